/** Invites: a link that lets somebody in. The secret code is shown once and stored only as a hash. */
import { text, whole } from './fields.ts';
import { id } from './ids.ts';
import { LIMITS } from './limits.ts';
import * as s from './schema.ts';

export const inviteCreate = s.object({
  roleId: s.exactOptional(s.nullable(id)),
  channelId: s.exactOptional(s.nullable(id)),
  /** How long it lives; null for ever. */
  lifetimeMs: s.exactOptional(s.nullable(whole(60_000, 365 * 86_400_000))),
  /** How many may use it; null for any number. */
  uses: s.exactOptional(s.nullable(whole(1, 100_000))),
  note: s.exactOptional(text(LIMITS.name)),
});
export const inviteRevoke = s.object({ inviteId: id });
export const invitesList = s.object({});
export interface Invite {
  readonly id: string;
  readonly creatorId: string;
  readonly roleId: string | null;
  readonly channelId: string | null;
  readonly note: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly uses: number | null;
  readonly used: number;
  readonly revokedAt: number | null;
  /** Nobody comes in by it: its maker may no longer give what it gives. */
  readonly lapsed: boolean;
}
/** `POST /api/invite/look` with a code answers what the join screen shows. */
export interface InviteLook {
  readonly community: {
    readonly name: string;
    readonly slug: string;
    readonly tagline: string;
    readonly accent: string | null;
    readonly pictureUrl: string | null;
  };
  readonly invitedBy: string;
  readonly memberCount: number;
  readonly faces: readonly { readonly id: string; readonly name: string }[];
  readonly rules: string;
}
/** `POST /api/join`: with an invite's code, or as a guest where the community lets guests in. */
export const join = s.object({
  community: s.pipe(s.string(), s.minLength(1), s.maxLength(64)),
  code: s.exactOptional(s.pipe(s.string(), s.minLength(16), s.maxLength(128))),
  name: text(LIMITS.name, 1),
  accepted: s.literal(true),
  /** The device's hint, so that who was put out does not come back by another invite. Names nothing but the device. */
  device: s.exactOptional(s.pipe(s.string(), s.minLength(16), s.maxLength(64))),
});
/** `POST /api/session`: a one-time sign-in link's code, for the owner's first visit. */
export const sessionOpen = s.object({ code: s.pipe(s.string(), s.minLength(16), s.maxLength(128)) });
