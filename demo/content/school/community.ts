// Alder Grove Primary: a school of 12 channels in 4 categories.
import type { CommunityPlan } from '../build.ts';
import { familyExchanges } from './exchanges/families.ts';
import { planningExchanges, stallExchanges, swapExchanges } from './exchanges/friends.ts';
import { homeworkExchanges, readingExchanges } from './exchanges/homework.ts';
import { libraryExchanges, lunchExchanges } from './exchanges/lunch.ts';
import { headNotices, staffExchanges, willowNotices } from './exchanges/staff.ts';
import { schoolPeople } from './people.ts';
import { schoolCategories, schoolChannels, schoolRoles } from './structure.ts';
import { fairStallsRota, ptaPlanning, uniformSwap } from './talk/friends.ts';
import { safeguarding, staffRoom } from './talk/staff.ts';
import { headsNotices, libraryFund, lunchAndClubs } from './talk/whole-school.ts';
import { yearFiveFamilies } from './talk/year-5-families.ts';
import { homeworkHelp, readingHelpers, yearFiveNotices } from './talk/year-5.ts';
import { schoolKids, schoolVocabulary } from './vocabulary.ts';

const staff = ['staff', 'head', 'owner', 'governor'];

export const school: CommunityPlan = {
  slug: 'alder-grove',
  name: 'Alder Grove Primary',
  description: 'A primary school by the brook: 212 children, seven classes, one very patient caretaker.',
  tagline: 'Families and staff',
  accent: '#274b7c',
  initials: 'AG',
  template: 'school',
  people: schoolPeople,
  roles: schoolRoles,
  categories: schoolCategories,
  channels: schoolChannels,
  vocabulary: schoolVocabulary,
  kids: schoolKids,
  talk: {
    'heads-notices': headsNotices,
    'lunch-and-clubs': lunchAndClubs,
    'library-fund': libraryFund,
    'year-5-notices': yearFiveNotices,
    'year-5-families': yearFiveFamilies,
    'homework-help': homeworkHelp,
    'reading-helpers': readingHelpers,
    'pta-planning': ptaPlanning,
    'fair-stalls-rota': fairStallsRota,
    'uniform-swap': uniformSwap,
    'staff-room': staffRoom,
    safeguarding,
  },
  tails: {
    'heads-notices': { exchanges: headNotices, count: 16, cast: [] },
    'lunch-and-clubs': { exchanges: lunchExchanges, count: 50, cast: ['parent'], without: staff },
    'library-fund': { exchanges: libraryExchanges, count: 26, cast: ['parent'], without: staff },
    'year-5-notices': { exchanges: willowNotices, count: 18, cast: [] },
    'year-5-families': { exchanges: familyExchanges, count: 112, cast: ['parent'], without: [...staff, 'moderator'] },
    'homework-help': { exchanges: homeworkExchanges, count: 52, cast: ['pupil'] },
    'reading-helpers': { exchanges: readingExchanges, count: 26, cast: ['reading'] },
    'pta-planning': { exchanges: planningExchanges, count: 42, cast: ['pta'], without: staff },
    'fair-stalls-rota': { exchanges: stallExchanges, count: 24, cast: ['parent'], without: [...staff, 'moderator'] },
    'uniform-swap': { exchanges: swapExchanges, count: 36, cast: ['parent'], without: staff },
    'staff-room': { exchanges: staffExchanges, count: 50, cast: ['teacher', 'staff'], without: ['head'] },
  },
};
