// Small drawings that some of the demo's people, and the school itself, use as their pictures; the others show their
// initials. Drawn here from a few shapes, on a square of 64 units; the seed turns each into a picture.

const square = (ground: string, shapes: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="${ground}"/>${shapes}</svg>`;

const hills = (sky: string, sun: string, far: string, near: string): string =>
  square(
    sky,
    `<circle cx="43" cy="25" r="9" fill="${sun}"/><path d="M0 44q16-18 34-4t30-2v26H0z" fill="${far}"/><path d="M0 54q22-14 64 0v10H0z" fill="${near}"/>`,
  );

const boat = square(
  '#bfe0ea',
  '<path d="M31 12v30H13z" fill="#f6f1e4"/><path d="M34 18v24h15z" fill="#e2683c"/><path d="M10 45h44l-7 9H18z" fill="#23495b"/><path d="M0 54q8-4 16 0t16 0 16 0 16 0v10H0z" fill="#5b9fb4"/>',
);
const tulips = square(
  '#f7e3cf',
  '<g stroke="#4c7a4b" stroke-width="3" fill="none"><path d="M20 60V34M32 60V26M44 60V36"/></g><path d="M13 22l4 5 3-6 3 6 4-5v9a7 7 0 0 1-14 0z" fill="#c8453f"/><path d="M25 13l4 5 3-6 3 6 4-5v10a7 7 0 0 1-14 0z" fill="#e08a2e"/><path d="M37 24l4 5 3-6 3 6 4-5v9a7 7 0 0 1-14 0z" fill="#a8355f"/>',
);
const cat = square(
  '#d9d3ec',
  '<path d="M15 14l9 9h16l9-9v24a17 17 0 0 1-34 0z" fill="#4a4258"/><g fill="#f3d35f"><ellipse cx="25" cy="36" rx="4" ry="5"/><ellipse cx="39" cy="36" rx="4" ry="5"/></g><path d="M25 33v6M39 33v6" stroke="#221d2c" stroke-width="2"/><path d="M30 44h4l-2 3z" fill="#e7a1a1"/>',
);
const bicycle = square(
  '#dcebd3',
  '<g fill="none" stroke="#2f4a3a" stroke-width="3"><circle cx="18" cy="42" r="10"/><circle cx="46" cy="42" r="10"/><path d="M18 42l8-16h14l6 16M26 26l7 16h-15M33 42l7-16M22 22h8M40 26l-2-6h7" stroke-linejoin="round" stroke="#c2543a"/></g>',
);
const cup = square(
  '#efd9c3',
  '<path d="M14 28h30v12a14 14 0 0 1-30 0z" fill="#8b4a32"/><path d="M44 31h4a6 6 0 0 1 0 12h-5" fill="none" stroke="#8b4a32" stroke-width="4"/><path d="M22 22q-3-4 0-8M30 22q-3-4 0-8M38 22q-3-4 0-8" fill="none" stroke="#fff8ee" stroke-width="3" stroke-linecap="round"/>',
);
const owl = square(
  '#cfe3df',
  '<path d="M14 16q18-8 36 0v22a18 18 0 0 1-36 0z" fill="#77583f"/><circle cx="25" cy="28" r="8" fill="#fbf4e6"/><circle cx="39" cy="28" r="8" fill="#fbf4e6"/><circle cx="25" cy="28" r="3.5" fill="#2a2018"/><circle cx="39" cy="28" r="3.5" fill="#2a2018"/><path d="M29 35h6l-3 5z" fill="#e39a2f"/>',
);
const alder = square(
  '#e9f1e2',
  '<path d="M30 40h4v18h-4z" fill="#6b4a33"/><circle cx="32" cy="22" r="14" fill="#2f6d4f"/><circle cx="21" cy="32" r="11" fill="#3f8560"/><circle cx="43" cy="32" r="11" fill="#3f8560"/><path d="M8 58h48" stroke="#9cb68f" stroke-width="3" stroke-linecap="round"/>',
);

/** By community and the person's key; `community` is the community's own. */
export const drawings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'alder-grove': {
    community: alder,
    teacher: tulips,
    parent2: hills('#f9dcc0', '#e8743b', '#8aa08c', '#4d6f5d'),
    moderator: owl,
    tom: bicycle,
    marta: boat,
    grace: cat,
    jonas: hills('#cfe2f3', '#f5c84c', '#7fa3b8', '#3f6a83'),
    volunteer: cup,
  },
  'saltmarsh-kitchen': { volunteer: cup, coordinator: boat },
};
