/** Timeout, removal and ban, and the log of what was done. */
import { pageSize, text, whole } from './fields.ts';
import { id } from './ids.ts';
import { LIMITS } from './limits.ts';
import * as s from './schema.ts';

const reason = s.exactOptional(text(LIMITS.reason));

/** `until` in the past lifts the timeout. At most 28 days ahead. */
export const memberTimeout = s.object({ memberId: id, until: whole(0), reason });
export const memberRemove = s.object({ memberId: id, reason });
export const memberBan = s.object({ memberId: id, reason, until: s.exactOptional(whole(0)) });
export const memberUnban = s.object({ memberId: id, reason });

export const auditList = s.object({
  before: s.exactOptional(whole(1)),
  commandType: s.exactOptional(s.pipe(s.string(), s.maxLength(64))),
  limit: s.exactOptional(pageSize(100)),
});
export interface AuditEntry {
  readonly n: number;
  readonly at: number;
  readonly actorId: string;
  /** The command's type. */
  readonly type: string;
  readonly subjectId?: string;
  readonly reason?: string;
  /** Names and values that changed; never message text. */
  readonly detail: Readonly<Record<string, unknown>>;
}
