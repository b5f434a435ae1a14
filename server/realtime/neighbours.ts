/**
 * What servers on one store tell each other beside patches, through Socket.IO's adapter: whose rights changed (the store
 * tells it as well, so that it cannot get lost), who is connected where, and what members used of their rates. All of it is
 * said again or heals by itself: a line between servers may lose anything.
 */
import type { Clock } from '../../src/util/clock.ts';
import type { Domain } from '../domain/domain.ts';
import type { Spent } from '../domain/rate.ts';
import { noticeOf, type Notice } from '../domain/transact.ts';
import type { PresenceBoard } from './presence.ts';
import type { Here } from './presence-elsewhere.ts';

/** Everything that one server says to the others. */
export interface NeighbourEvents {
  notice: (notice: Notice) => void;
  /** A whole list replaces what was said before. */
  people: (server: string, people: readonly Here[], isWhole: boolean) => void;
  /** Somebody new asks for everybody's list. */
  hello: (server: string) => void;
  goodbye: (server: string) => void;
  spent: (spent: readonly Spent[]) => void;
  /** Somebody tried a code from this network address, or used a guest's token. */
  attempt: (entry: string) => void;
  guest: (entry: string) => void;
}

export interface NeighbourLine {
  /** To all other servers. */
  say<E extends keyof NeighbourEvents>(event: E, ...payload: Parameters<NeighbourEvents[E]>): void;
  on<E extends keyof NeighbourEvents>(event: E, listener: NeighbourEvents[E]): void;
}

/** What counts over all servers at once. */
export interface SharedCount {
  tell(to: (entry: string) => void): void;
  hear(entry: string): void;
}

export interface NeighbourParts {
  readonly shared?: Readonly<Record<'attempt' | 'guest', SharedCount>>;
  /** A name that no other server has. */
  readonly server: string;
  readonly line: NeighbourLine;
  readonly domain: Pick<Domain, 'onCommit' | 'hear' | 'spending'>;
  readonly presence: PresenceBoard;
  readonly clock: Clock;
}

const NEWS_MS = 250;
const WHOLE_MS = 20_000;
/** Who has said nothing for so long is gone. */
const SILENT_MS = 50_000;

/** @returns says goodbye and ends it. */
export function meetNeighbours({ server, line, domain, presence, clock, shared }: NeighbourParts): () => void {
  const heardAt = new Map<string, number>();
  const news = new Map<string, Here>();
  const sayWhole = (): void => line.say('people', server, presence.here(), true);

  line.on('notice', (notice) => domain.hear(notice));
  line.on('people', (from, people, isWhole) => {
    heardAt.set(from, clock.now());
    presence.hear(from, people, isWhole);
  });
  line.on('hello', sayWhole);
  line.on('goodbye', (from) => presence.forget(from));
  for (const name of ['attempt', 'guest'] as const) {
    shared?.[name].tell((entry) => line.say(name, entry));
    line.on(name, (entry) => shared?.[name].hear(entry));
  }
  line.on('spent', (spent) => domain.spending.spend(spent));

  presence.onChange((person) => void news.set(`${person.communityId} ${person.memberId}`, person));
  const stopListening = domain.onCommit((commit, isOwn) => {
    const notice = isOwn && noticeOf(server, commit);
    if (notice) line.say('notice', notice);
  });
  const stopNews = every(clock, NEWS_MS, () => {
    if (news.size > 0) line.say('people', server, [...news.values()], false);
    news.clear();
    const spent = domain.spending.spent();
    if (spent.length > 0) line.say('spent', spent);
  });
  const stopWhole = every(clock, WHOLE_MS, () => {
    sayWhole();
    for (const [other, at] of heardAt) {
      if (clock.now() - at < SILENT_MS) continue;
      heardAt.delete(other);
      presence.forget(other);
    }
  });
  line.say('hello', server);
  return () => {
    for (const stop of [stopListening, stopNews, stopWhole]) stop();
    line.say('goodbye', server);
  };
}

function every(clock: Clock, ms: number, task: () => void): () => void {
  let cancel = clock.after(ms, run);
  function run(): void {
    task();
    cancel = clock.after(ms, run);
  }
  return () => cancel();
}
