/** What must hold of a timeline with every change of it: nothing goes back, and nothing stands twice. */
import type { TimelineView } from '../../src/index.ts';
import type { World, WorldTab } from '../kit/world.ts';
import type { Report } from './said.ts';

interface Watching {
  readonly world: World;
  report: Report;
}

/** Watches the channel where most happens. */
export function watchTimeline({ client, sub }: WorldTab, { world, report }: Watching): void {
  const revs = new Map<string, number>();
  const look = ({ items }: TimelineView): void => {
    const isRestored = world.server.storage.epoch !== 'first'; // then other revs are true
    const shown = new Set<string>();
    for (const { message, state, pending } of items) {
      if (shown.has(message.id)) report(`I9: ${message.id} stands twice in a view of ${sub}`);
      shown.add(message.id);
      if (state !== 'sent' || pending) continue;
      if (!isRestored && (revs.get(message.id) ?? 0) > message.rev)
        report(`I9: ${message.id} went back in a view of ${sub}`);
      revs.set(message.id, message.rev);
    }
  };
  client.channel(world.made.channelIds['talk'] ?? '').timeline.listen(look);
}
