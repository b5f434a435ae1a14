/**
 * The rules as one part: `createDomain` joins them over a storage and hands out small functions. The server's other rooms
 * (real time, HTTP, jobs) call these and nothing deeper.
 */
import type { Envelope } from '../../src/protocol/errors.ts';
import type { InviteLook } from '../../src/protocol/invites.ts';
import { DURATIONS } from '../../src/protocol/limits.ts';
import type { ClaimMapping } from './claims.ts';
import type { Actor, Commit } from './command.ts';
import { commands, queries } from './registry.ts';
import { type CommandPathParts, createCommandPath, type RunCommand } from './commit.ts';
import { createCommunityCache } from './community-cache.ts';
import { type MadeCommunity, makeCommunity, type NewCommunity } from './communities.ts';
import * as joining from './joining.ts';
import { type Admitted, admit, type Identity, type PeopleParts } from './people.ts';
import { createPictureRules, type PictureRules } from './pictures.ts';
import type { Ports } from './ports.ts';
import { mayType } from './presence.ts';
import { createQueryPath, type RunQuery } from './queries.ts';
import { createRateLimiter, type Rates, type Spending, unlimited } from './rate.ts';
import { expectedError, INTERNAL } from './refusals.ts';
import { type ErasedMember, eraseMember, eraseMessage } from './erasure.ts';
import type { Storage } from './storage.ts';
import { createSyncPath, type SyncPath } from './sync.ts';
import { createTransact, type Notice } from './transact.ts';
import { createVisibility, type Places } from './visible.ts';

export interface DomainParts {
  readonly storage: Storage;
  readonly ports: Ports;
  /** Default: `RATES`. `unlimited` for seeding and load tests. */
  readonly rates?: Rates | 'unlimited';
}

export interface Domain extends SyncPath {
  /** A name that no other server on this store has. */
  readonly server: string;
  readonly runCommand: RunCommand;
  readonly runQuery: RunQuery;
  /** Who this verified identity is here; makes or updates the member. */
  admit(identity: Identity): Promise<Envelope<Admitted>>;
  createCommunity(wanted: NewCommunity): Promise<Envelope<MadeCommunity>>;
  /** Which words in a host's tokens give which role. */
  setClaimMapping(communityId: string, mapping: ClaimMapping): Promise<Envelope<null>>;
  /** Leaves nothing of what was written, or of who somebody was. */
  readonly erasure: Erasure;
  readonly joining: Joining;
  readonly pictures: PictureRules;
  /** Whether others may see this member typing there. */
  mayType(actor: Actor, channelId: string): Promise<boolean>;
  /** Which places each of these members may see now; nothing for who is no active member. */
  accessOf(communityId: string, memberIds: readonly string[]): Promise<ReadonlyMap<string, Places>>;
  /** Lets go of stored results that no outbox can still repeat. Call it once a day. */
  forgetOldResults(): Promise<void>;
  /**
   * Called after each commit is durable, in commit order. Of another server's commits it hears only whose rights changed
   * and who is out (`isOwn` false, no changes), perhaps twice. @returns a function that ends it.
   */
  onCommit(listener: CommitListener): () => void;
  /** What another server on the same store says of a commit of its own. */
  hear(notice: Notice): void;
  /** Draws from members' rates what they spent at other servers; see `RateLimiter`. */
  readonly spending: Spending;
}
export type CommitListener = (commit: Commit, isOwn: boolean) => void;

export interface Erasure {
  message(communityId: string, messageId: string): Promise<Envelope<null>>;
  member(communityId: string, memberId: string): Promise<Envelope<ErasedMember>>;
}

/** For the HTTP face, before there is any actor. A wrong code is `not_found`, whatever is wrong with it. */
export interface Joining {
  lookAtInvite(code: string): Promise<Envelope<InviteLook>>;
  joinByInvite(wanted: joining.Newcomer & { readonly code: string }): Promise<Envelope<joining.Joined>>;
  /** @param wanted `community` is a slug or an id. */
  joinAsGuest(wanted: joining.Newcomer & { readonly community: string }): Promise<Envelope<joining.Joined>>;
  /** A link's code that signs in this one member, once, within seven days. */
  createSignInCode(communityId: string, memberId: string): Promise<Envelope<string>>;
  openSession(code: string): Promise<Envelope<Admitted>>;
}

