/** Who is connected to other servers, as those last said. Owned by the presence board. */
import type { Presence } from '../../src/protocol/presence.ts';

/** How a person is at one server, over all their tabs there; null once the last one is closed. */
export interface Here {
  readonly communityId: string;
  readonly memberId: string;
  readonly presence: Presence | null;
}

type Server = Map<string, Map<string, Presence>>;

export class PresenceElsewhere {
  readonly #servers = new Map<string, Server>();

  set(server: string, { communityId, memberId, presence }: Here): void {
    const communities = this.#servers.get(server) ?? (new Map() as Server);
    this.#servers.set(server, communities);
    const members = communities.get(communityId) ?? new Map<string, Presence>();
    communities.set(communityId, members);
    if (presence === null) members.delete(memberId);
    else members.set(memberId, presence);
    if (members.size === 0) communities.delete(communityId);
    if (communities.size === 0) this.#servers.delete(server);
  }

  of(communityId: string, memberId: string): readonly Presence[] {
    return [...this.#servers.values()].flatMap((server) => server.get(communityId)?.get(memberId) ?? []);
  }

  inCommunity(communityId: string): readonly string[] {
    return [...this.#servers.values()].flatMap((server) => [...(server.get(communityId)?.keys() ?? [])]);
  }

  /** Those whom we know at a server, and who are not among its people any more. */
  missing(server: string, people: readonly Here[]): readonly Here[] {
    const there = new Set(people.map(({ communityId, memberId }) => `${communityId} ${memberId}`));
    const known = [...(this.#servers.get(server) ?? [])].flatMap(([communityId, members]) =>
      [...members.keys()].map((memberId): Here => ({ communityId, memberId, presence: null })),
    );
    return known.filter(({ communityId, memberId }) => !there.has(`${communityId} ${memberId}`));
  }
}
