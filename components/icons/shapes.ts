/**
 * Icon shapes, one constant each so that a bundle holds only those it draws. 24 by 24 grid, every shape one path.
 * Lucide (ISC licence, see LICENSE.txt).
 */

export const arrowUp = 'm5 12 7-7 7 7M12 19V5';
export const atSign = 'M8 12a4 4 0 108 0 4 4 0 10-8 0M16 8v5a3 3 0 006 0v-1a10 10 0 10-4 8';
export const badgeCheck =
  'M3.85 8.62a4 4 0 014.78-4.77 4 4 0 016.74 0 4 4 0 014.78 4.78 4 4 0 010 6.74 4 4 0 01-4.77 4.78 4 4 0 01-6.75 0 4 4 0 01-4.78-4.77 4 4 0 010-6.76ZM16 9l-5.5 5.5L8 12';
export const bell =
  'M10.27 21a2 2 0 003.46 0M3.26 15.33A1 1 0 004 17h16a1 1 0 00.74-1.67C19.41 13.96 18 12.5 18 8A6 6 0 006 8c0 4.5-1.41 5.96-2.74 7.33';
export const bellOff =
  'M10.27 21a2 2 0 003.46 0M17 17H4a1 1 0 01-.74-1.67C4.59 13.96 6 12.5 6 8a6 6 0 01.26-1.74M2 2l20 20M8.67 3.01A6 6 0 0118 8c0 2.69.77 4.65 1.71 6.05';
export const check = 'M20 6 9 17l-5-5';
export const chevronDown = 'm6 9 6 6 6-6';
export const chevronLeft = 'm15 18-6-6 6-6';
export const circleAlert = 'M2 12a10 10 0 1020 0 10 10 0 10-20 0M12 8 12 12M12 16 12.01 16';
export const clock = 'M2 12a10 10 0 1020 0 10 10 0 10-20 0M12 6v6l4 2';
export const ellipsis = 'M11 12a1 1 0 102 0 1 1 0 10-2 0M18 12a1 1 0 102 0 1 1 0 10-2 0M4 12a1 1 0 102 0 1 1 0 10-2 0';
export const heart =
  'M2 9.5a5.5 5.5 0 019.59-3.68.56.56 0 00.82 0A5.49 5.49 0 0122 9.5c0 2.29-1.5 4-3 5.5l-5.49 5.31a2 2 0 01-3 .02L5 15c-1.5-1.5-3-3.2-3-5.5';
export const lock = 'M5 11h14a2 2 0 012 2v7a2 2 0 01-2 2h-14a2 2 0 01-2-2v-7a2 2 0 012-2zM7 11V7a5 5 0 0110 0v4';
export const megaphone =
  'M11 6a13 13 0 008.4-2.8A1 1 0 0121 4v12a1 1 0 01-1.6.8A13 13 0 0011 14H5a2 2 0 01-2-2V8a2 2 0 012-2zM6 14a12 12 0 002.4 7.2 2 2 0 003.2-2.4A8 8 0 0110 14M8 6v8';
export const messageCircle =
  'M2.99 16.34a2 2 0 01.09 1.17l-1.06 3.29a1 1 0 001.24 1.17l3.41-1a2 2 0 011.1.09 10 10 0 10-4.78-4.72';
export const pin =
  'M12 17v5M9 10.76a2 2 0 01-1.11 1.79l-1.78.9A2 2 0 005 15.24V16a1 1 0 001 1h12a1 1 0 001-1v-.76a2 2 0 00-1.11-1.79l-1.78-.9A2 2 0 0115 10.76V7a1 1 0 011-1 2 2 0 000-4H8a2 2 0 000 4 1 1 0 011 1z';
export const reply = 'M20 18v-2a4 4 0 00-4-4H4M9 17l-5-5 5-5';
export const search = 'm21 21-4.34-4.34M3 11a8 8 0 1016 0 8 8 0 10-16 0';
export const settings =
  'M9.67 4.14a2.34 2.34 0 014.66 0 2.34 2.34 0 003.32 1.92 2.34 2.34 0 012.33 4.03 2.34 2.34 0 000 3.83 2.34 2.34 0 01-2.33 4.03 2.34 2.34 0 00-3.32 1.92 2.34 2.34 0 01-4.66 0 2.34 2.34 0 00-3.32-1.92 2.34 2.34 0 01-2.33-4.03 2.34 2.34 0 000-3.83A2.34 2.34 0 016.35 6.05a2.34 2.34 0 003.32-1.92M9 12a3 3 0 106 0 3 3 0 10-6 0';
export const smilePlus = 'M13.27 2.08a10 10 0 108.65 8.65M15 10V9M16 5h6M16.47 15a6 6 0 01-8.94 0M19 2v6M9 10V9';
export const type = 'M12 4v16M4 7V5a1 1 0 011-1h14a1 1 0 011 1v2M9 20h6';
export const users =
  'M16 21v-2a4 4 0 00-4-4H6a4 4 0 00-4 4v2M16 3.13a4 4 0 010 7.74M22 21v-2a4 4 0 00-3-3.87M5 7a4 4 0 108 0 4 4 0 10-8 0';
export const x = 'M18 6 6 18M6 6l12 12';
