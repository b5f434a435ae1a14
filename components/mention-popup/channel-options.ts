/** Channels by name, of those that one can see. */
import { html } from 'lit';
import { type ChannelRow, foldText, scoreMatch } from '../../src/index.ts';
import { channelShape } from '../channel-list/channel-row.ts';
import type { Writer } from '../composer/composer-popup.ts';
import { icon } from '../icons/icon.ts';
import { type Option, pickBest } from './options.ts';

const LEAST_SCORE = 2;

export function channelOptions({ client }: Writer, typed: string, most: number): readonly Option[] {
  const query = foldText(typed).trim();
  const categories = new Map<string, string>();
  const channels = client.community.groups.get().flatMap((group) => {
    for (const { id } of group.channels) categories.set(id, group.category?.name ?? '');
    return group.channels;
  });
  const scoreOf = ({ name }: ChannelRow): number => {
    const score = query === '' ? LEAST_SCORE : scoreMatch(query, foldText(name));
    return score < LEAST_SCORE ? 0 : score;
  };
  return pickBest(channels, scoreOf, most).map(({ item: row }) => ({
    key: row.id,
    picture: html`<span class="sign">${icon(channelShape(row, false))}</span>`,
    name: row.name,
    detail: categories.get(row.id),
    words: `#${row.name}`,
    source: `<#${row.id}>`,
  }));
}
