/** The grid of emoji: one stop, arrows inside. Rows and cells are said to screen readers; every button has its name. */
import { html, type TemplateResult } from 'lit';
import { type Emoji, withTone } from '../emoji-data/emoji-table.ts';

const COLUMNS = 7;

export interface GridView {
  readonly label: string;
  readonly emoji: readonly Emoji[];
  readonly tone: number;
  onPick(emoji: string): void;
}

export function emojiGrid({ label, emoji, tone, onPick }: GridView): TemplateResult {
  const rows = Array.from({ length: Math.ceil(emoji.length / COLUMNS) }, (_, row) =>
    emoji.slice(row * COLUMNS, (row + 1) * COLUMNS),
  );
  const cell = (entry: Emoji, isFirst: boolean): TemplateResult => {
    const shown = withTone(entry, tone);
    return html`<button
      type="button"
      role="gridcell"
      tabindex=${isFirst ? 0 : -1}
      aria-label=${entry.name}
      title=${entry.name}
      @click=${() => onPick(shown)}
    >
      ${shown}
    </button>`;
  };
  return html`<div role="grid" aria-label=${label} @keydown=${handleKey} @focusin=${rove}>
    ${rows.map((row, index) => html`<div class="emoji-row" role="row">${row.map((entry, column) => cell(entry, index === 0 && column === 0))}</div>`)}
  </div>`;
}

/** The grid is entered again where it was left. */
function rove({ currentTarget, target }: FocusEvent): void {
  for (const button of (currentTarget as HTMLElement).querySelectorAll<HTMLElement>('[tabindex="0"]'))
    button.tabIndex = -1;
  (target as HTMLElement).tabIndex = 0;
}

function handleKey(event: KeyboardEvent): void {
  const grid = event.currentTarget as HTMLElement;
  const cells = [...grid.querySelectorAll<HTMLElement>('[role="gridcell"]')];
  const at = cells.indexOf(event.target as HTMLElement);
  const forward = getComputedStyle(grid).direction === 'rtl' ? -1 : 1;
  const row = at - (at % COLUMNS);
  const to = {
    ArrowRight: at + forward,
    ArrowLeft: at - forward,
    ArrowDown: at + COLUMNS,
    ArrowUp: at - COLUMNS,
    Home: event.ctrlKey ? 0 : row,
    End: event.ctrlKey ? cells.length - 1 : Math.min(row + COLUMNS, cells.length) - 1,
    PageDown: Math.min(at + 5 * COLUMNS, cells.length - 1),
    PageUp: Math.max(at - 5 * COLUMNS, 0),
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  cells[to]?.focus();
}
