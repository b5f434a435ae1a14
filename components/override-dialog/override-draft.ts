/** Overrides while they are being changed: who stands in the list, and what each of them is allowed or denied. Pure. */
import type { Override, Permission } from '../../src/index.ts';

export type Word = 'allow' | 'inherit' | 'deny';
export type PlacePermission = Override['allow'][number];

export function keyOf({ target, id }: Pick<Override, 'target' | 'id'>): string {
  return `${target} ${id}`;
}

export function wordOf(entry: Override, permission: Permission): Word {
  if (entry.allow.some((one) => one === permission)) return 'allow';
  return entry.deny.some((one) => one === permission) ? 'deny' : 'inherit';
}

export function withWord(
  draft: readonly Override[],
  key: string,
  permission: PlacePermission,
  word: Word,
): readonly Override[] {
  return draft.map((entry) => {
    if (keyOf(entry) !== key) return entry;
    const allow = entry.allow.filter((one) => one !== permission);
    const deny = entry.deny.filter((one) => one !== permission);
    if (word === 'allow') allow.push(permission);
    if (word === 'deny') deny.push(permission);
    return { ...entry, allow, deny };
  });
}

/** An entry that says nothing is not kept. */
export function saved(draft: readonly Override[]): Override[] {
  return draft.filter(({ allow, deny }) => allow.length + deny.length > 0);
}

export function isSame(one: readonly Override[], other: readonly Override[]): boolean {
  const words = (list: readonly Override[]): string =>
    saved(list)
      .map((entry) => `${keyOf(entry)} +${[...entry.allow].sort().join()} -${[...entry.deny].sort().join()}`)
      .sort()
      .join(';');
  return words(one) === words(other);
}
