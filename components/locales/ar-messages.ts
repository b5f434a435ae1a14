/** Arabic texts of the messages: the pane and its header, the log, one message, the composer. */
import type { Arabic } from './catalogue.ts';
import type { messages } from './en-messages.ts';

export const messagesAr: Arabic<typeof messages> = {
  'log.label': 'رسائل {channel}',
  'log.pane': 'قناة {channel}',
  'log.new': {
    zero: 'لا جديد',
    one: 'رسالة جديدة',
    two: 'رسالتان جديدتان',
    few: '{count} رسائل جديدة',
    many: '{count} رسالة جديدة',
    other: '{count} رسالة جديدة',
  },
  'log.start': 'هنا تبدأ {channel}.',
  'log.loading': 'جارٍ تحميل الرسائل',
  'log.broken': 'لا يمكن عرض هذه الرسالة.',

  'pane.members': {
    zero: 'عرض الأعضاء',
    one: 'عرض العضو الوحيد',
    two: 'عرض العضوين',
    few: 'عرض الأعضاء، وعددهم {count}',
    many: 'عرض الأعضاء، وعددهم {count}',
    other: 'عرض الأعضاء، وعددهم {count}',
  },
  'pane.pins': 'الرسائل المثبّتة',
  'pane.notifications': 'التنبيهات',

  'text.showHidden': 'إظهار النص المخفي',
  'text.hidden': '(مخفي)',
  'text.here': '@here',
  'text.everyone': '@everyone',

  'reaction.thanks': 'شكرًا',
  'reaction.yes': 'نعم',
  'reaction.love': 'محبة',
  'reaction.bravo': 'أحسنت',
  'reaction.seen': 'رأيتها',
  'reaction.ask': 'سؤال',
  'reaction.chip': '{word}، {count}',

  'quote.answers': 'ردًا على',
  'quote.gone': 'لم تعد الرسالة التي جاء هذا ردًّا عليها موجودة.',

  'message.addReaction': 'إضافة تفاعل',
  'message.sent': 'أُرسلت',
  'message.edited': '(معدّلة)',
  'message.removedByMe': 'حذفت هذه الرسالة.',
  'message.removedByAuthor': 'حُذفت هذه الرسالة من صاحبها.',
  'message.removedByModerator': 'أزال الإشراف هذه الرسالة.',
  'message.why': 'لماذا؟',
  'message.author': 'نبذة عن {name}',
  'message.veiled': 'رسالة من شخص أخفيته.',
  'message.peek': 'إظهار',

  'composer.label': 'رسالة إلى {channel}',
  'composer.form': 'رسالة جديدة',
  'composer.send': 'إرسال',
  'composer.replyLabel': 'نص ردّك',
  'composer.goesTo': {
    zero: 'لا تصل إلى أحد',
    one: 'تصل إلى شخص واحد',
    two: 'تصل إلى شخصين',
    few: 'تصل إلى {count} أشخاص',
    many: 'تصل إلى {count} شخصًا',
    other: 'تصل إلى {count} شخص',
  },
  'composer.announcement': 'النشر هنا لـ{roles} فقط. يمكنك التفاعل.',
  'composer.announcementSome': 'النشر هنا لبعض الأشخاص فقط. يمكنك التفاعل.',
  'composer.readOnly': 'يمكنك قراءة هذه القناة دون الكتابة فيها.',
  'composer.signedOut': 'الكتابة تتطلب تسجيل الدخول.',
  'composer.formatting': 'تنسيق',
  'composer.mention': 'ذكر شخص',
  'composer.emoji': 'إيموجي',
  'composer.notAsked': 'لم تُرسل: شيء ما لم يُحمَّل. يُرجى إعادة المحاولة بعد قليل.',
};
