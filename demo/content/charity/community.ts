// Saltmarsh Kitchen: a charity that cooks three hundred suppers a week.
import type { CommunityPlan } from '../build.ts';
import { crewExchanges, driverExchanges, recipeExchanges, shiftExchanges } from './exchanges/suppers.ts';
import { charityNews, helpExchanges, tableExchanges, vanExchanges } from './exchanges/table.ts';
import { charityPeople } from './people.ts';
import { charityCategories, charityChannels, charityRoles } from './structure.ts';
import { news, theBigTable, winterVanFund } from './talk/everyone.ts';
import { askForHelp, howWeDoThings } from './talk/new-here.ts';
import { drivers, kitchenCrew, recipesAndSwaps, supperShifts } from './talk/suppers.ts';
import { charityVocabulary } from './vocabulary.ts';

export const charity: CommunityPlan = {
  slug: 'saltmarsh-kitchen',
  name: 'Saltmarsh Kitchen',
  description: 'Every Tuesday and Saturday we cook, pack and carry hot meals to people who would rather not eat alone.',
  tagline: 'Neighbours who cook',
  accent: '#7a2348',
  initials: 'SK',
  template: 'charity',
  people: charityPeople,
  roles: charityRoles,
  categories: charityCategories,
  channels: charityChannels,
  vocabulary: charityVocabulary,
  kids: {},
  talk: {
    news,
    'the-big-table': theBigTable,
    'winter-van-fund': winterVanFund,
    'supper-shifts': supperShifts,
    'kitchen-crew': kitchenCrew,
    drivers,
    'recipes-and-swaps': recipesAndSwaps,
    'how-we-do-things': howWeDoThings,
    'ask-for-help': askForHelp,
  },
  tails: {
    news: { exchanges: charityNews, count: 18, cast: [] },
    'the-big-table': { exchanges: tableExchanges, count: 56, cast: ['volunteer'], without: ['moderator'] },
    'winter-van-fund': { exchanges: vanExchanges, count: 20, cast: ['volunteer'], without: ['trustee'] },
    'supper-shifts': { exchanges: shiftExchanges, count: 32, cast: ['volunteer'], without: ['trustee'] },
    'kitchen-crew': { exchanges: crewExchanges, count: 44, cast: ['crew'] },
    drivers: { exchanges: driverExchanges, count: 30, cast: ['driver'] },
    'recipes-and-swaps': { exchanges: recipeExchanges, count: 30, cast: ['volunteer'], without: ['trustee'] },
    'ask-for-help': { exchanges: helpExchanges, count: 26, cast: ['volunteer'], without: ['trustee'] },
  },
};
