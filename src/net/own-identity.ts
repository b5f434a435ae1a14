/**
 * Identity for people who have none at the host: joined by an invite, as a guest, or signed in by a one-time link. The
 * token renews itself until the server says no; `own-token` keeps it.
 */
import type { GetToken } from '../options.ts';
import type { Envelope, ErrorCode } from '../protocol/errors.ts';
import type { InviteLook } from '../protocol/invites.ts';
import { deviceHint } from './device-hint.ts';
import { forgetOwnToken, keepOwnToken, ownToken, type TokenPlace } from './own-token.ts';
import { OFFLINE } from './transport.ts';

export interface OwnIdentity {
  readonly getToken: GetToken;
  /** Whether somebody is signed in here by an own identity. */
  isSignedIn(): boolean;
  /** What an invite's code promises, for the join screen. */
  look(code: string): Promise<Envelope<InviteLook>>;
  /**
   * `channelId` is where the invite leads; null for no channel of its own.
   * @param input `stay: false` signs out when the tab closes. A guest, who comes without a code, never stays longer.
   * `stay: false` also makes no hint of this device, which others may use.
   */
  join(input: { readonly code?: string; readonly name: string; readonly stay?: boolean }): Promise<Envelope<Joined>>;
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

/** After these the token opens nothing any more; everything else may pass. */
const FINAL: ReadonlySet<ErrorCode> = new Set(['unauthenticated', 'token_expired', 'not_found']);

export function createOwnIdentity(server: string, community: string): OwnIdentity {
  const current = (): string | null => ownToken(server, community);

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
      if (error instanceof TypeError || error instanceof SyntaxError) return OFFLINE; // no line, or not our server
      throw error;
    }
  }
  async function take<T extends Issued>(answer: Promise<Envelope<T>>, place: TokenPlace): Promise<Envelope<T>> {
    const envelope = await answer;
    if (envelope.ok) keepOwnToken(server, community, envelope.result.token, place);
    return envelope;
  }
  async function renew(held: string): Promise<string | null> {
    const answer = await post<Issued>('session/renew', { community }, held);
    const isLatest = current() === held; // another tab may have been faster, and a guest's token is renewed once
    if (isLatest && answer.ok) keepOwnToken(server, community, answer.result.token);
    else if (isLatest && !answer.ok && FINAL.has(answer.error.code)) forgetOwnToken(server, community);
    return current();
  }
  return {
    async getToken(reason) {
      const held = current();
      return held === null || reason === 'start' ? held : renew(held);
    },
    isSignedIn: () => current() !== null,
    look: (code) => post('invite/look', { community, code }),
    join({ stay = true, ...input }) {
      const device = deviceHint({ mayMake: stay });
      const place = stay && input.code !== undefined ? 'device' : 'tab';
      return take(post<Issued & Joined>('join', { community, ...input, device, accepted: true }), place);
    },
    open: (code) => take(post<Issued>('session', { community, code }), 'device'),
    forget: () => forgetOwnToken(server, community),
  };
}
