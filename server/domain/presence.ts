/** Typing is heard only from who may write there. Signals themselves pass through the realtime layer and are never stored. */
import { sendPermission } from '../../src/model/permissions.ts';
import { type Actor, Refusal } from './command.ts';
import { readSteadily, type ReadParts } from './queries.ts';
import { seeChannel } from './rights.ts';

export async function mayType(parts: ReadParts, actor: Actor, channelId: string): Promise<boolean> {
  try {
    return await readSteadily(parts, actor, async (context) => {
      const { row, permissions } = await seeChannel(context, channelId);
      return permissions.has(sendPermission(row.type));
    });
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
