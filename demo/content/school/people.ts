// The people of Alder Grove Primary: children's families, pupils, staff, friends of the school.
import type { DemoPerson } from '../content.ts';

type Row = [key: string, name: string, roles: string, more?: Partial<DemoPerson>];

const named: Row[] = [
  ['owner', 'Wren Aldous', 'owner', { about: 'Keeps the server running. Ask me if a page looks odd.' }],
  [
    'head',
    'Mr Rhys Davies',
    'head staff',
    { about: 'Head teacher. At the gate most mornings.', status: 'In school until 16:30' },
  ],
  [
    'teacher',
    'Ms Ada Okafor',
    'teacher staff',
    { about: 'Year 5, Willow class. Brooks, bugs and long division.', status: 'Teaching until 15:15' },
  ],
  ['parent', 'Elif Demir', 'parent year5 reading', { about: 'Kaya, Year 5. I read with Willow on Wednesdays.' }],
  ['parent2', 'Priya Raman', 'parent year5', { about: 'Anjali, Year 5. We live at the top of Larch Road.' }],
  ['pupil', 'Maya Osei', 'pupil', { ageBand: 'child', about: 'Year 6. Choir and fractions.' }],
  ['volunteer', 'Lottie Crane', 'reading', { about: 'Reading helper on Tuesdays, soup on Saturdays.' }],
  ['coordinator', 'Jean Pascoe', 'governor', { about: 'Governor. Also found at Saltmarsh Kitchen.' }],
  [
    'moderator',
    'Hannah Bennett',
    'moderator pta-chair pta parent',
    { about: 'Isla, Year 3. Friends of Alder Grove.', status: 'Counting raffle tickets' },
  ],
  ['stranger', 'Mika Sandoval', '', { about: 'Looking at schools for next September.' }],
  ['banned', 'Deals4You', '', { ageBand: 'unknown', banned: true }],
  ['newcomer', 'Yusuf Rahimi', '', { about: 'Moving to Larch Road in the new year.' }],
];

const families: Row[] = [
  ['tom', 'Tom Whitlock', 'parent year5', { about: 'Ada and Finn, Year 5. Two booster seats, always.' }],
  ['marta', 'Marta Kowalczyk', 'parent year5 reading', { about: 'Ola, Year 5.', locale: 'pl' }],
  ['grace', 'Grace Liu', 'parent year5 pta', { about: 'Ben, Year 5. I take the photos at the fair.', locale: 'zh' }],
  ['layla', 'Layla Mansour', 'parent year5', { about: 'Sami, Year 5.', locale: 'ar' }],
  ['jonas', 'Jonas Weber', 'parent year5', { about: 'Mia, Year 5.', locale: 'de' }],
  ['carmen', 'Carmen Ortega', 'parent year5 pta', { about: 'Mateo and Inés, Years 5 and 2.', locale: 'es' }],
  ['zeynep', 'Zeynep Aksoy', 'parent year5', { about: 'Defne, Year 5.', locale: 'tr' }],
  ['piotr', 'Piotr Nowak', 'parent year5', { about: 'Staś, Year 5.', locale: 'pl' }],
  ['wen', 'Wen Zhang', 'parent year5', { about: 'Lan, Year 5.', locale: 'zh' }],
  ['rachel', 'Rachel Osei', 'parent pta', { about: 'Maya’s mum. Year 6.' }],
  ['joss', 'Joss Barlow', 'parent', { about: 'Kit’s dad. Year 6.' }],
  ['daniel', 'Daniel Farrant', 'parent pta', { about: 'Leo’s dad. I own a van.' }],
  ['aoife', 'Aoife Brennan', 'parent year5', { about: 'Cillian, Year 5.' }],
  ['marcus', 'Marcus Reid', 'parent year5', { about: 'Twins in Willow. Send coffee.' }],
  ['sofia', 'Sofia Lindqvist', 'parent reading', { about: 'Reception and Year 3.' }],
  ['emeka', 'Emeka Eze', 'parent year5', { about: 'Ada E., Year 5. Not to be confused with Ada W.' }],
  ['helen', 'Helen Ashworth', 'parent pta', { about: 'Treasurer of the Friends.' }],
  ['gareth', 'Gareth Pugh', 'parent pta', { about: 'Year 1 and Year 4. Gazebos.', locale: 'cy' }],
  ['bilal', 'Bilal Sheikh', 'parent year5', { about: 'Hana, Year 5.' }],
  ['rosa', 'Rosa Almeida', 'parent reading', { about: 'Tiago, Year 2.' }],
  ['stuart', 'Stuart Mackie', 'parent', { about: 'Isobel, Year 4.' }],
  ['kirsty', 'Kirsty Dunlop', 'parent year5', { about: 'Rory, Year 5.' }],
];

const staff: Row[] = [
  ['joan', 'Mrs Joan Tranter', 'staff', { about: 'School office, 8:00 to 16:00.', status: 'Office open' }],
  ['sunil', 'Mr Sunil Perera', 'teacher staff', { about: 'Year 6, Rowan class.' }],
  ['bronwen', 'Miss Bronwen Hughes', 'teacher staff', { about: 'Year 3, Hazel class.', locale: 'cy' }],
  ['fatima', 'Mrs Fatima Siddiqui', 'teacher staff', { about: 'Deputy head and safeguarding lead.' }],
  ['theo', 'Mr Theo Lambert', 'teacher staff', { about: 'Music, choir, lost recorders.' }],
  ['sioned', 'Sioned Pritchard', 'staff year5', { about: 'Teaching assistant in Willow.', locale: 'cy' }],
  ['colin', 'Mr Colin Baptiste', 'staff', { about: 'Caretaker. Keys, boilers, balls on roofs.' }],
  ['dawn', 'Dawn Fletcher', 'staff', { about: 'School kitchen.', status: 'Serving until 13:15' }],
];

const pupils: Row[] = [
  ['kit', 'Kit Barlow', 'pupil', { ageBand: 'child' }],
  ['leo', 'Leo Farrant', 'pupil', { ageBand: 'child' }],
  ['ola', 'Ola Kowalczyk', 'pupil', { ageBand: 'child' }],
  ['kaya', 'Kaya Demir', 'pupil', { ageBand: 'child' }],
  ['finn', 'Finn Whitlock', 'pupil', { ageBand: 'child' }],
  ['anjali', 'Anjali Raman', 'pupil', { ageBand: 'child' }],
];

export const schoolPeople: DemoPerson[] = [...named, ...families, ...staff, ...pupils].map(
  ([key, name, roles, more]) => ({ key, name, roles: roles.split(' ').filter(Boolean), ageBand: 'adult', ...more }),
);
