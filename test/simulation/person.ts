/** One simulated person: a browser, its tabs, who is signed in there, and what the person does in them. */
import type { CommandType } from '../../src/protocol/commands.ts';
import type { Cursor } from '../../src/protocol/wire.ts';
import type { FakeBrowser } from '../kit/fake-browser.ts';
import type { SeededRandom } from '../kit/fake-clock.ts';
import type { World, WorldTab } from '../kit/world.ts';
import { ASKS, asks } from './asks.ts';
import { anybody, makers, type Stage, WEIGHTS } from './deeds.ts';
import { commandInputs } from '../../src/protocol/commands.ts';
import type { Truth } from './truth.ts';
import { watchTab } from './watch.ts';

/** A message that somebody was told is on its way. */
export interface Accepted {
  readonly opId: string;
  readonly text: string;
}

/** What the people of one history share. */
export interface Scene {
  readonly world: World;
  readonly truth: Truth;
  readonly tokenLifeMs: number;
  readonly hostDown: number;
  /** By sub: who the server says that is. */
  readonly memberIds: ReadonlyMap<string, string>;
  readonly invites: readonly string[];
  report(violation: string): void;
  say(line: string): void;
}

const EMOJI = ['👍', '❤️', '🎉'] as const;
const TYPES = (Object.keys(commandInputs) as CommandType[]).flatMap((type) =>
  Array<CommandType>(WEIGHTS[type] ?? 1).fill(type),
);

export class Person {
  sub: string;
  readonly browser: FakeBrowser;
  accepted: Accepted[] = [];
  /** Messages that some view called sent. */
  readonly shownSent = new Set<string>();
  /** A backup that was put back does not hold these. */
  lost: ReadonlySet<string> = new Set();
  /** Sent again by hand: their place in the order is a new one. */
  readonly retried = new Set<string>();
  tabs: WorldTab[] = [];
  /** What the disk’s cursors were. */
  readonly cursors = new Map<string, Cursor>();
  isOut = false;
  isHostDown = false;
  hasJumped = false;
  /** How wrong the device's clock is. */
  clockErrorMs = 0;
  /** A tab died, maybe while it was to erase what another person left. */
  hadCrash = false;
  readonly stalledAt = new Map<WorldTab, number>();
  readonly #discarded = new Set<string>();
  readonly #subs: readonly string[];
  readonly #scene: Scene;
  readonly #random: SeededRandom;
  readonly #sending = new Map<string, WorldTab>();
  readonly #numbers = new Map<WorldTab, number>();
  #opened = 0;
  #turn = 0;
  #count = 0;

  /** @param subs the first is signed in first; the others may follow in the same browser. */
  constructor(scene: Scene, subs: readonly string[], random: SeededRandom) {
    this.#scene = scene;
    this.#subs = subs;
    this.sub = subs[0] ?? '';
    this.browser = scene.world.browser();
    this.#random = random;
  }

