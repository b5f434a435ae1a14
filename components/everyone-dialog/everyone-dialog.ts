/** Asks before a message calls many: "This will notify 72 people. Send?" Loaded when such a message is sent. */
import { type ChannelAudience, LIMITS, mentionsIn, type RoleRow } from '../../src/index.ts';
import type { Writer } from '../composer/composer-popup.ts';
import { audienceOf } from '../controllers/audience.ts';
import { ask } from '../dialog/dialog.ts';
import '../locales/en-writing.ts';

/** How many it reaches, and whether that is sure. */
interface Reach {
  readonly count: number;
  readonly isSure: boolean;
}

function calledRoles({ client, channel }: Writer, roleIds: readonly string[]): readonly RoleRow[] {
  const mayAll = channel.permissions.get().has('mention.role');
  return client.community.roles
    .get()
    .filter((role) => !role.everyone && roleIds.includes(role.id) && (mayAll || role.mentionable));
}

async function askAudience({ channel }: Writer): Promise<ChannelAudience | undefined> {
  const answer = await channel.audience();
  return answer.ok ? answer.result : audienceOf(channel).get();
}

/** People with these roles who can read the channel; one who has two of them counts once, so several are a bound. */
async function reachOf(writer: Writer, isEveryone: boolean, roles: readonly RoleRow[]): Promise<Reach | undefined> {
  const audience = await askAudience(writer);
  if (isEveryone) return audience && { count: audience.count, isSure: true };
  const answers = await Promise.all(
    roles.map(({ id }) => writer.client.query('members.list', { roleId: id, limit: 1 })),
  );
  const totals = answers.flatMap((answer) => (answer.ok ? [answer.result.total] : []));
  if (totals.length < roles.length) return undefined;
  const total = totals.reduce((sum, each) => sum + each, 0);
  const isOpen =
    audience?.everyone === true || (roles.length === 1 && audience?.roleIds.includes(roles[0]?.id ?? '') === true);
  return { count: Math.min(total, audience?.count ?? total), isSure: isOpen && roles.length === 1 };
}

/** @returns true when the message may go. What calls nobody, or may not, goes without a question. */
export async function mayCall(writer: Writer, source: string): Promise<boolean> {
  const { channel, locale, root } = writer;
  const called = mentionsIn(source.slice(0, LIMITS.messageText * 2));
  const isEveryone = (called.everyone || called.here) && channel.permissions.get().has('mention.everyone');
  const roles = isEveryone ? [] : calledRoles(writer, called.roleIds);
  if (!isEveryone && roles.length === 0) return true;
  const reach = await reachOf(writer, isEveryone, roles);
  const { t } = locale;
  const text = reach
    ? t(reach.isSure ? 'everyone.ask' : 'everyone.askUpTo', { count: reach.count })
    : t('everyone.askUnknown');
  const title = isEveryone
    ? t('everyone.title')
    : t('everyone.titleRoles', { roles: locale.format.list(roles.map(({ name }) => name)) });
  return ask({ root, locale, title, text, yes: t('composer.send') });
}
