/** The session handle: who I am here, and coming and going. How I show myself is kept on this device and told anew on each line. */
import { OFFLINE } from '../net/transport.ts';
import type { UploadPicture } from '../net/uploads.ts';
import type { Presence } from '../protocol/presence.ts';
import type { SyncEngine } from '../sync/sync-engine.ts';
import type { SessionHandle } from './handles.ts';
import type { Rights } from './rights.ts';

/** Without the validator, which the names' own module brings. */
const PRESENCES: readonly Presence[] = ['online', 'idle', 'busy', 'invisible'];

export interface SessionParts {
  readonly upload: UploadPicture;
  /** Erases what earlier visits left on this device, for a sign-out before anybody is known here. */
  eraseLeft(): Promise<void>;
}

export function createSession(engine: SyncEngine, rights: Rights, { upload, eraseLeft }: SessionParts): SessionHandle {
  const chosen = engine.notes.setting('ui presence');
  const tell = (): void => {
    const presence = PRESENCES.find((one) => one === chosen.get());
    if (presence && engine.connection.state.get().status === 'online')
      engine.connection.signal({ type: 'presence', presence });
  };
  engine.connection.state.listen(tell);
  chosen.listen(tell);
  return {
    me: rights.me,
    identify: (getToken) => engine.connection.start(getToken),
    async logout() {
      const isKnown = engine.replica !== undefined;
      const discarded = await engine.logout();
      if (!isKnown) await eraseLeft();
      return { discarded };
    },
    async uploadPicture(file, { signal } = {}) {
      const token = await engine.connection.token();
      return token === undefined ? OFFLINE : upload({ token, file, signal }).catch(() => OFFLINE); // what sends did not load
    },
    setPresence: (presence: Presence) => engine.notes.set('ui presence', presence),
  };
}
