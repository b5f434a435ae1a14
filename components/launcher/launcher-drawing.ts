/** The sign on the launcher, made by hand: neither Lit nor `innerHTML` is at hand there. */
export const FLAME: readonly string[] = [
  'M7.9 20A9 9 0 1 0 4 16.1L2 22Z',
  'M12.2 6.6c.5 1.9 3.6 3.3 3.6 6.2a3.7 3.7 0 0 1-7.4 0c0-1.3.6-2.3 1.4-3.1.2 1 .7 1.6 1.3 1.9-.2-1.9.1-3.6 1.1-5z',
];

export function drawing(paths: readonly string[]): SVGElement {
  const make = (tag: 'svg' | 'path', name: string, value: string): SVGElement => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
    made.setAttribute(name, value);
    return made;
  };
  const svg = make('svg', 'viewBox', '0 0 24 24');
  svg.ariaHidden = 'true';
  svg.append(...paths.map((d) => make('path', 'd', d)));
  return svg;
}
