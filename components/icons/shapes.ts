/**
 * Icon shapes, one constant each so that a bundle holds only those it draws. 24 by 24 grid, every shape one path.
 * Lucide (ISC licence, see LICENSE.txt).
 */

export const arrowUp = 'm5 12 7-7 7 7M12 19V5';
export const badgeCheck =
  'M3.85 8.62a4 4 0 014.78-4.77 4 4 0 016.74 0 4 4 0 014.78 4.78 4 4 0 010 6.74 4 4 0 01-4.77 4.78 4 4 0 01-6.75 0 4 4 0 01-4.78-4.77 4 4 0 010-6.76ZM16 9l-5.5 5.5L8 12';
export const check = 'M20 6 9 17l-5-5';
export const chevronDown = 'm6 9 6 6 6-6';
export const chevronLeft = 'm15 18-6-6 6-6';
export const circleAlert = 'M2 12a10 10 0 1020 0 10 10 0 10-20 0M12 8 12 12M12 16 12.01 16';
export const clock = 'M2 12a10 10 0 1020 0 10 10 0 10-20 0M12 6v6l4 2';
export const ellipsis = 'M11 12a1 1 0 102 0 1 1 0 10-2 0M18 12a1 1 0 102 0 1 1 0 10-2 0M4 12a1 1 0 102 0 1 1 0 10-2 0';
export const lock = 'M5 11h14a2 2 0 012 2v7a2 2 0 01-2 2h-14a2 2 0 01-2-2v-7a2 2 0 012-2zM7 11V7a5 5 0 0110 0v4';
export const megaphone =
  'M11 6a13 13 0 008.4-2.8A1 1 0 0121 4v12a1 1 0 01-1.6.8A13 13 0 0011 14H5a2 2 0 01-2-2V8a2 2 0 012-2zM6 14a12 12 0 002.4 7.2 2 2 0 003.2-2.4A8 8 0 0110 14M8 6v8';
export const messageCircle =
  'M2.99 16.34a2 2 0 01.09 1.17l-1.06 3.29a1 1 0 001.24 1.17l3.41-1a2 2 0 011.1.09 10 10 0 10-4.78-4.72';
export const reply = 'M20 18v-2a4 4 0 00-4-4H4M9 17l-5-5 5-5';
export const search = 'm21 21-4.34-4.34M3 11a8 8 0 1016 0 8 8 0 10-16 0';
export const users =
  'M16 21v-2a4 4 0 00-4-4H6a4 4 0 00-4 4v2M16 3.13a4 4 0 010 7.74M22 21v-2a4 4 0 00-3-3.87M5 7a4 4 0 108 0 4 4 0 10-8 0';
export const x = 'M18 6 6 18M6 6l12 12';
