/**
 * The community's row and roles, which every command needs, kept by the rev of the community's stream: a reader that
 * finds the same rev need not read 250 roles again. Only what is known to be durable is kept: a unit hands in what it read
 * after its commit, so that a rev given again after a failed commit can never meet stale roles.
 */
import type { CommunityRow } from '../../src/protocol/community.ts';
import { communityStream } from '../../src/protocol/ids.ts';
import type { RoleRow } from '../../src/protocol/roles.ts';
import type { Reader } from './storage.ts';

export interface CommunityState {
  readonly rev: number;
  readonly community: CommunityRow;
  /** All living roles, the one that everybody has among them. */
  readonly roles: readonly RoleRow[];
}

export interface CommunityCache {
  /** As the reader sees it now. @returns undefined when there is no such community. */
  load(reader: Reader, communityId: string): Promise<CommunityState | undefined>;
  /** Call with what `load` gave, once its reader's view is known to be durable. */
  keep(state: CommunityState): void;
}

export function createCommunityCache(): CommunityCache {
  const kept = new Map<string, CommunityState>();
  return {
    async load(reader, communityId) {
      const stream = communityStream(communityId);
      for (;;) {
        const { rev } = await reader.head(stream);
        const known = kept.get(communityId);
        if (known?.rev === rev) return known;
        const community = await reader.row(stream, 'community', communityId);
        if (!community) return undefined;
        const roles = await reader.rows(stream, 'role');
        const after = await reader.head(stream);
        if (after.rev === rev) return { rev, community, roles };
      }
    },
    keep(state) {
      kept.set(state.community.id, state);
    },
  };
}
