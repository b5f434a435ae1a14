/** Draws an icon from `shapes.ts`. Icons say nothing to screen readers: the control around them has the name. */
import { html, nothing, svg, type TemplateResult } from 'lit';

/**
 * @param shape a constant of `shapes.ts`.
 * @param flip true for shapes that point along the line of reading: they turn round in right-to-left text.
 * @param filled a second shape, drawn filled.
 */
export function icon(shape: string, flip = false, filled?: string): TemplateResult {
  return html`<svg class=${flip ? 'icon flip' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
    <path d=${shape}></path>
    ${filled ? svg`<path class="filled" d=${filled}></path>` : nothing}
  </svg>`;
}
