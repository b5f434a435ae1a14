/** What the owner does now and then: channels, roles, bans. Rights change while messages are on their way. */
import type { SeededRandom } from '../kit/fake-clock.ts';
import type { Person } from './person.ts';
import type { Truth } from './truth.ts';
import type { RoleRow } from '../../src/protocol/roles.ts';

export function governs(
  people: readonly Person[],
  channelIds: readonly string[],
  truth: Truth,
  random: SeededRandom,
  trace: (line: string) => void,
): void {
  const owner = people.find(({ sub }) => sub === 'owner')?.tabs[0]?.client;
  const other = random.pick(people.filter(({ sub }) => sub !== 'owner'));
  if (!owner || !other) return;
  const member = truth.members().find(({ name }) => name === `Person ${other.sub}`);
  const kind = random.below(10);
  const told = (work: Promise<{ readonly ok: boolean }>, what: string): void =>
    void work.then(({ ok }) => trace(`owner: ${what} ${ok ? 'done' : 'refused'}`));
  if (kind <= 3 && member) {
    const staff = truth.rows<RoleRow>(`community:${truth.community.id}`, 'role').find(({ name }) => name === 'Staff');
    const has = staff && member.roleIds.includes(staff.id);
    if (staff)
      told(
        owner.command('member.setRoles', { memberId: member.id, roleIds: has ? [] : [staff.id] }),
        `${has ? 'takes' : 'gives'} ${other.sub} the staff role`,
      );
  } else if (kind === 4)
    told(
      owner.command('channel.create', { name: `Room ${random.below(1_000)}`, private: random.chance(0.5) }),
      'makes a channel',
    );
  else if (kind === 5 && member) {
    const isBanned = member.status === 'banned';
    if (!isBanned) other.wasBanned = true;
    told(
      owner.command(isBanned ? 'member.unban' : 'member.ban', { memberId: member.id }),
      `${isBanned ? 'lets in' : 'bans'} ${other.sub}`,
    );
  } else if (kind >= 6 && kind <= 8)
    told(
      owner.command('channel.update', {
        channelId: random.pick(channelIds) ?? '',
        topic: `Topic ${random.below(1_000)}`,
      }),
      'writes a topic',
    );
  else if (member) told(owner.command('member.timeout', { memberId: member.id, until: 0 }), 'lifts a timeout');
}
