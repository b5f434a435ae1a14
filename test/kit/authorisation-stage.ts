/**
 * The scene of the authorisation matrix: one running server, a community with every kind of person and place, another
 * community beside it, and a way to ask as anybody, by HTTP and by an open connection.
 */
import type { Actor } from '../../server/domain/command.ts';
import type { ErrorCode } from '../../src/protocol/errors.ts';
import type { SyncResult } from '../../src/protocol/wire.ts';
import { PLACE_PERMISSIONS } from '../../src/protocol/roles.ts';
import { newId, startApp, type TestApp, type TestCommunity } from './app.ts';
import { closeApp, connect, type TestClient } from './app-client.ts';
import {
  EVERYONE,
  type Ingredients,
  PERSON_RULES,
  type PersonName,
  type PersonRule,
  type Rule,
  type Target,
} from './authorisation-rules.ts';

export const SECRET_NAME = 'Zirconium';
type Input = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error?: { readonly code: ErrorCode; readonly message: string };
}
export interface Person {
  readonly rule: PersonRule;
  readonly actor: Actor;
  readonly token: string;
  byHttp(kind: 'command' | 'query', frame: Input): Promise<Answer & { readonly status: number }>;
  bySocket(kind: 'command' | 'query', frame: Input): Promise<Answer>;
  sync(streams: readonly string[]): Promise<SyncResult>;
}
interface Place {
  readonly channelId: string;
  readonly categoryId: string;
  readonly channelOverrides: readonly unknown[];
  readonly categoryOverrides: readonly unknown[];
}
export interface Stage {
  readonly app: TestApp;
  readonly community: TestCommunity;
  readonly people: Readonly<Record<PersonName, Person>>;
  /** Somebody like this one, who is not needed again. */
  twinOf(name: PersonName): Promise<Person>;
  /** What this cell's frame is made of; makes anew whatever acting on it would use up. */
  ingredients(rule: Rule, target: Target, person: Person): Promise<Ingredients>;
  /** Takes away what a cell has left. */
  tidy(): Promise<void>;
  commits(): number;
  close(): Promise<void>;
}

const CHANNEL_SECRET = `${SECRET_NAME} plans`;
const wordsIn = (target: Target): string => (target === 'closed' ? `a secret of ${SECRET_NAME}` : 'a secret of nobody');

class Scene {
  readonly app: TestApp;
  readonly community: TestCommunity;
  readonly other: TestCommunity;
  readonly places = new Map<Target, Place>();
  readonly roleIds = new Map<string, string>();
  readonly owner: Actor;
  count = 0;

  constructor(app: TestApp, community: TestCommunity, other: TestCommunity) {
    this.app = app;
    this.community = community;
    this.other = other;
    this.owner = { communityId: community.communityId, memberId: community.ownerId, ageBand: 'unknown' };
  }

  get unique(): string {
    return String(++this.count);
  }

  async must<T>(type: string, input: Input, actor: Actor = this.owner): Promise<T> {
    const answer = await this.app.domain.runCommand(actor, { type, opId: newId(), ...input });
    if (!answer.ok) throw new Error(`${type}: ${answer.error.message}`);
    return answer.result as T;
  }

  /** From the highest down, so that each new one comes to stand below. */
  async makeRoles(): Promise<void> {
    await this.must('role.update', { roleId: this.community.everyoneId, permissions: [...EVERYONE] });
    const roles: readonly (readonly [string, readonly string[]])[] = [
      ['top', []],
      ['administrator', ['administrator']],
      ['keeper', PERSON_RULES.keeper.rights],
      ['moderator', PERSON_RULES.moderator.rights],
      ['author', PERSON_RULES.author.rights],
      ['low', []],
    ];
    for (const [name, permissions] of roles)
      this.roleIds.set(name, (await this.must<{ roleId: string }>('role.create', { name, permissions })).roleId);
  }

  async makePlace(target: Target, overrides: readonly unknown[], owner = this.owner): Promise<void> {
    const name = target === 'closed' ? SECRET_NAME : `Place ${target}`;
    const { categoryId } = await this.must<{ categoryId: string }>('category.create', { name, overrides }, owner);
    const inside = target === 'closed' ? `${SECRET_NAME} inside` : `Inside ${target}`;
    await this.must('channel.create', { name: inside, categoryId }, owner);
    const { channelId } = await this.must<{ channelId: string }>(
      'channel.create',
      { name: target === 'closed' ? CHANNEL_SECRET : `Channel ${target}`, topic: name },
      owner,
    );
    if (overrides.length > 0) await this.must('channel.setOverrides', { channelId, overrides }, owner);
    this.places.set(target, { channelId, categoryId, channelOverrides: overrides, categoryOverrides: overrides });
    await this.must('message.send', { channelId, text: wordsIn(target) }, owner);
  }

