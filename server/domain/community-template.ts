/**
 * What a template says. It names its roles from the highest down and its channels by category; roles and channels refer to
 * each other by key, and become rows with ids of their own in `communities.ts`.
 */
import type { CommunityRow } from '../../src/protocol/community.ts';
import type { Permission } from '../../src/protocol/roles.ts';

export interface TemplateRole {
  readonly key: string;
  readonly name: string;
  readonly color?: string;
  readonly permissions: readonly Permission[];
  readonly trusted?: boolean;
  readonly badge?: boolean;
  readonly mentionable?: boolean;
  /** Names of roles and groups in the host's tokens that give this role. */
  readonly claims?: readonly string[];
}
export interface TemplateChannel {
  readonly key: string;
  readonly name: string;
  readonly type?: 'text' | 'announcement';
  readonly topic: string;
  readonly guidelines?: string;
  readonly icon?: string;
  /** Keys of the only roles that may see it. */
  readonly only?: readonly string[];
}
export interface TemplateCategory {
  readonly key: string;
  readonly name: string;
  readonly only?: readonly string[];
  readonly channels: readonly TemplateChannel[];
}
export interface CommunityTemplate extends Pick<
  CommunityRow,
  'tagline' | 'description' | 'welcome' | 'reactions' | 'accent'
> {
  /** What everybody may do. */
  readonly everyone: readonly Permission[];
  /** The highest first. */
  readonly roles: readonly TemplateRole[];
  readonly categories: readonly TemplateCategory[];
}
