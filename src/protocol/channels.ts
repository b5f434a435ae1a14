/**
 * Channels and categories. Each has a stream of its own (`channel:<id>`), so that the existence of a private one
 * moves no counter that others can see. A category's stream holds only its row.
 */
import { text, whole } from './fields.ts';
import { id } from './ids.ts';
import { LIMITS } from './limits.ts';
import { override, overrides } from './roles.ts';
import * as s from './schema.ts';

export const CHANNEL_TYPES = ['text', 'announcement'] as const;
export type ChannelType = (typeof CHANNEL_TYPES)[number];

/** A mention of many: everybody, or the holders of a role (`roleId`). Kept in the channel, never written per member. */
export const broadMention = s.object({ seq: whole(1), authorId: id, roleId: s.nullable(id) });
export type BroadMention = s.Infer<typeof broadMention>;

/** What a list of channels shows of the newest message: how it begins, and nothing of it once it was removed. */
export interface LastMessage {
  readonly seq: number;
  /** The message's own: of two that cross, the higher one is the later. */
  readonly rev: number;
  readonly authorId: string;
  readonly text: string;
  readonly removed?: true;
}

export const channelRow = s.object({
  kind: s.literal('channel'),
  id,
  rev: whole(1),
  communityId: id,
  categoryId: s.nullable(id),
  name: s.string(),
  slug: s.string(),
  type: s.picklist(CHANNEL_TYPES),
  topic: s.string(),
  guidelines: s.string(),
  icon: s.nullable(s.string()),
  position: whole(0),
  overrides: s.array(override),
  archivedAt: s.nullable(whole(0)),
  createdAt: whole(0),
  /** Head of the channel when the row was read: the newest message's seq (0 when none) and its time. */
  lastSeq: whole(0),
  lastAt: s.nullable(whole(0)),
  /** The newest mentions of many, oldest first. */
  broadMentions: s.array(broadMention),
});
export type ChannelRow = s.Infer<typeof channelRow>;

export const categoryRow = s.object({
  kind: s.literal('category'),
  id,
  rev: whole(1),
  communityId: id,
  name: s.string(),
  position: whole(0),
  overrides: s.array(override),
  createdAt: whole(0),
});
export type CategoryRow = s.Infer<typeof categoryRow>;

const name = text(LIMITS.channelName, 1);
const topic = text(LIMITS.topic);
const guidelines = text(LIMITS.guidelines);
const icon = s.nullable(s.pipe(s.string(), s.regex(/^[a-z0-9-]{1,40}$/)));

export const channelCreate = s.object({
  categoryId: s.exactOptional(s.nullable(id)),
  name,
  topic: s.exactOptional(topic),
  guidelines: s.exactOptional(guidelines),
  icon: s.exactOptional(icon),
  /** Not `type`, which in a frame names the command. */
  channelType: s.exactOptional(s.picklist(CHANNEL_TYPES)),
  /** Only the maker, and the roles and members named here, may see it. */
  private: s.exactOptional(s.boolean()),
  roleIds: s.exactOptional(s.pipe(s.array(id), s.maxLength(LIMITS.overrides / 2))),
  memberIds: s.exactOptional(s.pipe(s.array(id), s.maxLength(LIMITS.overrides / 2))),
});
export const channelUpdate = s.object({
  channelId: id,
  name: s.exactOptional(name),
  topic: s.exactOptional(topic),
  guidelines: s.exactOptional(guidelines),
  icon: s.exactOptional(icon),
  channelType: s.exactOptional(s.picklist(CHANNEL_TYPES)),
});
/** Puts the channel into a category, before the channel `beforeId` there, or last. */
export const channelMove = s.object({
  channelId: id,
  categoryId: s.nullable(id),
  beforeId: s.exactOptional(s.nullable(id)),
});
export const channelSetArchived = s.object({ channelId: id, archived: s.boolean() });
export const channelSetOverrides = s.object({ channelId: id, overrides });

export const categoryCreate = s.object({ name, overrides: s.exactOptional(overrides) });
export const categoryUpdate = s.object({ categoryId: id, name: s.exactOptional(name) });
export const categoryMove = s.object({ categoryId: id, beforeId: s.exactOptional(s.nullable(id)) });
export const categorySetOverrides = s.object({ categoryId: id, overrides });
/** Only an empty one: its channels, archived ones too, are moved first. */
export const categoryDelete = s.object({ categoryId: id });

/** Who can read a channel. */
export const channelAudience = s.object({ channelId: id });
/** Who could read a channel or category if its overrides were these; for those who may set them. */
export const audiencePreview = s.object({ placeId: id, overrides });
export interface AudiencePreview {
  readonly count: number;
  readonly everyone: boolean;
}
export interface ChannelAudience {
  readonly count: number;
  /** Roles that open the channel; empty when everybody may read it. */
  readonly roleIds: readonly string[];
  readonly everyone: boolean;
  /** A few faces for the header, at most four. */
  readonly memberIds: readonly string[];
}
