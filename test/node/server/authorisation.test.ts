/**
 * The authorisation matrix: every command and query, by every kind of person, on every kind of target, over HTTP and over
 * the open connection. What each cell must answer follows from the one table in `test/kit/authorisation-rules.ts`.
 */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { commandInputs } from '../../../src/protocol/commands.ts';
import { queryInputs } from '../../../src/protocol/queries.ts';
import { newId } from '../../kit/app.ts';
import { refusal } from '../../kit/app-client.ts';
import {
  COMMAND_RULES,
  expected,
  type Outcome,
  type PersonName,
  PERSON_RULES,
  QUERY_RULES,
  type Rule,
  type Target,
  targetsOf,
} from '../../kit/authorisation-rules.ts';
import { type Answer, buildStage, type Person, SECRET_NAME, type Stage } from '../../kit/authorisation-stage.ts';

const FACES = ['http', 'socket'] as const;
const NAMES = Object.keys(PERSON_RULES) as PersonName[];
const STATUS: Readonly<Partial<Record<Outcome, number>>> = {
  ok: 200,
  empty: 200,
  not_found: 404,
  forbidden: 403,
  banned: 403,
  conflict: 409,
  unauthenticated: 401,
  token_expired: 401,
};

interface Cell {
  readonly kind: 'command' | 'query';
  readonly type: string;
  readonly rule: Rule;
  readonly name: PersonName;
  readonly target: Target;
  readonly face: (typeof FACES)[number];
}

/** Nobody stands above the owner, and another community's owner is at home in their own. */
function isSenseless({ rule, name, target }: Pick<Cell, 'rule' | 'name' | 'target'>): boolean {
  if (name === 'foreigner' && (target === 'here' || target === 'foreign')) return true;
  return name === 'owner' && target === 'above' && rule.scope === 'person';
}

function cellsOf(kind: Cell['kind'], type: string, rules: readonly Rule[]): readonly Cell[] {
  return rules
    .flatMap((rule) => targetsOf(rule).map((target) => ({ rule, target })))
    .flatMap((part) => NAMES.map((name) => ({ ...part, name })))
    .filter((part) => !isSenseless(part))
    .flatMap((part) => FACES.map((face) => ({ ...part, face, kind, type })));
}

function outcomeOf({ ok, result, error }: Answer): Outcome {
  if (!ok) return error?.code ?? 'internal';
  const { rows } = (result ?? {}) as { readonly rows?: readonly unknown[] };
  return rows?.length === 0 ? 'empty' : 'ok';
}

const tables = [
  { kind: 'command' as const, rules: COMMAND_RULES, known: commandInputs },
  { kind: 'query' as const, rules: QUERY_RULES, known: queryInputs },
];

describe('the authorisation matrix', () => {
  let stage: Stage;
  let count = 0;
  before(async () => {
    stage = await buildStage();
  });
  after(async () => {
    assert.deepEqual(stage.app.complaints, []);
    await stage.close();
    assert.ok(count >= 3_000, `${String(count)} cells`);
  });

  async function actorOf({ rule, name }: Cell): Promise<Person> {
    return rule.byTwin && name !== 'owner' ? stage.twinOf(name) : stage.people[name];
  }

  async function ask(cell: Cell, person: Person, target: Target) {
    const { kind, type, rule, face } = cell;
    const input = rule.input(await stage.ingredients(rule, target, person));
    const frame = { type, ...(kind === 'command' ? { opId: newId() } : {}), ...input };
    const commits = stage.commits();
    const answer = await (face === 'http' ? person.byHttp(kind, frame) : person.bySocket(kind, frame));
    return { answer, input, changed: stage.commits() - commits };
  }

  async function check(cell: Cell): Promise<void> {
    const { rule, name, target, face, kind, type } = cell;
    const person = await actorOf(cell);
    const { answer, input, changed } = await ask(cell, person, target);
    const wanted = expected(person.rule, rule, target, face);
    const found = wanted === 'ok' && answer.ok ? 'ok' : outcomeOf(answer);
    const where = `${kind} ${type} ${rule.own ? '(own) ' : ''}by ${name} on ${target} over ${face}: ${JSON.stringify(answer).slice(0, 300)}`;
    assert.equal(found, wanted, where);
    if (face === 'http') assert.equal((answer as { status?: number }).status, STATUS[wanted], where);
    if (!answer.ok) assert.equal(changed, 0, `a refusal changes nothing: ${where}`);
    const said = JSON.stringify({ ...answer, input: undefined });
    const maySee = target !== 'closed' || wanted === 'not_found' || wanted === 'empty';
    const isOutside = !('everywhere' in PERSON_RULES[name]) && name !== 'insider';
    if (isOutside && maySee) assert.ok(!said.includes(SECRET_NAME), `nothing hidden shows: ${where}`);
    if ((wanted === 'not_found' || wanted === 'empty') && target !== 'absent') {
      const absent = await ask(cell, person, 'absent');
      assert.deepEqual(answer, absent.answer, `what is hidden and what is not there answer alike: ${where}`);
    }
    assert.ok(input);
    count++;
  }

  for (const { kind, rules, known } of tables) {
    test(`has a line for each ${kind} there is`, () => {
      assert.deepEqual(Object.keys(rules).sort(), Object.keys(known).sort());
    });
    for (const [type, own] of Object.entries<readonly Rule[]>(rules)) {
      test(`${kind} ${type}`, async () => {
        for (const cell of cellsOf(kind, type, own)) await check(cell);
        await stage.tidy();
      });
    }
  }

  test('who is shut out is refused at the door of the live connection as over HTTP', async () => {
    for (const name of NAMES) {
      const person = stage.people[name];
      const { door } = person.rule;
      if (door === undefined) continue;
      const auth = { protocol: 1, community: stage.community.slug, token: person.token };
      assert.equal((await refusal(stage.app, name, { auth }))?.code, door, name);
    }
  });

  test('a stream that is hidden and one that is not there are the same in a sync', async () => {
    for (const name of NAMES) {
      const person = stage.people[name];
      if (person.rule.door !== undefined || person.rule.isElsewhere) continue;
      const maySee = person.rule.everywhere === true || person.rule.isInvited === true;
      for (const scope of ['channel', 'category'] as const) {
        const ids = await Promise.all(
          (['closed', 'foreign', 'absent'] as const).map(async (target) => {
            const rule: Rule = { scope, needs: [], input: () => ({}) };
            return (await stage.ingredients(rule, target, person)).id;
          }),
        );
        const answer = await person.sync(ids.map((id) => `channel:${id}`));
        const [closed, foreign, absent] = ids.map((id) => answer[`channel:${id}`]);
        assert.deepEqual(foreign, absent, name);
        if (maySee) assert.ok(closed && 'rows' in closed, name);
        else assert.deepEqual(closed, absent, name);
      }
    }
  });
});
