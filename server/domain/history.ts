/**
 * Reading messages: pages of a channel, single ones by id, earlier versions, and search. Only what the reader may see, and
 * still may when all is read; each reader's own reactions are marked.
 */
import { foldText } from '../../src/model/fold-text.ts';
import { channelStream } from '../../src/protocol/ids.ts';
import type { QueryDeclaration } from './command.ts';
import { watchPlaces } from './community.ts';
import { withOwnReactions } from './own-reactions.ts';
import { invalid } from './refusals.ts';
import { requireRightIn, seeMessage, watchChannel, watchMessage } from './rights.ts';

const PAGE = 50;

export const history: QueryDeclaration<'history'> = {
  type: 'history',
  rate: 'query',
  async answer(context, { channelId, before, after, around, limit = PAGE }) {
    const cursors = [before, after, around].filter((cursor) => cursor !== undefined);
    if (cursors.length > 1) throw invalid('before', 'Ask for messages before, after or around one place, not several.');
    await watchChannel(context, channelId);
    const { rev } = await context.reader.head(channelStream(channelId));
    const page = await context.reader.messages(channelId, { before, after, around, limit });
    const rows = await withOwnReactions(context.reader, context.actor.memberId, page.rows);
    return { rows, hasBefore: page.hasBefore, hasAfter: page.hasAfter, rev };
  },
};

export const messagesGet: QueryDeclaration<'messages.get'> = {
  type: 'messages.get',
  rate: 'query',
  async answer(context, { messageIds }) {
    const seen = new Set((await watchPlaces(context)).channels.map(({ id }) => id));
    const found = await Promise.all([...new Set(messageIds)].map((id) => context.reader.message(id)));
    const rows = found.filter((message) => message !== undefined).filter(({ channelId }) => seen.has(channelId));
    return { rows: await withOwnReactions(context.reader, context.actor.memberId, rows) };
  },
};

export const messageVersions: QueryDeclaration<'message.versions'> = {
  type: 'message.versions',
  rate: 'query',
  async answer(context, { messageId }) {
    const { channel } = await watchMessage(context, messageId);
    const deed = 'see earlier versions of messages here';
    requireRightIn(context, channel, 'message.remove', deed);
    context.guard(async (later) =>
      requireRightIn(later, (await seeMessage(later, messageId)).channel, 'message.remove', deed),
    );
    return { versions: await context.reader.versions(messageId) };
  },
};

const SEARCH_PAGE = 20;

export const search: QueryDeclaration<'search'> = {
  type: 'search',
  rate: 'search',
  async answer(context, { text, channelId, authorId, before, after, limit = SEARCH_PAGE }) {
    const words = foldText(text)
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(word));
    if (words.length === 0) throw invalid('text', 'Write a word to search for.');
    if (/[*^]/.test(text))
      throw invalid('text', 'Search finds whole words; signs such as * and ^ mean nothing to it. Leave them out.');
    const channels =
      channelId === undefined ? (await watchPlaces(context)).channels : [(await watchChannel(context, channelId)).row];
    const found = await context.reader.search({
      words,
      channelIds: channels.map(({ id }) => id),
      authorId,
      before,
      after,
      limit,
    });
    return { rows: await withOwnReactions(context.reader, context.actor.memberId, found.rows), hasMore: found.hasMore };
  },
};
