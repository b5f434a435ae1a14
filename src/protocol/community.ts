/** The community: its own row, and the first picture of it that a reader gets. */
import { color, picturePath, text, whole } from './fields.ts';
import { id } from './ids.ts';
import { LIMITS } from './limits.ts';
import * as s from './schema.ts';

export const TEMPLATES = ['school', 'charity', 'open-source', 'empty'] as const;
export type Template = (typeof TEMPLATES)[number];

export const communityRow = s.object({
  kind: s.literal('community'),
  id,
  rev: whole(1),
  slug: s.string(),
  name: s.string(),
  description: s.string(),
  /** One line under the name: "Families and staff". */
  tagline: s.string(),
  accent: s.nullable(s.string()),
  pictureUrl: s.nullable(s.string()),
  template: s.picklist(TEMPLATES),
  ownerId: s.nullable(id),
  welcome: s.string(),
  /** `named` draws the six named reactions as icons; `emoji` offers every emoji. */
  reactions: s.picklist(['named', 'emoji']),
  guests: s.boolean(),
  invitesPaused: s.boolean(),
  createdAt: whole(0),
});
export type CommunityRow = s.Infer<typeof communityRow>;

export const communityUpdate = s.object({
  name: s.exactOptional(text(LIMITS.name, 1)),
  description: s.exactOptional(text(LIMITS.description)),
  tagline: s.exactOptional(text(120)),
  welcome: s.exactOptional(text(LIMITS.guidelines)),
  accent: s.exactOptional(s.nullable(color)),
  pictureUrl: s.exactOptional(s.nullable(picturePath)),
  reactions: s.exactOptional(s.picklist(['named', 'emoji'])),
  guests: s.exactOptional(s.boolean()),
  invitesPaused: s.exactOptional(s.boolean()),
});
