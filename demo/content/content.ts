// The shape of the demo's content. The seed turns it into a community: people, roles, categories,
// channels and messages, by key. Nothing here knows the clock: a message says how many minutes before
// the demo's "now" it was sent (see anchor.ts), so the newest talk is always from today.

export type AgeBand = 'child' | 'teen' | 'adult' | 'unknown';

export interface DemoPerson {
  key: string;
  name: string;
  /** Role keys of this community, the most telling first. */
  roles: string[];
  ageBand?: AgeBand;
  about?: string;
  status?: string;
  locale?: string;
  /** Set for the one who is shut out of every community. */
  banned?: boolean;
}

/** What a role may do beyond reading and writing; the seed maps these to permissions. */
export type RolePower = 'manage' | 'moderate' | 'announce' | 'mention-everyone';

export interface DemoRole {
  key: string;
  name: string;
  color?: string;
  /** True when the community grants it (filled badge); false when it only describes a person. */
  trusted: boolean;
  /** True when it is shown beside the name. */
  badge: boolean;
  powers?: RolePower[];
}

export interface DemoAudience {
  roles: string[];
  people?: string[];
}

export interface DemoCategory {
  key: string;
  name: string;
  private?: { roles: string[] };
}

export interface DemoChannel {
  key: string;
  name: string;
  type: 'text' | 'announcement';
  topic: string;
  guidelines?: string;
  category: string;
  private?: DemoAudience;
  icon?: string;
}

export interface DemoMessage {
  from: string;
  /** Minutes before the demo's now. Falls strictly within a channel. */
  ago: number;
  text: string;
  /** Index of the answered message in the same channel, always smaller than its own. */
  replyTo?: number;
  /** Emoji → the keys of those who pressed it. */
  reactions?: Record<string, string[]>;
  /** A mention as it stands in the text (`@Elif`) → the key of the person meant. */
  mentions?: Record<string, string>;
  edited?: boolean;
  removedBy?: string;
  pinned?: boolean;
}

export interface DemoCommunity {
  slug: string;
  name: string;
  description: string;
  tagline: string;
  accent: string;
  initials: string;
  template: 'school' | 'charity' | 'open-source' | 'empty';
  people: DemoPerson[];
  roles: DemoRole[];
  categories: DemoCategory[];
  channels: DemoChannel[];
  /** Channel key → its messages, oldest first. */
  messages: Record<string, DemoMessage[]>;
}
