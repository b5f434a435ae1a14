/** The second line of a narrow row: who wrote last and how it begins; the channel's topic while that is not known. */
import type { ChannelHandle, HearthClient } from '../../src/index.ts';
import type { StoreController } from '../controllers/store-controller.ts';
import type { Locale } from '../locales/locale.ts';
import { namesOf } from '../message-list/names-of.ts';
import { excerptOf } from '../message-list/quote.ts';

export function lastLine(client: HearthClient, channel: ChannelHandle, store: StoreController, locale: Locale): string {
  const message = store.read(channel.lastMessage);
  if (!message) return store.read(channel.row)?.topic ?? '';
  if (message.removed) return locale.t('channel.lastRemoved');
  if (store.read(client.members.blocked).has(message.authorId)) return locale.t('message.veiled');
  const names = { ...namesOf(client), member: (id: string) => store.read(client.members.get(id))?.name };
  const text = excerptOf(message.text, names, locale);
  if (message.authorId === store.read(client.session.me)?.id) return locale.t('channel.lastMine', { text });
  return locale.t('channel.lastBy', { name: names.member(message.authorId) ?? locale.t('person.unknown'), text });
}
