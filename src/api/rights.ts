/** What I may do, as atoms: the shared rule of `model/permissions` over my row, the roles and the place. */
import type { ReadableAtom } from 'nanostores';
import { type PermissionSet, permissionsOf, type Viewer } from '../model/permissions.ts';
import type { MemberRow } from '../protocol/members.ts';
import { derived, Topic } from '../store/derived.ts';
import type { SyncEngine } from '../sync/sync-engine.ts';
import type { Clock } from '../util/clock.ts';

const NOTHING: PermissionSet = new Set();
const TIMER_MAX_MS = 2 ** 31 - 1;

export class Rights {
  readonly me: ReadableAtom<MemberRow | undefined>;
  readonly #engine: SyncEngine;
  readonly #clock: Clock;
  /** Moves when a timeout of mine runs out. */
  readonly #tick = new Topic();
  #watchedUntil = 0;

  constructor(engine: SyncEngine, clock: Clock) {
    this.#engine = engine;
    this.#clock = clock;
    const { rows } = engine.store;
    this.me = derived([engine.who, rows.topic('member')], () => rows.get('member', engine.who.get()?.memberId ?? ''));
  }

  /** @param channelId the place; without it, the community itself. */
  permissions(channelId?: string): ReadableAtom<PermissionSet> {
    const { rows } = this.#engine.store;
    const kinds = (['community', 'role', 'channel', 'category'] as const).slice(0, channelId === undefined ? 2 : 4);
    const sources = [this.me, this.#tick.changed, ...kinds.map((kind) => rows.topic(kind))];
    return derived(sources, () => this.#permissions(channelId), samePermissions);
  }

  #permissions(channelId: string | undefined): PermissionSet {
    const { rows } = this.#engine.store;
    const viewer = this.#viewer();
    const channel = channelId === undefined ? undefined : rows.get('channel', channelId);
    if (!viewer || (channelId !== undefined && !channel)) return NOTHING;
    const category = channel?.categoryId ? rows.get('category', channel.categoryId) : undefined;
    return permissionsOf(viewer, rows.all('role'), this.#engine.now(), channel && { ...channel, category });
  }

  #viewer(): Viewer | undefined {
    const { rows } = this.#engine.store;
    const me = this.me.get();
    const community = rows.get('community', this.#engine.who.get()?.communityId ?? '');
    if (!me || !community || me.status !== 'active') return undefined;
    this.#watchTimeout(me.timeoutUntil ?? 0);
    return {
      memberId: me.id,
      roleIds: me.roleIds,
      isOwner: community.ownerId === me.id,
      timeoutUntil: me.timeoutUntil,
    };
  }

  #watchTimeout(until: number): void {
    const left = until - this.#engine.now();
    if (left <= 0 || until === this.#watchedUntil) return;
    this.#watchedUntil = until;
    this.#clock.after(Math.min(left, TIMER_MAX_MS), () => {
      this.#watchedUntil = 0;
      this.#tick.touch();
    });
  }
}

function samePermissions(before: PermissionSet, after: PermissionSet): boolean {
  return before.size === after.size && [...before].every((permission) => after.has(permission));
}
