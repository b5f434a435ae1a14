/** All open connections of this process, by community and member. */
import type { Connection } from './connection.ts';

export interface Connections {
  add(connection: Connection): void;
  remove(connection: Connection): void;
  /** Of one member, in every tab. */
  of(communityId: string, memberId: string): readonly Connection[];
  inCommunity(communityId: string): readonly Connection[];
  all(): readonly Connection[];
}

export function createConnections(): Connections {
  const communities = new Map<string, Map<string, Set<Connection>>>();

  const inCommunity = (communityId: string): readonly Connection[] =>
    [...(communities.get(communityId)?.values() ?? [])].flatMap((tabs) => [...tabs]);

  return {
    add(connection) {
      const { communityId, memberId } = connection.actor;
      const members = communities.get(communityId) ?? new Map<string, Set<Connection>>();
      communities.set(communityId, members);
      members.set(memberId, (members.get(memberId) ?? new Set()).add(connection));
    },
    remove(connection) {
      const { communityId, memberId } = connection.actor;
      const members = communities.get(communityId);
      const tabs = members?.get(memberId);
      tabs?.delete(connection);
      if (tabs?.size === 0) members?.delete(memberId);
      if (members?.size === 0) communities.delete(communityId);
    },
    of: (communityId, memberId) => [...(communities.get(communityId)?.get(memberId) ?? [])],
    inCommunity,
    all: () => [...communities.keys()].flatMap(inCommunity),
  };
}
