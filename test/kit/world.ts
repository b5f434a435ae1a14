/**
 * People with browsers and tabs, and one server, in this process: the production client core and the production domain
 * over a network that can be cut, delayed, doubled and half-open, on a clock that moves by hand.
 */
import { createClient, loadLaterParts } from '../../src/client.ts';
import type { ChannelHandle, HearthClient, TimelineItem } from '../../src/index.ts';
import type { GetToken } from '../../src/options.ts';
import type { PageHint, PageHints } from '../../src/net/page-hints.ts';
import type { MadeCommunity } from '../../server/domain/communities.ts';
import { uuidV7 } from '../../src/protocol/ids.ts';
import { FakeBrowser, type FakeTab } from './fake-browser.ts';
import { FakeClock, type PartClock, SeededRandom } from './fake-clock.ts';
import { FakeNetwork, FakeWay } from './fake-network.ts';
import { fakeToken, FakeServer, type FakeServerOptions } from './fake-server.ts';

export interface WorldOptions extends Partial<Omit<FakeServerOptions, 'clock' | 'random'>> {
  /** Leaves what the core loads later for it to load. */
  readonly cold?: boolean;
  readonly seed?: number;
  /** See `FakeClock`. */
  readonly drain?: () => void;
}

export class World {
  readonly clock: FakeClock;
  readonly random: SeededRandom;
  readonly server: FakeServer;
  readonly network: FakeNetwork;
  /** Everything that any client complained about. */
  readonly warnings: { readonly code: string; readonly detail: unknown }[] = [];
  readonly #tabs: WorldTab[] = [];

  constructor({ seed = 1, drain, ...options }: WorldOptions = {}) {
    this.clock = new FakeClock(undefined, drain);
    this.random = new SeededRandom(seed);
    this.server = new FakeServer({ rates: 'unlimited', ...options, clock: this.clock, random: this.random.fork() });
    this.network = new FakeNetwork(this.clock, this.server);
  }

  get made(): MadeCommunity {
    return this.server.made;
  }
  channelId(key: string): string {
    const id = this.made.channelIds[key];
    if (id === undefined) throw new Error(`The template has no channel ${key}.`);
    return id;
  }

  newId(): string {
    return uuidV7(this.clock.now(), (bytes) => this.random.fill(bytes));
  }

  browser(): FakeBrowser {
    return new FakeBrowser(this.clock, this.random.fork());
  }

  /** A tab in which this person is signed in. */
  open(sub: string, browser: FakeBrowser = this.browser(), options: TabOptions = {}): WorldTab {
    const tab = new WorldTab(this, sub, browser, options);
    this.#tabs.push(tab);
    return tab;
  }

  async run(ms = 1_000): Promise<void> {
    await this.clock.advance(ms);
  }

  /** Runs until it holds, or gives up after `withinMs` of its own time. */
  async until(holds: () => boolean, withinMs = 60_000): Promise<void> {
    const end = this.clock.now() + withinMs;
    while (!holds()) {
      if (this.clock.now() >= end)
        throw new Error(`It did not happen within ${String(withinMs)} ms: ${holds.toString()}`);
      await this.clock.advance(20);
    }
  }

  /** A long time passes while nobody is here: nothing that waits for time happens on the way. */
  async skip(ms: number): Promise<void> {
    this.clock.skip(ms);
    await this.run(1);
  }

  token(sub: string, lifeMs?: number): string {
    return fakeToken(sub, this.clock.now(), lifeMs);
  }