export function createDomain({ storage, ports, rates }: DomainParts): Domain {
  const listeners = createListeners(ports);
  const server = ports.randomId();
  const transact = createTransact(storage, ports, { server, emit: (commit) => listeners.emit(commit, true) });
  const hear = (notice: Notice): void => {
    if (notice.server !== server) listeners.emit({ ...notice, changes: [] }, false);
  };
  let stopHearing: (() => void) | undefined;
  const cache = createCommunityCache();
  const rate = rates === 'unlimited' ? unlimited : createRateLimiter(() => ports.now(), rates);
  const people = { storage, transact, cache, ports };
  const path: CommandPathParts = { commands, transact, cache, rate, ports };

  const answered: Answered = (where, work) => answer(ports, where, work);

  return {
    server,
    runCommand: createCommandPath(path),
    runQuery: createQueryPath({ queries, storage, cache, rate, ports }),
    ...createSyncPath({ storage, cache, rate, ports }),
    admit: (identity) => answered('admit', () => admit(people, identity)),
    createCommunity: (wanted) => answered('createCommunity', () => makeCommunity(transact, ports, wanted)),
    setClaimMapping: (communityId, mapping) =>
      answered('setClaimMapping', async () => {
        await storage.transaction((tx) => tx.putSetting(communityId, 'claims', mapping), communityId);
        return null;
      }),
    erasure: {
      message: (communityId, id) => answered('eraseMessage', () => eraseMessage(people, communityId, id)),
      member: (communityId, id) => answered('eraseMember', () => eraseMember(people, communityId, id)),
    },
    joining: createJoining(people, answered),
    pictures: createPictureRules({ storage, cache, rate, ports, answered }),
    mayType: (actor, channelId) => mayType({ storage, cache, ports }, actor, channelId),
    async accessOf(communityId, memberIds) {
      const state = await cache.load(storage, communityId);
      if (!state) return new Map();
      const places = await storage.places(communityId);
      const members = new Map((await storage.members(communityId, memberIds)).map((member) => [member.id, member]));
      const see = createVisibility(state.community, state.roles, ports.now(), places);
      return new Map(memberIds.map((id) => [id, see(members.get(id))]));
    },
    forgetOldResults: () => storage.transaction((tx) => tx.dropResultsBefore(ports.now() - DURATIONS.storedResult)),
    onCommit(listener) {
      const end = listeners.add(listener);
      stopHearing ??= storage.onNotice?.((notice) => hear(notice as Notice));
      return () => {
        end();
        if (listeners.count() > 0) return;
        stopHearing?.();
        stopHearing = undefined;
      };
    },
    hear,
    spending: rate,
  };
}

type Answered = <T>(where: string, work: () => Promise<T>) => Promise<Envelope<T>>;

function createJoining(people: PeopleParts, answered: Answered): Joining {
  return {
    lookAtInvite: (code) => answered('lookAtInvite', () => joining.lookAtInvite(people, code)),
    joinByInvite: (wanted) => answered('joinByInvite', () => joining.joinByInvite(people, wanted)),
    joinAsGuest: (wanted) => answered('joinAsGuest', () => joining.joinAsGuest(people, wanted)),
    createSignInCode: (communityId, memberId) =>
      answered('createSignInCode', () => joining.createSignInCode(people, communityId, memberId)),
    openSession: (code) => answered('openSession', () => joining.openSession(people, code)),
  };
}

function createListeners(ports: Ports) {
  const listeners = new Set<CommitListener>();
  return {
    count: () => listeners.size,
    add(listener: CommitListener): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** One listener's failure is reported and does not reach the others, nor the one who is waiting for the answer. */
    emit(commit: Commit, isOwn: boolean): void {
      for (const listener of listeners) {
        try {
          listener(commit, isOwn);
        } catch (error) {
          ports.reportError('onCommit', error);
        }
      }
    },
  };
}

async function answer<T>(ports: Ports, where: string, work: () => Promise<T>): Promise<Envelope<T>> {
  try {
    return { ok: true, result: await work() };
  } catch (error) {
    const expected = expectedError(error);
    if (!expected) ports.reportError(where, error);
    return { ok: false, error: expected ?? INTERNAL };
  }
}
