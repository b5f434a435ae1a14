/** Icon shapes that a community may give a channel, beyond those of the kinds; the same grid and licence as `shapes.ts`. */

export const bookOpen =
  'M12 5v16M20 19A2 2 0 0022 17V5a2 2 0 00-2-2L16 3A5 5 0 0012 5a5 5 0 00-4-2H4a2 2 0 00-2 2v12a2 2 0 002 2H8a5 5 0 014 2 5 5 0 014-2z';
export const lifeBuoy =
  'M2 12a10 10 0 1020 0 10 10 0 10-20 0M4.93 4.93l4.24 4.24M14.83 9.17l4.24-4.24M14.83 14.83l4.24 4.24M9.17 14.83l-4.24 4.24M8 12a4 4 0 108 0 4 4 0 10-8 0';
export const code = 'm16 18 6-6-6-6M8 6l-6 6 6 6';
export const messagesSquare =
  'M16 10a2 2 0 01-2 2H6.83a2 2 0 00-1.41.59l-2.2 2.2A.71.71 0 012 14.29V4a2 2 0 012-2h10a2 2 0 012 2zM20 9a2 2 0 012 2v10.29a.71.71 0 01-1.21.5l-2.2-2.2A2 2 0 0017.17 19H10a2 2 0 01-2-2v-1';
export const clipboardList =
  'M9 2h6a1 1 0 011 1v2a1 1 0 01-1 1h-6a1 1 0 01-1-1v-2a1 1 0 011-1zM16 4h2a2 2 0 012 2v14a2 2 0 01-2 2H6a2 2 0 01-2-2V6a2 2 0 012-2h2M12 11h4M12 16h4M8 11h.01M8 16h.01';
export const heartHandshake =
  'M19.41 14.41C21 12.83 22 11.5 22 9.5a5.5 5.5 0 00-9.59-3.68.6.6 0 01-.82 0A5.5 5.5 0 002 9.5c0 2.3 1.5 4 3 5.5l5.54 5.36a2 2 0 002.88.05 2.12 2.12 0 000-3 2.12 2.12 0 103-3 2.12 2.12 0 003 0 2 2 0 000-2.83l-1.88-1.88a2.41 2.41 0 00-3.41 0l-1.71 1.71a2 2 0 01-2.83 0 2 2 0 010-2.83l2.82-2.76';
export const calendarDays =
  'M8 2v3M16 2v3M5 3h14a2 2 0 012 2v14a2 2 0 01-2 2h-14a2 2 0 01-2-2v-14a2 2 0 012-2zM3 9h18M8 13h.01M12 13h.01M16 13h.01M8 17h.01M12 17h.01M16 17h.01';
