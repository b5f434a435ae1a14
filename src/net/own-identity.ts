/**
 * Identity for people who have none at the host: joined by an invite, as a guest, or signed in by a one-time link. The
 * token lives in this tab only (session storage where there is one), and renews itself until the server says no.
 */
import type { GetToken } from '../options.ts';
import type { Envelope } from '../protocol/errors.ts';
import type { InviteLook } from '../protocol/invites.ts';

export interface OwnIdentity {
  readonly getToken: GetToken;
  /** Whether somebody is signed in here by an own identity. */
  isSignedIn(): boolean;
  /** What an invite's code promises, for the join screen. */
  look(code: string): Promise<Envelope<InviteLook>>;
  /** `channelId` is where the invite leads; null for no channel of its own. */
  join(input: { readonly code?: string; readonly name: string }): Promise<Envelope<Joined>>;
  /** Takes a one-time sign-in link's code. */
  open(code: string): Promise<Envelope<unknown>>;
  forget(): void;
}

export interface Joined {
  readonly channelId: string | null;
}
interface Issued {
  readonly token: string;
}

function keep(key: string): { get(): string | null; set(token: string | null): void } {
  let held: string | null = null;
  const storage = typeof sessionStorage === 'undefined' ? undefined : sessionStorage;
  return {
    get: () => storage?.getItem(key) ?? held,
    set(token) {
      held = token;
      if (token === null) storage?.removeItem(key);
      else storage?.setItem(key, token);
    },
  };
}

const UNREACHABLE: Envelope<never> = {
  ok: false,
  error: { code: 'offline', message: 'The server cannot be reached. Check your connection and try again.' },
};

export function createOwnIdentity(server: string, community: string): OwnIdentity {
  const token = keep(`hearth ${server} ${community}`);

  async function post<T>(path: string, body: unknown, bearer?: string): Promise<Envelope<T>> {
    try {
      const answer = await fetch(`${server}/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
        body: JSON.stringify(body),
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      });
      return (await answer.json()) as Envelope<T>;
    } catch (error) {
      if (error instanceof TypeError || error instanceof SyntaxError) return UNREACHABLE; // no line, or not our server
      throw error;
    }
  }
  async function take<T extends Issued>(answer: Promise<Envelope<T>>): Promise<Envelope<T>> {
    const envelope = await answer;
    if (envelope.ok) token.set(envelope.result.token);
    return envelope;
  }
  async function renew(held: string): Promise<string | null> {
    const answer = await post<Issued>('session/renew', { community }, held);
    if (!answer.ok && answer.error.code !== 'offline') token.set(null);
    if (answer.ok) token.set(answer.result.token);
    return token.get();
  }
  return {
    async getToken(reason) {
      const held = token.get();
      return held === null || reason === 'start' ? held : renew(held);
    },
    isSignedIn: () => token.get() !== null,
    look: (code) => post('invite/look', { community, code }),
    join: (input) => take(post<Issued & Joined>('join', { community, ...input, accepted: true })),
    open: (code) => take(post<Issued>('session', { community, code })),
    forget: () => token.set(null),
  };
}
