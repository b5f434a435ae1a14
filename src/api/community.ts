/** The community handle: its row, its roles, the channels in their order, and what is new in all of them. */
import type { CategoryRow, ChannelRow } from '../protocol/channels.ts';
import { cell } from '../util/cell.ts';
import { derived } from '../store/derived.ts';
import type { SyncEngine } from '../sync/sync-engine.ts';
import type { ChannelGroup, CommunityHandle } from './handles.ts';
import type { Rights } from './rights.ts';
import type { UnreadBoard } from './unread.ts';

const COLLAPSED = 'collapsed';
const LAST_CHANNEL = 'lastChannel';

const byPlace = (a: ChannelRow | CategoryRow, b: ChannelRow | CategoryRow): number =>
  a.position - b.position || (a.id < b.id ? -1 : 1);

export function createCommunity(engine: SyncEngine, rights: Rights, unread: UnreadBoard): CommunityHandle {
  const { rows } = engine.store;
  const { notes } = engine;
  const collapsed = notes.setting(COLLAPSED);
  const collapsedIds = (): readonly string[] => (Array.isArray(collapsed.get()) ? (collapsed.get() as string[]) : []);

  function groups(): ChannelGroup[] {
    const channels = rows
      .all('channel')
      .filter(({ archivedAt }) => archivedAt === null)
      .sort(byPlace);
    const categories = rows.all('category').sort(byPlace);
    const known = new Set(categories.map(({ id }) => id));
    const loose = channels.filter(({ categoryId }) => categoryId === null || !known.has(categoryId));
    const folded = collapsedIds();
    const grouped = categories.map((category) => ({
      category,
      channels: channels.filter(({ categoryId }) => categoryId === category.id),
      collapsed: folded.includes(category.id),
    }));
    return loose.length > 0 ? [{ category: null, channels: loose, collapsed: false }, ...grouped] : grouped;
  }

  return {
    row: derived([engine.who, rows.topic('community')], () =>
      rows.get('community', engine.who.get()?.communityId ?? ''),
    ),
    roles: derived([rows.topic('role')], () => rows.all('role').sort((a, b) => b.position - a.position)),
    groups: derived([rows.topic('channel'), rows.topic('category'), collapsed], groups),
    archived: derived([rows.topic('channel')], () =>
      rows
        .all('channel')
        .filter(({ archivedAt }) => archivedAt !== null)
        .sort(byPlace),
    ),
    permissions: rights.permissions(),
    memberCount: countMembers(engine),
    unread: unread.total(),
    setCollapsed(categoryId, isCollapsed) {
      const others = collapsedIds().filter((id) => id !== categoryId);
      notes.set(COLLAPSED, isCollapsed ? [...others, categoryId] : others);
    },
    lastChannelId() {
      const last: unknown = notes.setting(LAST_CHANNEL).get();
      return typeof last === 'string' ? last : undefined;
    },
    setLastChannelId: (channelId) => notes.set(LAST_CHANNEL, channelId),
    async markAllRead(channelIds) {
      const ids = channelIds && { channelIds: [...channelIds] };
      await engine.add({ type: 'readMarker.setAll', opId: engine.newId(), ...ids }, '');
    },
  };
}

/** Asked for only while somebody shows it. */
function countMembers(engine: SyncEngine) {
  const count = cell(0);
  const ask = async (): Promise<void> => {
    const answer = engine.ready.get() ? await engine.query({ type: 'community.get' }) : undefined;
    const found = answer?.ok ? (answer.result as { readonly memberCount?: unknown }).memberCount : undefined;
    if (typeof found === 'number') count.set(found);
  };
  const { listen } = count;
  count.listen = (listener) => {
    const release = listen(listener);
    if (count.lc === 1) void ask();
    return release;
  };
  engine.ready.listen(() => count.lc > 0 && void ask());
  engine.connection.state.listen(({ status }) => status === 'online' && count.lc > 0 && void ask());
  return count;
}
