/** The table of queries: reads that never change anything and answer only what the reader may see. */
import {
  type AudiencePreview,
  audiencePreview,
  type CategoryRow,
  type ChannelAudience,
  channelAudience,
  type ChannelRow,
} from './channels.ts';
import type { CommunityRow } from './community.ts';
import { type Invite, invitesList } from './invites.ts';
import * as members from './members.ts';
import * as messages from './messages.ts';
import { type AuditEntry, auditList } from './moderation.ts';
import { type Permission, permissionsPreview, type RoleRow } from './roles.ts';
import * as s from './schema.ts';

export const queryInputs = {
  'community.get': s.object({}),
  history: messages.history,
  'messages.get': messages.messagesGet,
  'message.versions': messages.messageVersions,
  'pins.list': messages.pinsList,
  'reactions.list': messages.reactionsList,
  search: messages.search,
  'channel.audience': channelAudience,
  'audience.preview': audiencePreview,
  'members.get': members.membersGet,
  'members.search': members.membersSearch,
  'members.list': members.membersList,
  'members.here': members.membersHere,
  'permissions.preview': permissionsPreview,
  'invites.list': invitesList,
  audit: auditList,
} as const;

export type QueryType = keyof typeof queryInputs;
export type QueryInput<T extends QueryType> = s.Infer<(typeof queryInputs)[T]>;

interface Results {
  'community.get': {
    readonly community: CommunityRow;
    readonly me: members.MemberRow & { readonly permissions: readonly Permission[]; readonly ageBand: members.AgeBand };
    readonly categories: readonly CategoryRow[];
    readonly channels: readonly ChannelRow[];
    readonly roles: readonly RoleRow[];
    readonly memberCount: number;
  };
  history: messages.HistoryPage;
  'messages.get': { readonly rows: readonly messages.MessageRow[] };
  'message.versions': { readonly versions: readonly messages.MessageVersion[] };
  'pins.list': { readonly rows: readonly messages.MessageRow[] };
  'reactions.list': messages.ReactionsList;
  search: { readonly rows: readonly messages.MessageRow[]; readonly hasMore: boolean };
  'channel.audience': ChannelAudience;
  'audience.preview': AudiencePreview;
  'members.get': { readonly rows: readonly members.MemberRow[] };
  'members.search': { readonly rows: readonly members.MemberRow[] };
  'members.list': members.MembersPage;
  'members.here': members.MembersHere;
  'permissions.preview': {
    readonly permissions: readonly Permission[];
    readonly channels: readonly {
      readonly id: string;
      readonly name: string;
      readonly permissions: readonly Permission[];
    }[];
  };
  'invites.list': { readonly invites: readonly Invite[] };
  audit: { readonly entries: readonly AuditEntry[]; readonly hasMore: boolean };
}
export type QueryResult<T extends QueryType> = Results[T];
export type QueryFrame<T extends QueryType = QueryType> = {
  readonly [K in T]: { readonly type: K } & QueryInput<K>;
}[T];

export function isQueryType(value: unknown): value is QueryType {
  return typeof value === 'string' && Object.hasOwn(queryInputs, value);
}