  roleOf(name: PersonName): string | undefined {
    const known: Readonly<Partial<Record<PersonName, string>>> = {
      keeperInTimeOut: 'keeper',
      removed: 'keeper',
      banned: 'keeper',
      left: 'keeper',
    };
    return this.roleIds.get(known[name] ?? name);
  }

  /** Of another person or of oneself, in a place; written straight into the store, since not everybody may write there. */
  async message(target: Target, channelId: string, authorId: string, communityId: string): Promise<string> {
    const id = newId();
    await this.app.storage.transaction(async (tx) => {
      const stream = `channel:${channelId}` as const;
      const [rev, seq] = [await tx.nextRev(stream), await tx.nextSeq(channelId, Date.now())];
      const row = {
        kind: 'message' as const,
        id,
        rev,
        channelId,
        seq,
        authorId,
        text: wordsIn(target),
        createdAt: Date.now(),
      };
      await tx.insert(stream, { ...row, reactions: [] }, { communityId });
    });
    return id;
  }
}

export async function buildStage(): Promise<Stage> {
  const app = await startApp();
  const community = await app.addCommunity('matrix', { template: 'empty' });
  const other = await app.addCommunity('elsewhere', { template: 'empty' });
  const scene = new Scene(app, community, other);
  let commits = 0;
  app.domain.onCommit(() => void commits++);
  await scene.must('community.update', { guests: true });
  await scene.makeRoles();
  const { everyoneId } = community;
  const everyone = (allow: readonly string[], deny: readonly string[]) => ({
    target: 'role',
    id: everyoneId,
    allow,
    deny,
  });
  await scene.makePlace('open', []);
  await scene.makePlace('denied', [
    everyone(
      [],
      PLACE_PERMISSIONS.filter((one) => one !== 'channel.view'),
    ),
  ]);
  await scene.makePlace('granted', [everyone(PLACE_PERMISSIONS, [])]);
  const insider = await makePerson(scene, 'insider');
  const invited = { target: 'member', id: insider.actor.memberId, allow: ['channel.view'], deny: [] };
  await scene.makePlace('closed', [everyone([], ['channel.view']), invited]);
  await scene.makePlace('foreign', [], { communityId: other.communityId, memberId: other.ownerId, ageBand: 'unknown' });
  const people: Partial<Record<PersonName, Person>> = { insider };
  for (const name of Object.keys(PERSON_RULES) as PersonName[]) people[name] ??= await makePerson(scene, name);
  return {
    app,
    community,
    people: people as Record<PersonName, Person>,
    twinOf: (name) => makePerson(scene, name),
    ingredients: (rule, target, person) => gather(scene, rule, target, person),
    tidy: () => tidy(scene),
    commits: () => commits,
    close: () => closeApp(app),
  };
}

async function makePerson(scene: Scene, name: PersonName): Promise<Person> {
  const rule: PersonRule = PERSON_RULES[name];
  const { app, community, other } = scene;
  if (rule.isGuest) return makeGuest(scene, rule);
  const home = rule.isElsewhere || name === 'stranger' ? other : community;
  const sub = rule.isOwner || rule.isElsewhere ? 'owner' : `${name} ${scene.unique}`;
  const who = rule.isOwner || rule.isElsewhere ? 'The owner' : `Person ${scene.unique}`;
  const iat = Math.floor(Date.now() / 1000) - 5;
  const token = await app.token(sub, { name: who, ageBand: rule.isMinor ? 'child' : 'adult', iat }, home);
  const client = await connect(app, sub, { token, community: home });
  const actor: Actor = { communityId: home.communityId, memberId: client.memberId, ageBand: 'unknown' };
  const roleId = home === community ? scene.roleOf(name) : undefined;
  const { memberId } = actor;
  if (roleId !== undefined) await scene.must('member.setRoles', { memberId, roleIds: [roleId] });
  if (rule.isTimedOut) await scene.must('member.timeout', { memberId, until: Date.now() + 3_600_000 });
  if (name === 'removed') await scene.must('member.remove', { memberId });
  if (name === 'banned') await scene.must('member.ban', { memberId });
  if (name === 'left') await scene.must('community.leave', {}, actor);
  const person = speaker(scene, rule, actor, token, client);
  return rule.door === undefined ? person : { ...person, bySocket: underWay(scene, person) };
}

async function makeGuest(scene: Scene, rule: PersonRule): Promise<Person> {
  const { app, community } = scene;
  const joined = await fetch(`http://127.0.0.1:${String(app.port)}/api/join`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ community: community.slug, name: `Visitor ${scene.unique}`, accepted: true }),
  });
  const { result } = (await joined.json()) as { result: { token: string } };
  const client = await connect(app, 'guest', { token: result.token, community });
  const actor: Actor = { communityId: community.communityId, memberId: client.memberId, ageBand: 'unknown' };
  return speaker(scene, rule, actor, result.token, client);
}

