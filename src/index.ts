/** The public face of the client core: every export by name. */
export type * from './api/handles.ts';
export type { ClientOptions, ClientParts, TokenReason } from './options.ts';
export type { Draft } from './cache/cache.ts';
export type { PermissionSet } from './model/permissions.ts';
export type { CategoryRow, ChannelAudience, ChannelRow } from './protocol/channels.ts';
export type { CommunityRow } from './protocol/community.ts';
export type { Envelope, ErrorCode, WireError } from './protocol/errors.ts';
export type { MemberRow } from './protocol/members.ts';
export type { MessageRow, Reaction } from './protocol/messages.ts';
export type { Permission, RoleRow } from './protocol/roles.ts';
export type { Block, Inline, ListBlock, MessageTree } from './model/message-tree.ts';
export { isBlankText, mentionsIn, messageLength, parseMessageText, plainText } from './model/message-text.ts';
export { sendPermission } from './model/permissions.ts';
export { DURATIONS, LIMITS } from './protocol/limits.ts';
export type { InviteLook } from './protocol/invites.ts';
export { createOwnIdentity, type OwnIdentity } from './net/own-identity.ts';
