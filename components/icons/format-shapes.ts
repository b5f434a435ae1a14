/** Icon shapes of the formatting bar; the same grid and licence as `shapes.ts`. */

export const bold = 'M6 12h9a4 4 0 010 8H7a1 1 0 01-1-1V5a1 1 0 011-1h7a4 4 0 010 8';
export const italic = 'M19 4 10 4M14 20 5 20M15 4 9 20';
export const strikethrough = 'M16 4H9a3 3 0 00-2.83 4M14 12a4 4 0 010 8H6M4 12 20 12';
export const textQuote = 'M17 5H3M21 12H8M21 19H8M3 12v7';
export const list = 'M3 5h.01M3 12h.01M3 19h.01M8 5h13M8 12h13M8 19h13';
export const eyeOff =
  'M10.73 5.08a10.74 10.74 0 0111.21 6.58 1 1 0 010 .7 10.75 10.75 0 01-1.44 2.49M14.08 14.16a3 3 0 01-4.24-4.24M17.48 17.5a10.75 10.75 0 01-15.42-5.15 1 1 0 010-.7 10.75 10.75 0 014.45-5.14M2 2l20 20';
