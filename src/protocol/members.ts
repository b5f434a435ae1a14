/**
 * Members: a person in one community. Rows live in the community's stream; a client holds those it has asked for and
 * learns of every change to them. Nothing here identifies a person outside: no address, no phone, no age.
 */
import { pageSize, picturePath, text, whole } from './fields.ts';
import { id } from './ids.ts';
import { LIMITS } from './limits.ts';
import * as s from './schema.ts';

export const MEMBER_STATUSES = ['active', 'removed', 'banned'] as const;
export const AGE_BANDS = ['child', 'teen', 'adult', 'unknown'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export const memberRow = s.object({
  kind: s.literal('member'),
  id,
  rev: whole(1),
  name: s.string(),
  roleIds: s.array(id),
  status: s.picklist(MEMBER_STATUSES),
  joinedAt: whole(0),
  pictureUrl: s.nullable(s.string()),
  pronouns: s.string(),
  about: s.string(),
  /** Looks like the name of a person with a trusted role. */
  similarName: s.exactOptional(s.boolean()),
  guest: s.exactOptional(s.boolean()),
  timeoutUntil: s.exactOptional(whole(0)),
});
export type MemberRow = s.Infer<typeof memberRow>;

/** One's own profile. */
export const profileUpdate = s.object({
  name: s.exactOptional(text(LIMITS.name, 1)),
  pronouns: s.exactOptional(text(40)),
  about: s.exactOptional(text(LIMITS.about)),
  pictureUrl: s.exactOptional(s.nullable(picturePath)),
});
export const memberRename = s.object({ memberId: id, name: text(LIMITS.name, 1) });
/** Takes away a picture that somebody uploaded here. */
export const memberClearPicture = s.object({ memberId: id });
export const communityLeave = s.object({});

export const membersGet = s.object({ memberIds: s.pipe(s.array(id), s.minLength(1), s.maxLength(LIMITS.memberPage)) });
export const membersSearch = s.object({
  text: text(LIMITS.name),
  /** Only people who can read this channel: for mentions. */
  channelId: s.exactOptional(id),
  roleId: s.exactOptional(id),
  limit: s.exactOptional(pageSize(LIMITS.memberPage)),
});
/** Alphabetical pages for the member list. `after`: the `next` of the page before, or the last row one holds. */
export const membersList = s.object({
  /** Only people who can read this channel. */
  channelId: s.exactOptional(id),
  roleId: s.exactOptional(id),
  status: s.exactOptional(s.picklist(MEMBER_STATUSES)),
  after: s.exactOptional(s.object({ name: s.pipe(s.string(), s.maxLength(256)), id })),
  limit: s.exactOptional(pageSize(LIMITS.memberPage)),
});
/** Who is here now and lets others see it; the highest roles first. */
export const membersHere = s.object({
  channelId: s.exactOptional(id),
  limit: s.exactOptional(pageSize(LIMITS.memberPage)),
});
export interface MembersHere {
  readonly rows: readonly MemberRow[];
  readonly total: number;
}
export interface MembersPage {
  readonly rows: readonly MemberRow[];
  readonly total: number;
  readonly hasAfter: boolean;
  /** Where the next page begins, when it is not at the last row: a page of a channel's readers may even be empty. */
  readonly next?: { readonly name: string; readonly id: string };
}
