/**
 * What a screen reader would say. It reads along inside one shadow root: started outside, it stops at the shadow host.
 * `readThrough` gives every phrase from the first to the last; `heard` what a live region says while something happens.
 * The library hears what changes in a region, not a region that comes with its words: `alerted` hears an alert that does.
 */
import { waitUntil } from '@open-wc/testing';
import { virtual } from '@guidepup/virtual-screen-reader';
import { frames } from '../elements/mount.ts';

/** As far as a test needs it: a page that never ends would else never return. */
const MOST = 400;

export async function readThrough(container: Node): Promise<string[]> {
  await virtual.start({ container });
  try {
    const first = await virtual.lastSpokenPhrase();
    for (let step = 0; step < MOST; step++) {
      await virtual.next();
      if ((await virtual.lastSpokenPhrase()) === first) break;
    }
    return (await virtual.spokenPhraseLog()).slice(0, -1);
  } finally {
    await virtual.stop();
  }
}

/** @param isDone once it was said; without it, a few frames have to do. */
export async function heard(container: Node, act: () => unknown, isDone?: () => boolean): Promise<string[]> {
  await virtual.start({ container });
  try {
    await virtual.clearSpokenPhraseLog();
    await act();
    await (isDone ? waitUntil(isDone, 'it is said', { timeout: 5_000 }) : frames(4));
    await frames(1);
    const log = await virtual.spokenPhraseLog();
    // Lit's development build puts a text there in two steps
    return log.filter((phrase, index) => phrase !== log[index - 1]);
  } finally {
    await virtual.stop();
  }
}

/** Browsers tell of an alert when it is put there, by its role alone; of a status they do not, so that none is counted. */
export async function alerted(container: Node, act: () => unknown, count = 1): Promise<string[]> {
  const alerts: Element[] = [];
  const observer = new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes]))
      if (node instanceof Element)
        alerts.push(...[node, ...node.querySelectorAll('*')].filter((one) => one.role === 'alert'));
  });
  observer.observe(container, { childList: true, subtree: true });
  try {
    await act();
    await waitUntil(() => alerts.length >= count, 'there is an alert', { timeout: 5_000 });
    await frames(2);
    return alerts.map((alert) => alert.textContent.trim().replace(/\s+/g, ' '));
  } finally {
    observer.disconnect();
  }
}
