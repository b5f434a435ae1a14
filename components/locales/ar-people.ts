/** Arabic texts about people: joining and members. */
import type { Arabic } from './catalogue.ts';
import type { people } from './en-people.ts';

export const peopleAr: Arabic<typeof people> = {
  'join.members': {
    zero: 'لا أعضاء بعد',
    one: 'عضو واحد',
    two: 'عضوان',
    few: '{count} أعضاء',
    many: '{count} عضوًا',
    other: '{count} عضو',
  },
  'join.invitedBy': 'دعوة لك من {name}',
  'join.name': 'اسمك',
  'join.nameHelp': 'هكذا يراك الآخرون.',
  'join.nameMissing': 'نحتاج إلى اسمك أولًا.',
  'join.accept': 'أتعهد باللطف مع الجميع، وبإبقاء الأمور الخاصة خاصة.',
  'join.acceptMissing': 'نحتاج إلى موافقتك هنا أولًا.',
  'join.rules': 'قراءة القواعد',
  'join.join': 'انضمام',
  'join.joining': 'جارٍ الانضمام…',
  'join.ended': 'انتهت هذه الدعوة',
  'join.endedHelp': 'يمكنك طلب دعوة جديدة ممن أرسلها.',
  'join.wait': 'جارٍ البحث عن دعوتك…',

  'members.title': 'الأعضاء',
  'members.find': 'بحث عن شخص',
  'members.none': 'لا أحد باسم «{text}».',
  'members.hereNow': 'هنا الآن',
  'members.everyone': 'بقية الأعضاء',
  'members.invite': 'دعوة',
  'members.role': 'من يظهر هنا',
  'members.anyRole': 'الجميع',
  'members.guest': 'ضيف',
  'members.similar': 'اسم مشابه',
  'members.actions': 'إجراءات {name}',
  'members.failed': 'لم تُحمَّل القائمة.',
};
