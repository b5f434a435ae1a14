/**
 * One history: some people with some tabs, one or more processes of a server, a handful of faults, all drawn from the seed.
 * The production client core and the production domain run in it; only time, chance, the network and the disk are fake.
 * Then everything heals, and everybody must agree.
 */
import { createDomain, type Domain } from '../../server/domain/domain.ts';
import { RATES } from '../../server/domain/rate.ts';
import { SeededRandom } from '../kit/fake-clock.ts';
import { copyStorage, fakePorts } from '../kit/fake-server.ts';
import { createWorld, type World, type WorldTab } from '../kit/world.ts';
import { checkDisk, checkForgotten, checkKept, checkOnce, checkOrder } from './disk-checks.ts';
import { checkEquivalence } from './equivalence-check.ts';
import { calmDown, drawFaults, type Faults, setDisks, setWeather, upset, Weathered } from './faults.ts';
import { Person, type Scene } from './person.ts';
import { churn, fill, type Place } from './place.ts';
import { probe } from './probes.ts';
import { sendUnheard, waitingOf } from './restores.ts';
import { SaidChecks } from './said.ts';
import type { Truth } from './truth.ts';
import { checkEnds, checkNothing, checkTogether, checkView, checkWindow } from './view-checks.ts';

export interface HistoryOptions {
  readonly seed: number;
  readonly place: Place;
  readonly drain: () => void;
  readonly deeds?: number;
  readonly trace?: (line: string) => void;
}
export interface HistoryResult {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly messages: number;
  /** How often each type of command succeeded. */
  readonly done: Readonly<Record<string, number>>;
}

const DEEDS = 12;
/** A tab that hears nothing has to notice within this. */
const HALF_OPEN_MS = 15_000;

export async function runHistory(options: HistoryOptions): Promise<HistoryResult> {
  const history = new History(options);
  await history.live();
  await history.heal();
  return history.end();
}

class History {
  readonly #options: HistoryOptions;
  readonly #random: SeededRandom;
  readonly #faults: Faults;
  readonly #bus: Weathered;
  readonly #truth: Truth;
  readonly #violations = new Set<string>();
  readonly #said: SaidChecks;
  readonly #memberIds = new Map<string, string>([]);
  #world!: World;
  #now: () => number = () => 0;
  #people: Person[] = [];
  #scene!: Scene;
  #restores = 0;
  #tries: { readonly tab: WorldTab; readonly at: number; readonly count: number }[] = [];

  constructor(options: HistoryOptions) {
    const { seed, place, deeds = DEEDS } = options;
    this.#options = options;
    this.#random = new SeededRandom(seed);
    this.#faults = drawFaults(this.#random, deeds);
    this.#bus = new Weathered(this.#faults, this.#random.fork());
    this.#truth = place.truth.copy();
    const slackMs = this.#faults.processes > 1 ? 1_000 : 0;
    this.#said = new SaidChecks(this.#truth, place.inviteIds, slackMs, this.#report);
  }

