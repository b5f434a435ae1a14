/** Whom one may call here: people, roles, and last everyone, as far as one has the right. */
import { html } from 'lit';
import { foldText, type MemberRow, type RoleRow, scoreMatch } from '../../src/index.ts';
import { face } from '../base/face.ts';
import type { Writer } from '../composer/composer-popup.ts';
import { audienceOf } from '../controllers/audience.ts';
import { icon } from '../icons/icon.ts';
import { users } from '../icons/shapes.ts';
import { type Option, pickBest } from './options.ts';
import { People } from './people.ts';

export const MOST = 6;
const MOST_ROLES = 2;
const LEAST_SCORE = 2;

/** Roles that this person may call here. */
export function callableRoles({ client, channel }: Pick<Writer, 'client' | 'channel'>): readonly RoleRow[] {
  const mayAll = channel.permissions.get().has('mention.role');
  return client.community.roles.get().filter((role) => !role.everyone && (mayAll || role.mentionable));
}

export class MentionOptions {
  readonly #writer: () => Writer | undefined;
  readonly #people: People;

  constructor(writer: () => Writer | undefined, { client, channel }: Writer, arrived: () => void) {
    this.#writer = writer;
    this.#people = new People({ client, channel, count: MOST, arrived, audience: () => audienceOf(channel).get() });
  }

  find(typed: string): readonly Option[] {
    const writer = this.#writer();
    if (!writer) return [];
    const query = foldText(typed).trim();
    const everyone = this.#everyone(writer, query);
    const roles = this.#roles(writer, query);
    const room = MOST - roles.length - everyone.length;
    const people = this.#people.find(typed).slice(0, room);
    return [...people.map((row) => this.#person(writer, row)), ...roles, ...everyone];
  }

  stop(): void {
    this.#people.stop();
  }

  #person({ client, locale }: Writer, row: MemberRow): Option {
    const badge = client.community.roles.get().find((role) => role.badge && row.roleIds.includes(role.id))?.name;
    return {
      key: row.id,
      picture: face(row, { size: 'medium' }),
      name: row.name,
      detail: row.similarName ? locale.t('mention.similar') : badge,
      words: `@${row.name}`,
      source: `<@${row.id}>`,
    };
  }

  #roles(writer: Writer, query: string): readonly Option[] {
    const scoreOf = (role: RoleRow): number => {
      const score = query === '' ? LEAST_SCORE : scoreMatch(query, foldText(role.name));
      return score < LEAST_SCORE ? 0 : score;
    };
    const audience = audienceOf(writer.channel).get();
    const isReader = ({ id }: RoleRow): boolean =>
      audience === undefined || audience.everyone || audience.roleIds.includes(id);
    return pickBest(callableRoles(writer).filter(isReader), scoreOf, MOST_ROLES).map(({ item: role }) => ({
      key: role.id,
      picture: html`<span class="sign">${icon(users)}</span>`,
      name: role.name,
      detail: writer.locale.t('mention.role'),
      words: `@${role.name}`,
      source: `<@&${role.id}>`,
    }));
  }

  /** Found by its word in the reader's language and by what is typed for it. */
  #everyone({ channel, locale }: Writer, query: string): readonly Option[] {
    if (!channel.permissions.get().has('mention.everyone')) return [];
    const name = locale.t('mention.everyone');
    const isMeant = query === '' || [name, 'everyone', 'here'].some((word) => foldText(word).startsWith(query));
    const count = audienceOf(channel).get()?.count;
    const picture = html`<span class="sign">${icon(users)}</span>`;
    const shown = count === undefined ? name : locale.t('mention.everyoneCount', { count });
    return isMeant ? [{ key: 'everyone', picture, name: shown, words: '@everyone ' }] : [];
  }
}
