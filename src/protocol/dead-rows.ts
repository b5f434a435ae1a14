/** Telling what is gone from what is there. No validator here: the browser needs this. */
export function isDead<R extends object>(row: R): row is Extract<R, { readonly deleted: true }> {
  return 'deleted' in row;
}
