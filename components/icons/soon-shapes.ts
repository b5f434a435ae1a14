/**
 * Icons of buttons that do nothing before a later part is here, and of signs that few first screens show. They come with
 * whichever part is the first: `soon` has an empty shape until then, so that their place is kept.
 * The same grid and licence as `shapes.ts`.
 */
import { bringShapes } from './soon.ts';

export const atSign = 'M8 12a4 4 0 108 0 4 4 0 10-8 0M16 8v5a3 3 0 006 0v-1a10 10 0 10-4 8';
export const bell =
  'M10.27 21a2 2 0 003.46 0M3.26 15.33A1 1 0 004 17h16a1 1 0 00.74-1.67C19.41 13.96 18 12.5 18 8A6 6 0 006 8c0 4.5-1.41 5.96-2.74 7.33';
export const bellOff =
  'M10.27 21a2 2 0 003.46 0M17 17H4a1 1 0 01-.74-1.67C4.59 13.96 6 12.5 6 8a6 6 0 01.26-1.74M2 2l20 20M8.67 3.01A6 6 0 0118 8c0 2.69.77 4.65 1.71 6.05';
export const heart =
  'M2 9.5a5.5 5.5 0 019.59-3.68.56.56 0 00.82 0A5.49 5.49 0 0122 9.5c0 2.29-1.5 4-3 5.5l-5.49 5.31a2 2 0 01-3 .02L5 15c-1.5-1.5-3-3.2-3-5.5';
export const pin =
  'M12 17v5M9 10.76a2 2 0 01-1.11 1.79l-1.78.9A2 2 0 005 15.24V16a1 1 0 001 1h12a1 1 0 001-1v-.76a2 2 0 00-1.11-1.79l-1.78-.9A2 2 0 0115 10.76V7a1 1 0 011-1 2 2 0 000-4H8a2 2 0 000 4 1 1 0 011 1z';
export const settings =
  'M9.67 4.14a2.34 2.34 0 014.66 0 2.34 2.34 0 003.32 1.92 2.34 2.34 0 012.33 4.03 2.34 2.34 0 000 3.83 2.34 2.34 0 01-2.33 4.03 2.34 2.34 0 00-3.32 1.92 2.34 2.34 0 01-4.66 0 2.34 2.34 0 00-3.32-1.92 2.34 2.34 0 01-2.33-4.03 2.34 2.34 0 000-3.83A2.34 2.34 0 016.35 6.05a2.34 2.34 0 003.32-1.92M9 12a3 3 0 106 0 3 3 0 10-6 0';
export const smilePlus = 'M13.27 2.08a10 10 0 108.65 8.65M15 10V9M16 5h6M16.47 15a6 6 0 01-8.94 0M19 2v6M9 10V9';
export const type = 'M12 4v16M4 7V5a1 1 0 011-1h14a1 1 0 011 1v2M9 20h6';

bringShapes({ atSign, bell, bellOff, heart, pin, settings, smilePlus, type });
