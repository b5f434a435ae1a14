/**
 * The sheet for modes that few readers are in, shared by all elements. It is empty until such a mode is on; where one is
 * from the start, `whenDressed` keeps elements from drawing before it is filled.
 */
const forcedColors = matchMedia('(forced-colors: active)');
const hasOldColors = !CSS.supports('color', 'light-dark(oklch(from red l c h), red)');

export const modes = new CSSStyleSheet();
let filling: Promise<void> | undefined;

async function fill(): Promise<void> {
  try {
    const { modeStyles } = await import('./mode-styles.ts');
    modes.replaceSync(modeStyles.cssText);
  } catch (error) {
    console.warn('[hearth] chunk_failed', error);
  }
}

function isNeeded(): boolean {
  return forcedColors.matches || hasOldColors;
}

if (isNeeded()) filling = fill();
forcedColors.addEventListener('change', () => {
  if (isNeeded()) filling ??= fill();
});

/** At once where no such mode is on. */
export function whenDressed(act: () => void): void {
  if (isNeeded() && filling) void filling.then(act);
  else act();
}
