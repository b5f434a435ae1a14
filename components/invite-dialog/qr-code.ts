/** A link as a QR code: one SVG path, dark on white in every scheme, with the quiet border that readers need. */
import { generate } from 'lean-qr';
import { html, type TemplateResult } from 'lit';

const BORDER = 4;

export function qrCode(text: string, label: string): TemplateResult {
  const code = generate(text);
  let path = '';
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) if (code.get(x, y)) path += `M${String(x)} ${String(y)}h1v1h-1z`;
  const side = code.size + 2 * BORDER;
  return html`<svg
    class="qr"
    part="qr"
    viewBox="${-BORDER} ${-BORDER} ${side} ${side}"
    role="img"
    aria-label=${label}
    shape-rendering="crispEdges"
  >
    <rect x=${-BORDER} y=${-BORDER} width=${side} height=${side} fill="#fff"></rect>
    <path d=${path} fill="#000"></path>
  </svg>`;
}
