/** The names behind ids, as the stores know them at the moment. */
import type { HearthClient } from '../../src/index.ts';
import type { Names } from './message-text.ts';

export function namesOf(client: HearthClient): Names {
  return {
    member: (id) => client.members.get(id).get()?.name,
    role: (id) => client.community.roles.get().find((role) => role.id === id)?.name,
    channel: (id) => client.channel(id).row.get()?.name,
  };
}
