/** Every query there is, about whatever exists just then, seen by who asks or not. */
import type { QueryInput, QueryType } from '../../src/protocol/queries.ts';
import { type Stage, anybody, anyMessage, anyRole, channelId } from './deeds.ts';

type Makers = { readonly [T in QueryType]: (stage: Stage) => QueryInput<T> };

export const asks: Makers = {
  'community.get': () => ({}),
  history: (stage) => ({ channelId: channelId(stage), limit: 5 }),
  'messages.get': (stage) => ({ messageIds: [anyMessage(stage).id, anyMessage(stage).id] }),
  'message.versions': (stage) => ({ messageId: anyMessage(stage).id }),
  'pins.list': (stage) => ({ channelId: channelId(stage) }),
  'reactions.list': (stage) => ({ messageId: anyMessage(stage).id }),
  search: (stage) => ({ text: stage.one(['past', 'said', 'owner', 'edited']), limit: 5 }),
  'channel.audience': (stage) => ({ channelId: channelId(stage) }),
  'audience.preview': (stage) => ({ placeId: channelId(stage), overrides: [] }),
  'members.get': (stage) => ({ memberIds: [anybody(stage)] }),
  'members.search': (stage) => ({ text: 'per', ...(stage.flip() && { channelId: channelId(stage) }) }),
  'members.list': (stage) => ({ limit: 2, ...(stage.flip() && { channelId: channelId(stage) }) }),
  'members.here': () => ({}),
  'permissions.preview': (stage) => ({ memberId: anybody(stage), roleIds: [anyRole(stage)] }),
  'invites.list': () => ({}),
  audit: () => ({ limit: 10 }),
};
export const ASKS = Object.keys(asks) as QueryType[];
