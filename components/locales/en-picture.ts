/** English texts of choosing a picture, for a person or the community, and of the community's own settings. */
import { addTexts } from './texts.ts';

export const picture = {
  'picture.label': 'Picture',
  'picture.choose': 'Choose a picture',
  'picture.change': 'Change picture',
  'picture.remove': 'Remove picture',
  'picture.help': 'You can drop a picture here, or paste one. Place and date are taken out of it.',
  'picture.preview': 'The middle of your picture, as others will see it',
  'picture.chosen': 'This is how others will see it once you save.',
  'picture.removed': 'The picture goes when you save.',
  'picture.reading': 'Opening the picture…',
  'picture.sending': 'Sending the picture…',
  'picture.offline': 'You’re offline, so the picture can’t be sent yet. Try again once you’re connected.',
  'picture.unreadable': 'This is not a picture we can show. Choose a JPEG, PNG, WebP or GIF file.',
  'picture.tooLarge': 'This file is too large. Choose one under 30 MB.',

  'about.title': 'Community settings',
  'about.name': 'Name',
  'about.nameMissing': 'Give the community a name.',
  'about.tagline': 'Tagline',
  'about.taglineHelp': 'One line under the name, such as “Families and staff”.',
  'about.saved': 'The community’s settings are saved.',
} as const;

addTexts('picture', picture);
