/** What a key asks of the composer, apart from writing. */
import type { FormatName } from './formatting.ts';

/** What Enter does: `auto` sends where there is a fine pointer and breaks the line under a finger. */
export type SendKey = 'auto' | 'enter' | 'ctrl-enter';

const FORMAT_KEYS: Readonly<Record<string, FormatName>> = { b: 'bold', i: 'italic', e: 'code' };

/** @param isEmpty nothing is written yet. */
export function wishOf(
  event: KeyboardEvent,
  sendKey: SendKey,
  isEmpty: boolean,
): 'send' | 'leave' | 'editLast' | FormatName | undefined {
  const { key, shiftKey, altKey } = event;
  const isCommand = event.ctrlKey || event.metaKey;
  if (key === 'Escape') return 'leave';
  if (key === 'Enter') {
    const isEnough = sendKey === 'enter' || (sendKey === 'auto' && matchMedia('(pointer: fine)').matches);
    return isCommand || (isEnough && !shiftKey && !altKey) ? 'send' : undefined;
  }
  if (shiftKey || altKey) return undefined;
  if (key === 'ArrowUp' && isEmpty) return 'editLast';
  return isCommand ? FORMAT_KEYS[key.toLowerCase()] : undefined;
}
