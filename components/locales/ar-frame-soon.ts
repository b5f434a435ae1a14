/** Arabic texts of what comes soon after the frame: the line about the connection, and states instead of a community. */
import type { Arabic } from './catalogue.ts';
import type { frameSoon } from './en-frame-soon.ts';

export const frameSoonAr: Arabic<typeof frameSoon> = {
  'channel.none': 'لا قنوات بعد',
  'channel.noneHelp': 'يمكن لمن يعتني بهذا المجتمع أن يضيف قناة.',
  'channel.noneManager': 'حان وقت القناة الأولى: ما اسمها، ولأي شيء هي؟',
  'connection.offline': 'لا اتصال بالإنترنت. القراءة والكتابة ممكنتان، وسنرسل رسائلك حين يعود الاتصال.',
  'connection.reconnecting': 'جارٍ إعادة الاتصال',
  'connection.tryNow': 'محاولة الآن',
  'connection.back': 'عاد الاتصال.',
  'connection.backSent': {
    zero: 'عاد الاتصال.',
    one: 'عاد الاتصال. أُرسلت رسالة واحدة.',
    two: 'عاد الاتصال. أُرسلت رسالتان.',
    few: 'عاد الاتصال. أُرسلت {count} رسائل.',
    many: 'عاد الاتصال. أُرسلت {count} رسالة.',
    other: 'عاد الاتصال. أُرسلت {count} رسالة.',
  },
  'connection.signedOut': 'تم تسجيل خروجك. مسودتك محفوظة.',
  'connection.signIn': 'تسجيل الدخول',
  'connection.memoryOnly': 'لا يسمح هذا المتصفح بحفظ أي شيء هنا. تضيع الرسائل التي لم تُرسل بعد عند إغلاق الصفحة.',
  'connection.failed': {
    zero: 'أُرسلت كل الرسائل.',
    one: 'لم تُرسل رسالة واحدة.',
    two: 'لم تُرسل رسالتان.',
    few: 'لم تُرسل {count} رسائل.',
    many: 'لم تُرسل {count} رسالة.',
    other: 'لم تُرسل {count} رسالة.',
  },
  'connection.refused': 'لا يمكن فتح هذا المجتمع.',
  'state.signedOut': 'القراءة تتطلب تسجيل الدخول',
  'state.signedOutHelp': 'لا يرى هذا المجتمع إلا من سجّل الدخول في هذا الموقع.',
  'state.banned': 'لم يعد بإمكانك المشاركة هنا',
  'state.bannedHelp': 'هذا قرار من الإشراف. إن كان في الأمر خطأ، فيمكنك سؤال القائمين على هذا الموقع.',
  'state.removed': 'انتهت عضويتك هنا',
  'state.removedHelp': 'إن كان في الأمر خطأ، فيمكنك سؤال القائمين على هذا الموقع.',
  'state.unreachable': 'تعذّر الوصول إلى المجتمع',
  'state.unreachableHelp': 'تأكد من الاتصال بالإنترنت. نواصل المحاولة.',
  'state.update': 'تحتاج هذه الصفحة إلى إصدار أحدث',
  'state.updateHelp': 'قد تكفي إعادة تحميل الصفحة. إن لم تنفع، فعلى صاحب الموقع تحديث Hearth.',
  'state.misconfigured': 'إعداد Hearth في هذه الصفحة غير صحيح',
  'state.noCommunity': 'ينقص اسم المجتمع: community="your-community".',
  'state.noServer': 'ينقص عنوان خادم Hearth: server="https://talk.example.org".',
  'state.noIdentity':
    'لم يُحدَّد من سجّل الدخول: المطلوب استدعاء hearth("identify", getToken) أو ضبط الخاصية getToken في العنصر.',
};
