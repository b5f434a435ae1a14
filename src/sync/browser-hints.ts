/** Page hints from the browser's own events. */
import type { PageHints } from '../net/page-hints.ts';

export const browserHints: PageHints = {
  isOffline: () => !navigator.onLine,
  listen(handler) {
    const life = new AbortController();
    const { signal } = life;
    const wake = (): void => handler('wake');
    addEventListener('online', wake, { signal });
    addEventListener('offline', () => handler('offline'), { signal });
    addEventListener('pageshow', wake, { signal });
    document.addEventListener('resume', wake, { signal });
    addEventListener('pagehide', ({ persisted }) => handler(persisted ? 'leave' : 'hide'), { signal });
    document.addEventListener(
      'visibilitychange',
      () => handler(document.visibilityState === 'visible' ? 'wake' : 'hide'),
      { signal },
    );
    return () => life.abort();
  },
};