  get memberId(): string | undefined {
    return this.#scene.memberIds.get(this.sub);
  }
  #say(line: string): void {
    this.#scene.say(`${this.sub}: ${line}`);
  }

  openTab(): WorldTab {
    const { world, truth, report, tokenLifeMs, hostDown } = this.#scene;
    const getToken = (): Promise<string | null> => {
      if (this.isHostDown && this.#random.chance(hostDown)) return Promise.reject(new Error('The host is away.'));
      return Promise.resolve(this.isOut ? null : world.token(this.sub, tokenLifeMs));
    };
    const tab = world.open(this.sub, this.browser, { getToken, clockErrorMs: this.clockErrorMs });
    this.isHostDown = hostDown > 0;
    this.tabs.push(tab);
    this.#numbers.set(tab, ++this.#opened);
    tab.way.onRequest = (event, payload) => {
      const name = `${this.sub}, tab ${this.#numbers.get(tab) ?? 0}`;
      this.#scene.say(`    ${name} → server ${event} ${opening(payload)}`);
      const { type, opId } = payload as { readonly type: string; readonly opId: string };
      const isOwn =
        event === 'command' && type === 'message.send' && this.browser.enqueued.some((one) => one.opId === opId);
      if (!isOwn) return () => undefined;
      const { channelId } = payload as { readonly channelId: string };
      const busy = this.#sending.get(channelId);
      if (busy && busy !== tab && !busy.isDead) report(`I16: two tabs of ${this.sub} send at once`);
      this.#sending.set(channelId, tab);
      return () => void (this.#sending.get(channelId) === tab && this.#sending.delete(channelId));
    };
    tab.way.onHeard = (event, payload) => {
      const { lost } = payload as { readonly lost?: unknown };
      for (const id of event === 'access' && Array.isArray(lost) ? lost.map(String) : [])
        if (tab.client.channel(id).timeline.get().items.length > 0)
          report(`I31: ${this.sub} heard that ${id} is lost, and still shows it`);
    };
    watchTab(tab, { world, truth, report, discarded: this.#discarded });
    this.#say(`opens tab ${this.#opened}`);
    return tab;
  }
  crash(tab: WorldTab): void {
    tab.crash();
    this.hadCrash = true;
    this.tabs = this.tabs.filter((each) => each !== tab);
  }
  stall(tab: WorldTab): void {
    tab.way.stall();
    this.stalledAt.set(tab, this.#scene.world.clock.now());
  }

  /** Signs out, comes back, or hands the browser to somebody else. */
  changeUser(): void {
    const next = this.#random.pick(this.#subs) ?? this.sub;
    this.#turn++;
    this.accepted = [];
    if (!this.isOut && this.#random.chance(0.5)) {
      this.#say('signs out');
      this.isOut = true;
      void this.#random.pick(this.tabs)?.client.session.logout();
      return;
    }
    this.#say(`${next} signs in here`);
    this.sub = next;
    this.isOut = false;
    this.signIn();
  }
  signIn(): void {
    const { world, tokenLifeMs } = this.#scene;
    for (const tab of this.tabs)
      void tab.client.session.identify(() => Promise.resolve(this.isOut ? null : world.token(this.sub, tokenLifeMs)));
  }

  /** Looks at channels, so that they are held live there, and away from others. @param share of what it decides anew. */
  look(share: number): void {
    for (const tab of this.tabs) {
      for (const { id } of this.#scene.truth.channels()) {
        if (!this.#random.chance(share)) continue;
        if (this.#random.chance(0.6)) tab.look(id);
        else tab.lookAway(id);
      }
    }
  }

  /** Notes what is shown as sent: it must never be lost. */
  watch(): void {
    for (const tab of this.tabs) {
      for (const { id } of this.#scene.truth.channels()) {
        if (!tab.isLooking(id)) continue;
        for (const { message, state } of tab.client.channel(id).timeline.get().items)
          if (state === 'sent' && !this.lost.has(message.id)) this.shownSent.add(message.id);
      }
    }
  }

  act(): void {
    const tab = this.#random.pick(this.tabs.filter(({ isFrozen }) => !isFrozen));
    const memberId = tab?.client.session.me.get()?.id;
    if (!tab || memberId === undefined) return;
    const seen = [...this.#scene.truth.channels()].filter(({ id }) => this.#scene.truth.placesOf(memberId).has(id));
    const channelId = this.#random.pick(seen)?.id;
    if (channelId === undefined) return;
    const kind = this.#random.next();
    if (kind < 0.28) this.send(tab, channelId);
    else if (kind < 0.48) this.#touch(tab, channelId);
    else if (kind < 0.62) this.#wander(tab, channelId);
    else if (kind < 0.83) this.#command(tab, memberId);
    else if (kind < 0.9) this.#ask(tab, memberId);
    else if (kind < 0.93) this.#pry(tab, memberId);
    else if (kind < 0.96) this.#mend(tab, channelId);
    else this.#note(tab, channelId);
  }

  #stage(memberId: string): Stage {
    const { truth, world, invites } = this.#scene;
    const random = this.#random;
    const one = <T>(list: readonly T[]): T => list[random.below(list.length)] as T;
    return {
      ...{ random, truth, memberId, invites, one },
      now: world.clock.now(),
      flip: () => random.chance(0.5),
    };
  }

  #command(tab: WorldTab, memberId: string): void {
    const random = this.#random;
    const stage = this.#stage(memberId);
    const type = stage.one(TYPES);
    const isRare = type === 'community.leave';
    const input = isRare && random.chance(0.5) ? undefined : makers[type](stage);
    if (!input) return;
    void tab.client
      .command(type, input as never)
      .then((answer) => this.#say(`${type} ${answer.ok ? 'done' : answer.error.code}`));
  }

  #ask(tab: WorldTab, memberId: string): void {
    if (this.#random.chance(0.3)) return void tab.client.members.search('', { limit: 10 });
    const type = this.#random.pick(ASKS) ?? 'history';
    this.#say(`asks ${type}`);
    void tab.client
      .query(type, asks[type](this.#stage(memberId)) as never)
      .then((answer) => this.#say(`${type} ${answer.ok ? 'answered' : answer.error.code}`));
  }

  /** Asks by hand for what the client core would not: for what others alone may see, and from any cursor. */
  #pry(tab: WorldTab, memberId: string): void {
    const { truth, world } = this.#scene;
    const places = truth.placesOf(memberId);
    const hidden = [...truth.channels(), ...truth.categories()].filter(({ id }) => !places.has(id));
    const streams = [...hidden.map(({ id }) => `channel:${id}`), `me:${anybody(this.#stage(memberId))}`];
    const stream = this.#random.chance(0.3) ? `me:${memberId}` : (this.#random.pick(streams) ?? '');
    const { id: channelId } = this.#random.pick(hidden) ?? {};
    if (channelId !== undefined && this.#random.chance(0.5)) {
      this.#say(`pries into the history of ${channelId.slice(-4)}`);
      return tab.way.ask('query', { type: 'history', channelId, limit: 5 });
    }
    const rev = this.#random.pick([undefined, 0, 5, 1_000]);
    const since = rev === undefined ? null : { epoch: world.server.storage.epoch, rev };
    this.#say(`pries into ${stream.slice(-7)} since ${rev ?? 'nothing'}`);
    tab.way.ask('sync', { streams: [{ stream, since, live: true }] });
  }

  /** Through the history. */
  #wander(tab: WorldTab, channelId: string): void {
    const channel = tab.client.channel(channelId);
    const seq = 1 + this.#random.below(Math.max(1, this.#scene.truth.messages(channelId).length));
    const way = this.#random.below(5);
    this.#say(`wanders ${way} in ${channelId.slice(-4)}, ${seq}`);
    if (way === 0) channel.place.set({ seq, offset: 0 });
    if (way === 1) channel.place.set(undefined);
    if (way === 0) void channel.showSeq(seq);
    else if (way === 1) void channel.showLatest();
    else if (way === 2) void channel.loadAfter();
    else void channel.loadBefore();
  }

  send(tab: WorldTab, channelId: string): void {
    const { truth } = this.#scene;
    const call = this.#random.chance(0.3) ? ` <@${this.#random.pick(truth.members())?.id ?? ''}>` : '';
    const text = `${this.sub} ${this.#turn} ${++this.#count}${call}`;
    const turn = this.#turn;
    this.#say(`sends “${text}” to ${channelId.slice(-4)}`);
    tab.client
      .channel(channelId)
      .send(text)
      .then(
        ({ opId }) => {
          if (!this.browser.enqueued.some((one) => one.opId === opId))
            this.#scene.report(`I14: ${opId} of ${this.sub} was accepted and is not on the disk`);
          if (turn === this.#turn) this.accepted.push({ opId, text });
        },
        () => this.#say(`could not send “${text}”`),
      );
  }

  #touch(tab: WorldTab, channelId: string): void {
    const channel = tab.client.channel(channelId);
    const { items } = channel.timeline.get();
    const item = this.#random.chance(0.4) ? items.at(-1) : this.#random.pick(items);
    if (!item) return;
    const { id, seq, authorId, text } = item.message;
    const quietly = (work: Promise<unknown>): void =>
      void work.catch((error: unknown) => this.#say(`could not: ${String(error)}`));
    const kind = this.#random.below(8);
    const isMine = authorId === this.memberId;
    if (kind <= 1 && isMine) quietly(channel.edit(id, `${text}!`));
    else if (kind === 2 && (isMine || this.sub === 'owner')) {
      quietly(channel.remove(id));
      if (this.#random.chance(0.5)) void tab.client.command('message.edit', { messageId: id, text: `${text}!!` });
    } else if (kind <= 4) quietly(channel.react(id, this.#random.pick(EMOJI) ?? EMOJI[0], this.#random.chance(0.6)));
    else if (kind <= 6 && seq > 0) channel.markRead(seq);
    else if (seq > 0) quietly(channel.markUnread(seq));
    this.#say(`does ${kind} on ${id.slice(-4)} in ${channelId.slice(-4)}`);
  }

  /** Sends failed ones again, or lets go of them. */
  #mend(tab: WorldTab, channelId: string): void {
    const channel = tab.client.channel(channelId);
    const failed = channel.timeline.get().items.find(({ state }) => state === 'failed');
    if (!failed) return;
    const { id } = failed.message;
    this.retried.add(id);
    if (this.#random.chance(0.5)) {
      this.#say(`sends ${id.slice(-4)} again`);
      void channel.retry(id);
      return;
    }
    this.#say(`lets go of ${id.slice(-4)}`);
    this.#discarded.add(id);
    this.accepted = this.accepted.filter(({ opId }) => opId !== id);
    void channel.discard(id);
  }

  #note(tab: WorldTab, channelId: string): void {
    const channel = tab.client.channel(channelId);
    if (this.#random.chance(0.5)) channel.setTyping(true);
    else channel.setDraft(this.#random.chance(0.3) ? '' : `draft ${this.#random.below(100)}`);
    this.#say('types');
  }
}

function opening(payload: unknown): string {
  const text = JSON.stringify(payload);
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
