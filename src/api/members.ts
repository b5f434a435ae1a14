/** The members handle: people by id, by search, and whether they are here. */
import type { ReadableAtom } from 'nanostores';
import type { MemberRow } from '../protocol/members.ts';
import { derived } from '../store/derived.ts';
import type { SyncEngine } from '../sync/sync-engine.ts';
import type { Clock } from '../util/clock.ts';
import type { MembersHandle } from './handles.ts';
import { laterDeeds } from './later-deeds.ts';
import { keyed } from '../util/keyed.ts';

const WATCH_MS = 200;
const WATCH_MAX = 200;

export function createMembers(engine: SyncEngine, clock: Clock): MembersHandle {
  const { rows, ephemeral } = engine.store;
  const { absent } = engine.finder;
  const atoms = new Map<string, ReadableAtom<MemberRow | null | undefined>>();
  let cancelWatch: (() => void) | undefined;

  function watch(): void {
    cancelWatch ??= clock.after(WATCH_MS, () => {
      cancelWatch = undefined;
      engine.connection.signal({ type: 'watch', memberIds: ephemeral.watched().slice(0, WATCH_MAX) });
    });
  }
  ephemeral.watchingChanged.listen(watch);
  engine.connection.state.listen(({ status }) => status === 'online' && watch());

  const held = (): readonly MemberRow[] => rows.all('member').filter(({ status }) => status === 'active');

  return {
    get(memberId) {
      const row = rows.one('member', memberId);
      if (!row.get()) engine.finder.wantMember(memberId);
      return keyed(atoms, memberId, () =>
        derived([row, absent], () => row.get() ?? (absent.get().has(memberId) ? null : undefined)),
      );
    },
    async search(text, options) {
      return (await laterDeeds.load())?.searchMembers(engine, held(), text, options) ?? [];
    },
    held,
    presence: (memberId) => ephemeral.presence(memberId),
    onlineCount: ephemeral.onlineCount,
    blocked: derived([rows.topic('block')], () => new Set(rows.all('block').map(({ id }) => id))),
  };
}
