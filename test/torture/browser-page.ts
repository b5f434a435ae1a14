/** What runs in a real page: one person with the real client core on the browser's own database, driven from outside. */
import type { HistoryEvent } from './history.ts';
import { Person, readyClients } from './person.ts';

interface Plan {
  readonly url: string;
  readonly community: string;
  readonly channelId: string;
  readonly who: string;
  readonly tab: string;
}
declare global {
  interface Window {
    readonly torturePlan: Plan;
    tortureToken(): Promise<string>;
    torture: Person | undefined;
  }
}

const { who, ...plan } = window.torturePlan;
window.torture = new Person(who, {
  ...plan,
  storage: 'device',
  token: () => window.tortureToken(),
  // all pages of one machine share this clock, and the console survives whatever becomes of the page
  history: {
    note: (event: HistoryEvent) =>
      console.log(`torture ${JSON.stringify({ at: performance.timeOrigin + performance.now(), ...event })}`),
  },
});
void readyClients();
