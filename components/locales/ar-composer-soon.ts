/** Arabic texts of a composer, for what comes after its first paint. */
import type { Arabic } from './catalogue.ts';
import type { composerSoon } from './en-composer-soon.ts';

export const composerSoonAr: Arabic<typeof composerSoon> = {
  'composer.saveEdit': 'حفظ',
  'composer.notKept': 'لا يحفظ هذا المتصفح شيئًا هنا. تُرسل الرسالة عند عودة الاتصال إن بقيت هذه الصفحة مفتوحة.',
  'composer.archived': 'هذه القناة مؤرشفة. القراءة ممكنة، أما الكتابة فلا.',
  'composer.timeout': 'أوقف الإشراف رسائلك مؤقتًا. يمكنك الكتابة من جديد بعد {time}.',
  'composer.replying': 'رد على {name}: {text}',
  'composer.stopReply': 'إلغاء الرد',
  'composer.editing': 'وضع التعديل. للخروج: Escape',
  'composer.editingTouch': 'تعديل رسالتك',
  'composer.stopEdit': 'إلغاء التعديل',
  'composer.left': {
    zero: 'لم يبقَ أي حرف',
    one: 'بقي حرف واحد',
    two: 'بقي حرفان',
    few: 'بقيت {count} أحرف',
    many: 'بقي {count} حرفًا',
    other: 'بقي {count} حرف',
  },
  'composer.tooLong': {
    zero: 'الحد الأقصى {most}.',
    one: 'زاد حرف واحد. الحد الأقصى {most}.',
    two: 'زاد حرفان. الحد الأقصى {most}.',
    few: 'زادت {count} أحرف. الحد الأقصى {most}.',
    many: 'زاد {count} حرفًا. الحد الأقصى {most}.',
    other: 'زاد {count} حرف. الحد الأقصى {most}.',
  },
  'composer.writing': 'جارٍ الكتابة: {name}',
  'composer.writingTogether': 'جارٍ الكتابة: {names}',
  'composer.writingSeveral': 'عدة أشخاص يكتبون الآن',
  'format.bold': 'غامق',
  'format.italic': 'مائل',
  'format.strike': 'مشطوب',
  'format.code': 'رمز برمجي',
  'format.quote': 'اقتباس',
  'format.list': 'قائمة',
  'format.link': 'رابط',
  'format.spoiler': 'نص مخفي',
};
