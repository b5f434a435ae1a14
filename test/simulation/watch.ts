/** What must hold of a timeline with every change of it: nothing goes back, stands twice, or flickers. */
import type { TimelineView } from '../../src/index.ts';
import type { WorldTab } from '../kit/world.ts';
import type { Report } from './said.ts';
import type { World } from '../kit/world.ts';

interface Watching {
  readonly world: World;
  report: Report;
}

/** Watches the channel where most happens. */
export function watchTimeline({ client, sub, browser }: WorldTab, { world, report }: Watching): void {
  const channelId = world.made.channelIds.talk ?? '';
  const revs = new Map<string, number>();
  let epoch = world.server.storage.epoch;
  let own = new Set<string>();
  const look = (view: TimelineView): void => {
    if (world.server.storage.epoch !== epoch || view.status !== 'ready') {
      epoch = world.server.storage.epoch;
      revs.clear();
      own = new Set();
    }
    const shown = new Set<string>();
    for (const { message, state, pending } of view.items) {
      if (shown.has(message.id)) report(`I9: ${message.id} stands twice in a view of ${sub}`);
      shown.add(message.id);
      if (state !== 'sent' || pending) continue;
      if ((revs.get(message.id) ?? 0) > message.rev) report(`I9: ${message.id} went back in a view of ${sub}`);
      revs.set(message.id, message.rev);
    }
    if (!view.hasAfter) {
      for (const id of own) if (!shown.has(id)) report(`I4: ${id} vanished from a view of ${sub} while it was sent`);
    }
    own = new Set(
      view.items.filter(({ message, state }) => state === 'sending' && message.seq === 0).map(({ key }) => key),
    );
    const waiting = new Set(browser.enqueued.map(({ opId }) => opId));
    for (const id of own) if (!waiting.has(id)) own.delete(id);
  };
  client.channel(channelId).timeline.listen(look);
}
