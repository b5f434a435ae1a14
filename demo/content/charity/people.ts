// The people of Saltmarsh Kitchen: those who cook, carry, wash up and come to eat.
import type { DemoPerson } from '../content.ts';

type Row = [key: string, name: string, roles: string, more?: Partial<DemoPerson>];

const named: Row[] = [
  ['owner', 'Wren Aldous', 'owner', { about: 'Keeps the website up. Cannot cook.' }],
  ['head', 'Mr Rhys Davies', 'trustee', { about: 'Trustee. Head of Alder Grove Primary.' }],
  ['teacher', 'Ms Ada Okafor', 'volunteer', { about: 'Harvest tins, once a term.' }],
  ['parent', 'Elif Demir', 'crew volunteer', { about: 'Peels faster than she talks.' }],
  ['parent2', 'Priya Raman', 'volunteer', { about: 'Here for the recipes.' }],
  ['pupil', 'Maya Osei', '', { ageBand: 'child', about: 'I come with my mum and do the labels.' }],
  [
    'volunteer',
    'Lottie Crane',
    'crew volunteer',
    { about: 'Van fund, foil trays, soup.', status: 'Cooking until 18:30' },
  ],
  ['coordinator', 'Jean Pascoe', 'coordinator', { about: 'Tuesdays and Saturdays, and the phone in between.' }],
  ['moderator', 'Hannah Bennett', 'moderator volunteer', { about: 'Keeps the table friendly.' }],
  ['stranger', 'Mika Sandoval', '', { about: 'New in town.' }],
  ['banned', 'Deals4You', '', { ageBand: 'unknown', banned: true }],
  ['newcomer', 'Yusuf Rahimi', '', { about: 'Just moved. Can drive, can chop.' }],
];

const neighbours: Row[] = [
  ['noor', 'Noor Haddad', 'crew volunteer', { about: 'Bread.', locale: 'ar' }],
  ['ben', 'Ben Ashby', 'crew volunteer', { about: 'Allotment 14. Squash to spare.' }],
  ['idris', 'Idris Cole', 'crew driver volunteer', { about: 'Food hygiene level 2 and a hatchback.' }],
  ['sam', 'Sam Okoro', 'driver volunteer', { about: 'Knows every back road.', status: 'Back at 17:00' }],
  ['samira', 'Samira Vance', 'crew volunteer', { about: 'Spices and spreadsheets.' }],
  ['dot', 'Dot Harker', 'volunteer', { about: 'Eighty-one. Eats here Tuesdays, washes up Saturdays.' }],
  ['aidan', 'Aidan Kelleher', 'driver volunteer', { about: 'Retired postman.' }],
  ['agnieszka', 'Agnieszka Wilk', 'crew volunteer', { about: 'Pierogi on request.', locale: 'pl' }],
  ['mehmet', 'Mehmet Yıldız', 'crew volunteer', { about: 'Baker, mornings off.', locale: 'tr' }],
  ['klaus', 'Klaus Brandt', 'driver volunteer', { about: 'Van, trailer, jump leads.', locale: 'de' }],
  ['lucia', 'Lucía Herrera', 'crew volunteer', { about: 'Paella for ninety.', locale: 'es' }],
  ['mei', 'Mei Lin Chow', 'volunteer', { about: 'Dumplings, and the accounts.', locale: 'zh' }],
  ['abdullah', 'Abdullah Saleh', 'driver volunteer', { about: 'Evenings after six.', locale: 'ar' }],
  ['gwen', 'Gwen Parry', 'volunteer', { about: 'Knits the tea cosies.', locale: 'cy' }],
  ['ravi', 'Ravi Desai', 'crew volunteer', { about: 'Dal, dal, dal.' }],
  ['tess', 'Tess Monroe', 'crew volunteer', { about: 'Nurse. Odd hours, good knives.' }],
  ['harold', 'Harold Finch', 'trustee volunteer', { about: 'Treasurer.' }],
  ['olive', 'Olive Barrow', 'driver volunteer', { about: 'Small car, big boot.' }],
  ['nikhil', 'Nikhil Shah', 'volunteer', { about: 'Student. Free on Saturdays.' }],
  ['bea', 'Bea Thornton', 'volunteer', { about: 'Flowers for the tables.' }],
  ['callum', 'Callum Reeve', 'crew volunteer', { ageBand: 'teen', about: 'Sixteen. Duke of something award.' }],
];

export const charityPeople: DemoPerson[] = [...named, ...neighbours].map(([key, name, roles, more]) => ({
  key,
  name,
  roles: roles.split(' ').filter(Boolean),
  ageBand: 'adult',
  ...more,
}));
