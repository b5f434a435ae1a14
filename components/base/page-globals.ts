/**
 * Lit notes its versions in lists on `window`. An element with such an id would stand in their place (DOM clobbering), so
 * they are made lists before Lit runs. Imported first.
 */
const names = globalThis as unknown as Record<string, unknown>;
for (const name of ['reactiveElementVersions', 'litHtmlVersions', 'litElementVersions'])
  if (names[name] && !Array.isArray(names[name])) names[name] = [];

export {};
