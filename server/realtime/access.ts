/** Works out again what connected members see, moves them out of and into audiences, and tells them what was lost and gained. */
import { channelStream } from '../../src/protocol/ids.ts';
import { type Connection, liveAudience, quietAudience } from './connection.ts';
import { placeIds, placeRows, type Sight } from './sight.ts';

/** @param affected asked when the work begins. @throws after closing the lines: nobody keeps a right that could not be checked. */
export async function renewAccess(
  sight: Sight,
  communityId: string,
  affected: () => readonly Connection[],
): Promise<void> {
  const those = affected();
  try {
    const seen = await sight.look(communityId, [...new Set(those.map(({ actor }) => actor.memberId))]);
    for (const connection of those) {
      const places = seen.get(connection.actor.memberId);
      if (places) changeSight(connection, placeIds(places), placeRows(places));
    }
  } catch (error) {
    for (const { socket } of those) socket.disconnect(true);
    throw error;
  }
}

function changeSight(connection: Connection, next: ReadonlySet<string>, rows: ReturnType<typeof placeRows>): void {
  const { visible: before, socket, live } = connection;
  if (!before || !socket.connected) return;
  connection.visible = next;
  const lost = [...before].filter((id) => !next.has(id));
  const gained = rows.filter(({ id }) => !before.has(id));
  for (const id of lost) {
    const stream = channelStream(id);
    live.delete(stream);
    void socket.leave(liveAudience(stream));
    void socket.leave(quietAudience(stream));
  }
  for (const { id } of gained) void socket.join(quietAudience(channelStream(id)));
  if (lost.length > 0 || gained.length > 0) socket.emit('access', { gained, lost });
}
