/** What must hold of what a tab shows with every change of it: nothing goes back, vanishes, or stands twice. */
import type { TimelineView } from '../../src/index.ts';
import type { World, WorldTab } from '../kit/world.ts';
import type { Report } from './said.ts';
import type { Truth } from './truth.ts';

interface Watching {
  readonly world: World;
  readonly truth: Truth;
  /** Let go of by hand. */
  readonly discarded: ReadonlySet<string>;
  /** With several tabs, news of the outbox may overtake a row for a moment. */
  isAlone(): boolean;
  report: Report;
}

/** Watches the channel where most happens, and the rows of all channels. */
export function watchTab(tab: WorldTab, watching: Watching): void {
  const channelId = watching.world.made.channelIds['talk'] ?? '';
  tab.client.channel(channelId).timeline.listen(timelineWatch(tab, channelId, watching));
  watchRows(tab, watching);
}

function timelineWatch(
  tab: WorldTab,
  channelId: string,
  { world, truth, discarded, isAlone, report }: Watching,
): (view: TimelineView) => void {
  const { sub, browser, client } = tab;
  const revs = new Map<string, number>();
  let waiting: readonly string[] = [];
  return ({ status, items, hasAfter }) => {
    const isRestored = world.server.storage.epoch !== 'first'; // then other revs are true
    const shown = new Set<string>();
    const under: string[] = [];
    for (const item of items as readonly (TimelineView['items'][number] | undefined)[]) {
      if (!item) {
        report(`I9: a view of ${sub} has a hole`);
        return;
      }
      const { message, state, pending } = item;
      if (shown.has(message.id)) report(`I9: ${message.id} stands twice in a view of ${sub}`);
      shown.add(message.id);
      // what is drawn from the outbox still has the outbox's time; its rev is what the answer said, and no row's
      const isDrawn = browser.enqueued.some(
        ({ opId, queuedAt }) => opId === message.id && queuedAt === message.createdAt,
      );
      if (isDrawn) under.push(message.id);
      if (state !== 'sent' || pending || isDrawn) continue;
      if (!isRestored && (revs.get(message.id) ?? 0) > message.rev)
        report(`I9: ${message.id} went back in a view of ${sub}`);
      revs.set(message.id, message.rev);
    }
    const isSeen = isAlone() && tab.isLooking(channelId) && client.session.me.get() !== undefined;
    if (!isSeen || status === 'missing' || isRestored || hasAfter) waiting = [];
    const first = items.find(({ message }) => message.seq > 0)?.message.seq ?? 0;
    for (const id of waiting) {
      if (shown.has(id) || discarded.has(id)) continue;
      const row = truth.messages(channelId).find((each) => each.id === id);
      if (!row || row.seq >= first) report(`I4: ${id} was under way and vanished from a view of ${sub}`);
    }
    waiting = isSeen ? under : [];
  };
}

/** I9: a row of a channel, or of a role, never goes back. */
function watchRows({ client, sub }: WorldTab, { world, report }: Watching): void {
  const revs = new Map<string, number>();
  const look = (rows: readonly { readonly id: string; readonly rev: number }[]): void => {
    for (const { id, rev } of rows) {
      if (world.server.storage.epoch === 'first' && (revs.get(id) ?? 0) > rev)
        report(`I9: the row of ${id} went back for ${sub}`);
      revs.set(id, rev);
    }
  };
  client.community.groups.listen((groups) => look(groups.flatMap(({ channels }) => channels)));
  client.community.roles.listen(look);
}