  /** The server comes back with what this backup holds. */
  async restoreServer(backup: FakeServer['storage']): Promise<void> {
    this.network.isServerUp = false;
    this.server.crash();
    for (const tab of this.#tabs) tab.way.cut();
    this.server.storage = backup;
    this.server.start();
    this.network.isServerUp = true;
    await this.run(1);
  }

  /** @param which one process of several. */
  killServer(which?: number): void {
    this.server.crash(which);
    this.network.isServerUp = this.server.isUp;
    for (const tab of this.#tabs) tab.way.cutIfDead();
  }
  reviveServer(): void {
    this.server.start();
    this.network.isServerUp = true;
  }

  async crashServer(downMs = 500): Promise<void> {
    this.network.isServerUp = false;
    this.server.crash();
    for (const tab of this.#tabs) tab.way.cut();
    await this.run(downMs);
    this.server.start();
    this.network.isServerUp = true;
  }

  async close(): Promise<void> {
    for (const tab of this.#tabs) tab.close();
    await this.run(1_000);
    this.server.crash();
  }
}

export interface TabOptions {
  /** How wrong the device's own clock is. */
  readonly clockErrorMs?: number;
  readonly getToken?: GetToken;
  readonly storage?: 'memory';
}

export class WorldTab {
  readonly sub: string;
  readonly browser: FakeBrowser;
  readonly way: FakeWay;
  readonly client: HearthClient;
  readonly hints = new FakeHints();
  readonly #tab: FakeTab;
  readonly #clock: PartClock;
  readonly #releases = new Map<string, () => void>();
  /** How often the host was asked for a token, and why. */
  readonly asked: string[] = [];
  isDead = false;
  isFrozen = false;

  constructor(world: World, sub: string, browser: FakeBrowser, options: TabOptions) {
    this.sub = sub;
    this.browser = browser;
    this.#clock = world.clock.part(options.clockErrorMs);
    this.#tab = browser.openTab(this.#clock);
    this.way = new FakeWay(world.network, this.#clock);
    this.client = createClient({
      server: 'https://hearth.example',
      community: 'alder-grove',
      ...(options.storage && { storage: options.storage }),
      getToken: (reason) => {
        this.asked.push(reason);
        return options.getToken ? options.getToken(reason) : Promise.resolve(world.token(sub));
      },
      parts: {
        clock: this.#clock,
        random: world.random.fork(),
        logger: { warn: (code, detail) => void world.warnings.push({ code, detail }) },
        transport: this.way,
        hints: this.hints,
        openCache: (name) => this.#tab.cache(name),
        openTabs: (name) => this.#tab.tabs(name),
      },
    });
  }

  /** The channel, held live. */
  look(channelId: string): ChannelHandle {
    const channel = this.client.channel(channelId);
    if (!this.#releases.has(channelId)) this.#releases.set(channelId, channel.hold());
    return channel;
  }
  isLooking(channelId: string): boolean {
    return this.#releases.has(channelId);
  }
  lookAway(channelId: string): void {
    this.#releases.get(channelId)?.();
    this.#releases.delete(channelId);
  }

  /** The device's clock is set to another time. */
  jump(ms: number): void {
    this.#clock.jump(ms);
  }

  /** The page stands still, as one in the background may; its line does not know. */
  freeze(): void {
    this.isFrozen = true;
    this.#clock.freeze();
    this.way.freeze();
  }
  thaw(): void {
    if (!this.isFrozen) return;
    this.isFrozen = false;
    this.#clock.thaw();
    this.way.thaw();
  }

  /** Dies in the middle of whatever it does. */
  crash(): void {
    this.isDead = true;
    this.#clock.stop();
    this.#tab.die();
    this.way.cut();
  }

  close(): void {
    if (!this.isDead) this.client.close();
  }
}

export class FakeHints implements PageHints {
  offline = false;
  readonly #handlers = new Set<(hint: PageHint) => void>();
  isOffline(): boolean {
    return this.offline;
  }
  listen(handler: (hint: PageHint) => void): () => void {
    this.#handlers.add(handler);
    return () => this.#handlers.delete(handler);
  }
  say(hint: PageHint): void {
    if (hint === 'wake' || hint === 'offline') this.offline = hint === 'offline';
    for (const handler of this.#handlers) handler(hint);
  }
}

/** A world with its community made. */
export async function createWorld(options: WorldOptions = {}): Promise<World> {
  if (!options.cold) await loadLaterParts(); // it would take real time, of which the hand-driven clock knows nothing
  const world = new World(options);
  if (!options.made) await world.server.makeCommunity();
  return world;
}

export const textsOf = (items: readonly TimelineItem[]): string[] => items.map(({ message }) => message.text);
