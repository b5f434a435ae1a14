/** Arabic texts of choosing a picture, for a person or the community, and of the community's own settings. */
import type { Arabic } from './catalogue.ts';
import type { picture } from './en-picture.ts';

export const pictureAr: Arabic<typeof picture> = {
  'picture.label': 'الصورة',
  'picture.choose': 'اختيار صورة',
  'picture.change': 'تغيير الصورة',
  'picture.remove': 'إزالة الصورة',
  'picture.help': 'يمكن إفلات صورة هنا أو لصقها. يُحذف منها المكان والتاريخ.',
  'picture.preview': 'وسط الصورة كما سيراه الآخرون',
  'picture.chosen': 'هكذا سيراها الآخرون بعد الحفظ.',
  'picture.removed': 'تختفي الصورة عند الحفظ.',
  'picture.reading': 'جارٍ فتح الصورة…',
  'picture.sending': 'جارٍ إرسال الصورة…',
  'picture.offline': 'لا يوجد اتصال، فلا يمكن إرسال الصورة الآن. يمكن المحاولة مجددًا عند عودة الاتصال.',
  'picture.unreadable': 'لا يمكن عرض هذه الصورة. يُرجى اختيار ملف JPEG أو PNG أو WebP أو GIF.',
  'picture.tooLarge': 'هذا الملف كبير جدًا. يُرجى اختيار ملف أصغر من ٣٠ ميغابايت.',

  'about.title': 'إعدادات المجتمع',
  'about.name': 'الاسم',
  'about.nameMissing': 'يجب إعطاء المجتمع اسمًا.',
  'about.tagline': 'العبارة التعريفية',
  'about.taglineHelp': 'سطر واحد تحت الاسم، مثل «العائلات والطاقم».',
  'about.saved': 'حُفظت إعدادات المجتمع.',
};
