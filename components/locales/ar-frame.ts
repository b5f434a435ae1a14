/** Arabic texts of the frame around the messages: community and channel list. */
import type { Arabic } from './catalogue.ts';
import type { frame } from './en-frame.ts';

export const frameAr: Arabic<typeof frame> = {
  'community.label': 'مجتمع {name}',
  'community.menu': 'قائمة المجتمع',
  'community.memberCount': {
    zero: 'لا أعضاء بعد',
    one: 'عضو واحد',
    two: 'عضوان',
    few: '{count} أعضاء',
    many: '{count} عضوًا',
    other: '{count} عضو',
  },
  'community.channels': 'القنوات',
  'community.find': 'بحث عن قناة',
  'community.findNone': 'لا قناة باسم «{text}».',
  'community.back': 'عودة إلى القنوات',
  'community.close': 'إغلاق',
  'community.skip': 'انتقال إلى الرسائل',
  'community.settings': 'إعداداتك',

  'channel.private': 'لبعض الأشخاص فقط',
  'channel.unread': 'فيها جديد',
  'channel.forYou': {
    zero: 'لا شيء لك',
    one: 'رسالة واحدة لك',
    two: 'رسالتان لك',
    few: '{count} رسائل لك',
    many: '{count} رسالة لك',
    other: '{count} رسالة لك',
  },
  'channel.muted': 'مكتومة',
  'channel.draft': 'مسودة',
  'channel.lastBy': '{name}: {text}',
  'channel.lastMine': 'أنت: {text}',
  'channel.lastRemoved': 'أُزيلت الرسالة',
  'channel.actions': 'إجراءات {name}',

  'category.actions': 'إجراءات {name}',

  'connection.wait': 'جارٍ فتح {community}…',
};
