/** One simulated person: a browser, its tabs, and what the person does in them. */
import type { SeededRandom } from '../kit/fake-clock.ts';
import type { FakeBrowser } from '../kit/fake-browser.ts';
import type { World, WorldTab } from '../kit/world.ts';
import type { Truth } from './truth.ts';

/** A message that somebody was told is on its way. */
export interface Accepted {
  readonly opId: string;
  readonly text: string;
  readonly channelId: string;
}

const EMOJI = ['👍', '❤️', '🎉'] as const;

export class Person {
  readonly sub: string;
  readonly browser: FakeBrowser;
  readonly accepted: Accepted[] = [];
  /** Messages that some view called sent. */
  readonly shownSent = new Map<string, string>();
  tabs: WorldTab[] = [];
  /** Was banned at some time: what lay unsent on the device went with it. */
  wasBanned = false;
  readonly #world: World;
  readonly #random: SeededRandom;
  readonly #trace: (line: string) => void;
  #count = 0;

  constructor(world: World, sub: string, random: SeededRandom, trace: (line: string) => void) {
    this.#world = world;
    this.sub = sub;
    this.browser = world.browser();
    this.#random = random;
    this.#trace = (line) => trace(`${sub}: ${line}`);
  }

  openTab(): WorldTab {
    const tab = this.#world.open(this.sub, this.browser);
    this.tabs.push(tab);
    this.#trace(`opens tab ${this.tabs.length}`);
    return tab;
  }
  crashTab(): void {
    const tab = this.#random.pick(this.tabs);
    if (!tab) return;
    this.#trace('a tab crashes');
    tab.crash();
    this.tabs = this.tabs.filter((each) => each !== tab);
  }
  get memberId(): string | undefined {
    return this.tabs.map(({ client }) => client.session.me.get()?.id).find((id) => id !== undefined);
  }

  /** Looks at channels in every tab, so that they are held live there, and away from others. */
  look(channelIds: readonly string[]): void {
    for (const tab of this.tabs) {
      for (const channelId of channelIds) {
        if (this.#random.chance(0.6)) tab.look(channelId);
        else tab.lookAway(channelId);
      }
    }
  }

  /** Notes what is shown as sent: it must never be lost. */
  watch(channelIds: readonly string[]): void {
    for (const { client } of this.tabs) {
      for (const channelId of channelIds) {
        for (const { message, state } of client.channel(channelId).timeline.get().items) {
          if (state === 'sent' && !message.removed) this.shownSent.set(message.id, channelId);
        }
      }
    }
  }

  act(channelIds: readonly string[], truth: Truth): void {
    const tab = this.#random.pick(this.tabs);
    const channelId = this.#random.pick(channelIds);
    if (!tab || !channelId || !tab.client.session.me.get()) return;
    const kind = this.#random.below(13);
    if (kind < 5) this.#send(tab, channelId);
    else if (kind < 10) this.#touch(tab, channelId, kind);
    else this.#wander(tab, channelId, truth);
  }

  /** Through the history. */
  #wander(tab: WorldTab, channelId: string, truth: Truth): void {
    const channel = tab.client.channel(channelId);
    const seq = 1 + this.#random.below(Math.max(1, truth.messages(channelId).length));
    const ways = [
      () => channel.showSeq(seq),
      () => channel.showLatest(),
      () => channel.loadBefore(),
      () => channel.loadAfter(),
    ];
    const way = this.#random.below(ways.length);
    this.#trace(`wanders ${way} in ${channelId.slice(-4)}, ${seq}`);
    if (way === 0) channel.place.set({ seq, offset: 0 });
    if (way === 1) channel.place.set(undefined);
    void ways[way]?.();
  }

  #send(tab: WorldTab, channelId: string): void {
    const text = `${this.sub} ${++this.#count}`;
    this.#trace(`sends “${text}” to ${channelId.slice(-4)}`);
    tab.client
      .channel(channelId)
      .send(text)
      .then(
        ({ opId }) => this.accepted.push({ opId, text, channelId }),
        () => this.#trace(`could not send “${text}”`),
      );
  }

  #touch(tab: WorldTab, channelId: string, kind: number): void {
    const channel = tab.client.channel(channelId);
    const items = channel.timeline.get().items;
    const item = this.#random.chance(0.5) ? items[0] : this.#random.pick(items);
    if (!item) return;
    const { id, seq, authorId, text } = item.message;
    const quietly = (work: Promise<unknown>): void =>
      void work.catch((error: unknown) => this.#trace(`refused: ${String(error)}`));
    const isMine = authorId === tab.client.session.me.get()?.id;
    if (kind === 5 && isMine) quietly(channel.edit(id, `${text}!`));
    else if (kind === 6 && isMine) quietly(channel.remove(id));
    else if (kind <= 7) quietly(channel.react(id, this.#random.pick(EMOJI) ?? EMOJI[0], this.#random.chance(0.6)));
    else if (kind === 8 && seq > 0) channel.markRead(seq);
    else if (seq > 0 && this.#random.chance(0.3)) quietly(channel.markUnread(seq));
    else quietly(channel.loadBefore());
    this.#trace(`does ${kind} on ${id.slice(-4)} in ${channelId.slice(-4)}`);
  }
}