  readonly #report = (violation: string): void => {
    if (!this.#violations.has(violation)) this.#say(`VIOLATION ${violation}`);
    this.#violations.add(violation);
  };
  readonly #say = (line: string): void => {
    const { trace } = this.#options;
    const now = this.#now() % 10_000_000;
    trace?.(`${String(now).padStart(8)} ${line}`);
  };

  async live(): Promise<void> {
    await this.#begin();
    const { deeds = DEEDS } = this.#options;
    let saved: { readonly truth: Truth; readonly storage: World['server']['storage'] } | undefined;
    for (let deed = 0; deed < deeds; deed++) {
      if (deed === this.#faults.backup?.[0]) {
        this.#say('a backup is taken');
        saved = { truth: this.#truth.copy(), storage: this.#world.server.backup(`restored ${this.#options.seed}`) };
      }
      if (deed === this.#faults.backup?.[1] && saved) await this.#restore(saved);
      await this.#step();
    }
  }

  async #begin(): Promise<void> {
    const { seed, place, drain, trace } = this.#options;
    const random = this.#random;
    const { processes } = this.#faults;
    const world = await createWorld({
      ...{ seed, drain, processes, bus: this.#bus, made: place.made, storage: copyStorage(place.storage, 'first') },
      rates: random.chance(0.2) ? RATES : 'unlimited',
      onCommit: this.#truth.take,
      onAdmit: (sub, memberId) => {
        this.#memberIds.set(sub, memberId);
        this.#said.checkAdmitted(memberId, this.#now());
      },
      onSay: (memberId, event, payload, live) => {
        if (trace) this.#say(`    server → ${this.#nameOf(memberId)} ${event} ${short(payload)}`);
        this.#said.checkEvent(memberId, event, payload, live);
      },
      onAnswer: (memberId, event, frame, answer) => {
        if (trace) this.#say(`    ${this.#nameOf(memberId)} ⇄ ${event} ${short(frame)} → ${short(answer)}`);
        this.#said.checkAnswer(memberId, event, frame, answer, world.server.storage);
      },
    });
    this.#world = world;
    this.#now = () => world.clock.now();
    this.#truth.setClock(() => world.clock.now());
    const scene: Scene = {
      ...{ world, truth: this.#truth, memberIds: this.#memberIds, invites: this.#said.invites },
      ...{ tokenLifeMs: this.#faults.tokenLifeMs, hostDown: this.#faults.hostDown },
      isTraced: trace !== undefined,
      ...{ report: this.#report, say: this.#say },
    };
    const subs = [['owner'], ['tom', 'zoe'], ['grace', 'lee'], ['kit', 'zoe'], ['ann']].slice(
      0,
      2 + random.below(random.chance(0.1) ? 4 : 2),
    );
    this.#scene = scene;
    this.#people = subs.map((each) => new Person(scene, each, random.fork()));
    setDisks(this.#people, this.#options.seed);
    await this.#openTabs();
    await world.run(300);
  }
  #nameOf(memberId: string): string {
    return [...this.#memberIds].find(([, id]) => id === memberId)?.[0] ?? memberId;
  }

  async #openTabs(): Promise<void> {
    const random = this.#random;
    for (const person of this.#people) {
      const isNew = person.tabs.length === 0;
      while (person.tabs.length < 1 || (person.tabs.length < 3 && random.chance(0.25))) {
        setWeather(person.openTab(), this.#faults, random);
        await this.#world.run(random.below(200));
      }
      person.look(isNew ? 1 : 0.2);
    }
  }

  async #step(): Promise<void> {
    const random = this.#random;
    const world = this.#world;
    random.pick(this.#people)?.act();
    if (random.chance(this.#faults.flood)) await this.#flood();
    if (random.chance(0.02)) this.#comeIn();
    upset(world, this.#people, this.#faults, random, this.#say);
    if (random.chance(0.12)) await this.#openTabs();
    else if (random.chance(0.3)) random.pick(this.#people)?.look(0.3);
    await world.run(random.below(random.chance(0.12) ? 5_000 : 200));
    await this.#checkStep();
  }

  /** Somebody new, by an invite. */
  #comeIn(): void {
    const inviteId = this.#random.pick(this.#said.invites) ?? '';
    const random = this.#random.fork();
    const isRevoked = this.#said.wasRevoked(inviteId);
    const { server } = this.#world;
    const { epoch } = server.storage;
    const took = (sub: string | undefined): void => {
      this.#say(`somebody comes by an invite: ${sub ?? 'refused'}`);
      if (sub !== undefined && isRevoked) this.#report(`I31: ${sub} came in by an invite that was taken back`);
      if (sub !== undefined && server.storage.epoch === epoch)
        this.#people.push(new Person(this.#scene, [sub], random));
    };
    this.#world.clock.after(1, () => void server.join(inviteId, `Newcomer ${this.#people.length}`).then(took));
  }

  async #checkStep(): Promise<void> {
    const random = this.#random;
    const person = random.pick(this.#people);
    const tab = person && random.pick(person.tabs);
    if (person && tab) {
      person.watch();
      const channelId = random.pick(this.#truth.channels())?.id;
      if (channelId !== undefined) checkWindow(this.#truth, tab, channelId, this.#report);
      if (random.chance(0.4)) await this.#checkDisks(person);
      if (random.chance(0.3)) await this.#checkEquivalence(person);
      this.#checkTries(tab);
    }
    this.#checkHalfOpen();
  }

  async #checkDisks({ browser, cursors }: Person): Promise<void> {
    const { epoch } = this.#world.server.storage;
    // a page that did not hear of the erasure yet may write once more; real databases refuse that
    for (const name of browser.diskNames.filter((each) => !browser.wasErased(each)))
      await checkDisk(this.#truth, browser.disk(name), { epoch, cursors }, this.#report);
  }
  async #checkEquivalence({ memberId }: Person): Promise<void> {
    const { server, made } = this.#world;
    if (memberId === undefined || !this.#truth.isActive(memberId)) return;
    const domain: Domain = createDomain({
      storage: server.storage,
      ports: fakePorts(this.#world.clock, this.#random.fork(), (_, error) => this.#report(`I28: ${String(error)}`)),
      rates: 'unlimited',
    });
    const reader = { communityId: made.communityId, memberId };
    await checkEquivalence(this.#truth, domain, reader, server.storage.epoch, this.#random, this.#report);
  }

  /** I24: nobody knocks without a pause. */
  #checkTries(tab: WorldTab): void {
    const now = this.#world.clock.now();
    this.#tries = this.#tries.filter(({ at }) => at >= now - 2_000);
    const before = this.#tries.find((each) => each.tab === tab);
    if (before && tab.way.tries - before.count > 25)
      this.#report(`I24: ${tab.sub} knocks ${tab.way.tries - before.count} times in 2 s`);
    this.#tries.push({ tab, at: now, count: tab.way.tries });
  }

  /** I23. */
  #checkHalfOpen(): void {
    for (const { stalledAt, sub } of this.#people) {
      for (const [tab, at] of stalledAt) {
        if (tab.isDead || tab.isFrozen || !tab.way.isStalled) stalledAt.delete(tab);
        else if (this.#world.clock.now() - at > HALF_OPEN_MS && tab.client.connection.get().status === 'online')
          this.#report(`I23: ${sub} has not noticed a half-open line`);
      }
    }
  }

  async #flood(): Promise<void> {
    const { server, made } = this.#world;
    const channelId = this.#random.chance(0.7)
      ? (made.channelIds['talk'] ?? '')
      : (this.#random.pick(Object.values(made.channelIds)) ?? '');
    if (!server.isUp) return;
    this.#say(`many messages at once in ${channelId.slice(-4)}`);
    const old = this.#truth.messages(channelId).slice(-24);
    const changed = old.filter(() => this.#random.chance(0.6)).map(({ id }) => id);
    const some = this.#random.below(16);
    const all = [fill(server, made, channelId, some), churn(server, made, changed)];
    await this.#world.run(200);
    await Promise.race([Promise.all(all), Promise.resolve()]); // a process that dies meanwhile leaves the rest undone
  }

  /** I11, I30: the server comes back from a backup. What was answered since is gone; what waits is sent. */
  async #restore({
    truth,
    storage,
  }: {
    readonly truth: Truth;
    readonly storage: World['server']['storage'];
  }): Promise<void> {
    await sendUnheard(this.#world, this.#people, this.#random);
    this.#say('the backup is put back');
    this.#restores++;
    const world = this.#world;
    world.killServer();
    const waiting = await waitingOf(world, this.#people);
    world.killServer(); // a process that had crashed before may have come back meanwhile
    world.server.storage = copyStorage(storage, `restored ${this.#restores}`);
    const lost = new Set(this.#truth.allMessages().map(({ id }) => id));
    this.#truth.restore(truth);
    const doneBefore = new Set(
      this.#people.flatMap(({ memberId = '', accepted }) =>
        accepted.filter(({ opId }) => this.#said.wasDone(memberId, opId)).map(({ opId }) => opId),
      ),
    );
    this.#said.forget();
    const real = new Set(this.#truth.allMessages().map(({ id }) => id));
    for (const person of this.#people) {
      person.shownSent.clear();
      person.lost = new Set([...person.lost, ...lost].filter((id) => !real.has(id)));
      // what was answered since may be lost with it; what was not is still to be sent
      person.accepted = person.accepted.filter(
        ({ opId }) => !doneBefore.has(opId) || real.has(opId) || waiting.has(opId),
      );
    }
    world.reviveServer();
    await world.run(1);
  }

  async heal(): Promise<void> {
    this.#say('everything heals');
    const world = this.#world;
    this.#bus.isCalm = true;
    calmDown(this.#people);
    world.reviveServer();
    const tabs = (): WorldTab[] => this.#people.flatMap((person) => person.tabs);
    const wake = (): void => tabs().forEach(({ hints }) => hints.say('wake'));
    wake();
    await world.run(11_000);
    for (const person of this.#people) {
      if (person.isOut && this.#random.chance(0.5)) person.isOut = false;
      if (person.tabs.length === 0) person.openTab();
      const statuses = person.tabs.map(({ client }) => client.connection.get().status);
      if (!person.isOut && statuses.includes('signed_out')) person.signIn();
    }
    for (const { client } of tabs()) if (client.connection.get().status === 'refused') client.reconnect();
    wake();
    await world.run(20_000);
    wake();
    await world.run(16_000);
    for (const person of this.#people) this.#checkQuiet(person);
    for (const tab of tabs()) for (const { id } of this.#truth.channels()) tab.look(id);
    await world.run(500);
    for (const { client } of tabs()) {
      for (const { id } of this.#truth.channels()) {
        client.channel(id).place.set(undefined);
        void client.channel(id).showLatest();
      }
    }
    await world.run(1_500);
    if (this.#random.chance(0.5)) await this.#probe();
    for (const person of this.#people) await this.#checkPerson(person);
    checkOnce(this.#truth, this.#report);
  }

  async #probe(): Promise<void> {
    const person = this.#random.pick(this.#people);
    const tab = person && this.#random.pick(person.tabs);
    if (!tab || !this.#isIn(person)) return;
    await probe({
      ...{ world: this.#world, truth: this.#truth, random: this.#random, tab, person, bus: this.#bus },
      ...{ checkDisks: () => this.#checkDisks(person), report: this.#report, say: this.#say },
    });
  }

  #isIn({ memberId, isOut }: Person): boolean {
    return !isOut && memberId !== undefined && this.#truth.isActive(memberId);
  }
  #checkQuiet(person: Person): void {
    if (!this.#isIn(person)) return;
    for (const tab of person.tabs) {
      if (tab.client.connection.get().status === 'online')
        checkEnds(this.#truth, tab, person.memberId ?? '', this.#report);
    }
  }

  async #checkPerson(person: Person): Promise<void> {
    const { memberId = '', sub, tabs, isOut } = person;
    checkOrder(this.#truth, person, this.#report);
    await this.#checkDisks(person);
    if (!this.#isIn(person)) {
      if (!isOut && !this.#truth.member(memberId)) return; // came after the backup: as with any token that is refused, what is here stays
      for (const tab of tabs) checkNothing(tab, this.#truth, isOut ? 'I18' : 'I31', this.#report);
      return;
    }
    await checkKept(this.#truth, person, this.#report);
    await checkForgotten(this.#truth, person, this.#report);
    const fresh = this.#random.chance(0.1) ? [this.#world.open(sub)] : [];
    for (const tab of fresh) for (const { id } of this.#truth.channels()) tab.look(id);
    if (fresh.length > 0) await this.#world.run(1_000);
    for (const tab of [...tabs, ...fresh]) {
      const { status } = tab.client.connection.get();
      if (status === 'online') checkView(this.#truth, tab, memberId, this.#report);
      else this.#report(`I22: ${sub} is ${status}`);
    }
    checkTogether(this.#truth, tabs, this.#report);
  }

  async end(): Promise<HistoryResult> {
    const { server, warnings } = this.#world;
    for (const violation of this.#truth.violations) this.#report(violation);
    for (const complaint of server.complaints) this.#report(`I28: server: ${String(complaint)}`);
    for (const { code, detail } of warnings) {
      const isNonsense = code === 'event_failed' || code === 'rows_ignored';
      if (code === 'apply_failed' || (isNonsense && this.#faults.nonsense === 0))
        this.#report(`I33: client: ${code} ${String(detail)}`);
    }
    await this.#world.close();
    const done = Object.fromEntries(this.#said.done);
    return {
      seed: this.#options.seed,
      violations: [...this.#violations],
      messages: this.#truth.allMessages().length,
      done,
    };
  }
}

function short(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
