/** The session handle: who I am here, and coming and going. */
import type { Presence } from '../protocol/presence.ts';
import type { SyncEngine } from '../sync/sync-engine.ts';
import type { SessionHandle } from './handles.ts';
import type { Rights } from './rights.ts';

export function createSession(engine: SyncEngine, rights: Rights): SessionHandle {
  let presence: Presence | undefined;
  engine.connection.state.listen(({ status }) => {
    if (status === 'online' && presence) engine.connection.signal({ type: 'presence', presence });
  });
  return {
    me: rights.me,
    identify: (getToken) => engine.connection.start(getToken),
    async logout() {
      presence = undefined;
      return { discarded: await engine.logout() };
    },
    setPresence(next) {
      presence = next;
      engine.connection.signal({ type: 'presence', presence });
    },
  };
}
