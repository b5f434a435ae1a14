/** What stands behind "More" on a person's card, by what one may do. The dialogs load when first opened. */
import type { MemberRow } from '../../src/index.ts';
import { ban, eye, pencil, undo2, userRoundX } from '../icons/later-shapes.ts';
import { timer, trash2, userMinus } from '../icons/menu-shapes.ts';
import { users } from '../icons/shapes.ts';
import { withWords } from '../locales/texts.ts';
import type { Standing } from '../moderation/standing.ts';
import type { ProfileCardOptions } from './profile-card.ts';

export interface PersonDeed {
  readonly label: string;
  readonly shape: string;
  readonly isHarm?: boolean;
  act(): void;
}
type DeedName = 'askRename' | 'askClearPicture' | 'askTimeout' | 'askEndTimeout' | 'askUnban' | 'askRemove' | 'askBan';

export function personDeeds(options: ProfileCardOptions, member: MemberRow, may: Standing): readonly PersonDeed[] {
  const { client, locale, root, tell } = options;
  const { t } = locale;
  const place = { client, locale, root, tell, member };
  const deed = (name: DeedName) => (): void =>
    void withWords(import('../moderation/deeds.ts')).then((deeds) => deeds[name](place));
  const roles = (): void =>
    void withWords(import('../moderation/roles-dialog.ts')).then(({ openRolesDialog }) => openRolesDialog(place));
  const viewAs = (): void =>
    void withWords(import('../role-screen/view-as.ts')).then(({ openViewAs }) =>
      openViewAs({ client, locale, root, name: member.name, of: { memberId: member.id } }),
    );
  const isPaused = (member.timeoutUntil ?? 0) > Date.now() + client.clockOffset.get();
  const all: (PersonDeed | false)[] = [
    may.roles && { label: t('person.roles'), shape: users, act: roles },
    may.rename && { label: t('person.rename'), shape: pencil, act: deed('askRename') },
    may.clearPicture && { label: t('person.clearPicture'), shape: trash2, act: deed('askClearPicture') },
    may.viewAs && { label: t('person.viewAs', { name: member.name }), shape: eye, act: viewAs },
    may.timeout && !isPaused && { label: t('person.timeout'), shape: timer, act: deed('askTimeout') },
    may.timeout && isPaused && { label: t('person.untimeout'), shape: timer, act: deed('askEndTimeout') },
    may.unban && { label: t('person.unban'), shape: undo2, act: deed('askUnban') },
    may.remove && { label: t('person.remove'), shape: userMinus, isHarm: true, act: deed('askRemove') },
    may.ban && {
      label: t('person.ban'),
      shape: member.status === 'active' ? ban : userRoundX,
      isHarm: true,
      act: deed('askBan'),
    },
  ];
  return all.filter((one) => one !== false);
}