function speaker(
  { app, community, other }: Scene,
  rule: PersonRule,
  actor: Actor,
  token: string,
  client: TestClient,
): Person {
  const home = rule.isElsewhere ? other : community;
  return {
    rule,
    actor,
    token,
    sync: (streams) => client.sync(...streams.map((stream) => ({ stream }))),
    async byHttp(kind, { type, ...body }) {
      const answer = await fetch(`http://127.0.0.1:${String(app.port)}/api/${kind}/${String(type)}`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          'Hearth-Community': home.slug,
        },
        body: JSON.stringify(body),
      });
      return { ...((await answer.json()) as Answer), status: answer.status };
    },
    bySocket: (kind, frame) => client.ask(kind, frame),
  };
}

/** Their line is closed. What stands for it is a frame that was on its way while they were put out. */
function underWay({ app, community }: Scene, { actor, rule }: Person): Person['bySocket'] {
  return async (kind, frame) => {
    if (rule.underWay === undefined) return { ok: false, error: { code: rule.door ?? 'internal', message: '' } };
    const there: Actor = { ...actor, communityId: community.communityId };
    return kind === 'command' ? app.domain.runCommand(there, frame) : app.domain.runQuery(there, frame);
  };
}

const ofNobody = newId;

async function gather(scene: Scene, rule: Rule, target: Target, person: Person): Promise<Ingredients> {
  const place = scene.places.get(target);
  const shared = {
    channelId: place?.channelId ?? ofNobody(),
    roleId: scene.roleIds.get('low') ?? '',
    now: Date.now(),
    overrides: (rule.scope === 'category' ? place?.categoryOverrides : place?.channelOverrides) ?? [],
    unique: scene.unique,
  };
  if (target === 'absent' || target === 'here') return { ...shared, id: ofNobody() };
  if (rule.scope === 'channel') return { ...shared, id: shared.channelId };
  if (rule.scope === 'category') return { ...shared, id: place?.categoryId ?? '' };
  if (rule.scope === 'message') {
    const home = target === 'foreign' ? scene.other : scene.community;
    const authorId = rule.own ? person.actor.memberId : home.ownerId;
    const other = rule.own || !person.rule.isOwner ? authorId : scene.community.everyoneId;
    return { ...shared, id: await scene.message(target, shared.channelId, other, home.communityId) };
  }
  if (rule.scope === 'person') return { ...shared, id: await somebody(scene, rule, target) };
  if (rule.scope === 'role') return { ...shared, id: await someRole(scene, target, person) };
  const home = target === 'foreign' ? scene.other : scene.community;
  const maker: Actor = { communityId: home.communityId, memberId: home.ownerId, ageBand: 'unknown' };
  return { ...shared, id: (await scene.must<{ inviteId: string }>('invite.create', {}, maker)).inviteId };
}

async function somebody(scene: Scene, rule: Rule, target: Target): Promise<string> {
  if (target === 'above') return scene.community.ownerId;
  if (target === 'foreign') return scene.other.ownerId;
  const admitted = await scene.app.domain.admit({
    communityId: scene.community.communityId,
    subject: `host:x:${scene.unique}`,
    issuedAt: Date.now(),
    claims: { name: `Somebody ${scene.unique}` },
  });
  if (!admitted.ok) throw new Error(admitted.error.message);
  const { memberId } = admitted.result.actor;
  if (rule.state === 'banned') await scene.must('member.ban', { memberId });
  return memberId;
}

async function someRole(scene: Scene, target: Target, person: Person): Promise<string> {
  if (target === 'foreign') return scene.other.everyoneId;
  if (target === 'above' && !person.rule.isOwner) return scene.roleIds.get('top') ?? '';
  return (await scene.must<{ roleId: string }>('role.create', { name: `Fresh ${scene.unique}` })).roleId;
}

/** Roles and invites are counted: those that a cell has made go again. */
async function tidy(scene: Scene): Promise<void> {
  const { storage } = scene.app;
  const { communityId } = scene.community;
  for (const home of [scene.community, scene.other]) {
    const maker: Actor = { communityId: home.communityId, memberId: home.ownerId, ageBand: 'unknown' };
    for (const { id, revokedAt } of await storage.invites(home.communityId))
      if (revokedAt === null) await scene.must('invite.revoke', { inviteId: id }, maker);
  }
  const kept = new Set([...scene.roleIds.values(), scene.community.everyoneId]);
  for (const { id } of await storage.rows(`community:${communityId}`, 'role'))
    if (!kept.has(id)) await scene.must('role.delete', { roleId: id });
}
