/** For TypeScript that uses `debian.mjs`. */
export function onPath(...names: readonly string[]): string | undefined;
export function installPackages(names: readonly string[], say: (text: string) => void): void;
