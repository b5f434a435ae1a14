/** Laying given fields over a row: what really differs, for the row, for no-ops and for the audit log. */

/** Fields of `patch` whose value differs from the row's. */
export function changedFields<R extends object, P extends Partial<R>>(row: R, patch: P): Partial<P> {
  const entries = Object.entries(patch).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(row[key as keyof R]),
  );
  return Object.fromEntries(entries) as Partial<P>;
}

export function isEmpty(fields: object): boolean {
  return Object.keys(fields).length === 0;
}
