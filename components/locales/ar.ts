/**
 * Arabic: the texts of the first paint, and where the others come from. Buttons are verbal nouns ("حذف"), and sentences
 * avoid forms that would make the reader or others a man or a woman. All six plural forms; the dual and "one" in words.
 */
import type { Arabic } from './catalogue.ts';
import { frameAr } from './ar-frame.ts';
import { messagesAr } from './ar-messages.ts';
import type { en } from './en.ts';
import type { Catalogue } from './texts.ts';

export const firstAr: Arabic<typeof en> = {
  ...frameAr,
  ...messagesAr,
  'action.retry': 'إعادة المحاولة',
  'action.cancel': 'إلغاء',
  'action.close': 'إغلاق',
  'action.undo': 'تراجع',
  'action.save': 'حفظ',
  'action.more': 'المزيد',
  'person.you': 'أنت',
  'person.unknown': 'شخص ما',

  'audience.count': {
    zero: 'لا أحد يقرأ هذه القناة',
    one: 'يقرأ هذه القناة شخص واحد',
    two: 'يقرأ هذه القناة شخصان',
    few: 'يقرأ هذه القناة {count} أشخاص',
    many: 'يقرأ هذه القناة {count} شخصًا',
    other: 'يقرأ هذه القناة {count} شخص',
  },
  'audience.countNamed': {
    zero: 'لا أحد يقرأ هذه القناة: {roles}',
    one: 'يقرأ هذه القناة شخص واحد: {roles}',
    two: 'يقرأ هذه القناة شخصان: {roles}',
    few: 'يقرأ هذه القناة {count} أشخاص: {roles}',
    many: 'يقرأ هذه القناة {count} شخصًا: {roles}',
    other: 'يقرأ هذه القناة {count} شخص: {roles}',
  },
  'audience.everyone': {
    zero: 'لا أحد يقرأ هذه القناة',
    one: 'يقرأ هذه القناة شخص واحد: كل من هنا',
    two: 'يقرأ هذه القناة شخصان: كل من هنا',
    few: 'يقرأ هذه القناة {count} أشخاص: كل من هنا',
    many: 'يقرأ هذه القناة {count} شخصًا: كل من هنا',
    other: 'يقرأ هذه القناة {count} شخص: كل من هنا',
  },
};

export const ar: Catalogue = {
  first: firstAr,
  later: {
    'frame-soon': async () => (await import('./ar-frame-soon.ts')).frameSoonAr,
    soon: async () => (await import('./ar-soon.ts')).soonAr,
    'composer-soon': async () => (await import('./ar-composer-soon.ts')).composerSoonAr,
    writing: async () => (await import('./ar-writing.ts')).writingAr,
    people: async () => (await import('./ar-people.ts')).peopleAr,
    person: async () => (await import('./ar-person.ts')).personAr,
    menus: async () => (await import('./ar-menus.ts')).menusAr,
    invites: async () => (await import('./ar-invites.ts')).invitesAr,
    picture: async () => (await import('./ar-picture.ts')).pictureAr,
    problems: async () => (await import('./ar-problems.ts')).problemsAr,
    roles: async () => (await import('./ar-roles.ts')).rolesAr,
  },
};
