/**
 * The card of one person, beside their face, name, mention or row: who they are, a mention, hiding them, and, behind
 * "More", what one may do about them. It follows what is known of them while it is open. Loaded when first opened.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import type { HearthClient, MemberRow, RoleRow } from '../../src/index.ts';
import { adopt } from '../base/adopt.ts';
import { laterBase } from '../base/later-base.ts';
import { face } from '../base/face.ts';
import { placeBeside } from '../base/place-beside.ts';
import { createPopup } from '../base/popup.ts';
import type { Readable } from '../controllers/store-controller.ts';
import { icon } from '../icons/icon.ts';
import { eyeOff } from '../icons/format-shapes.ts';
import { timer } from '../icons/menu-shapes.ts';
import { eye, pencil } from '../icons/later-shapes.ts';
import { badgeCheck, ellipsis } from '../icons/shapes.ts';
import { atSign } from '../icons/soon-shapes.ts';
import '../locales/en-person.ts';
import { errorText } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';
import { untilText } from '../locales/until.ts';
import { withWords } from '../locales/texts.ts';
import { standingOver } from '../moderation/standing.ts';
import { personDeeds } from './person-deeds.ts';
import { profileCardStyles } from './profile-card.styles.ts';

export interface ProfileCardOptions {
  readonly client: HearthClient;
  readonly locale: Locale;
  /** Where the card and its dialogs stand: the anchor's own root. */
  readonly root: ShadowRoot;
  readonly anchor: HTMLElement;
  readonly memberId: string;
  /** Offered only where there is something to write in. */
  onMention?(memberId: string): void;
  tell(text: string): void;
}

const LOOKS = { online: 'here', idle: 'away', busy: 'away', offline: undefined } as const;
const WORDS = { online: 'person.here', idle: 'person.idle', busy: 'person.busy' } as const;

/** @returns a function that closes it. */
export function openProfileCard(options: ProfileCardOptions): () => void {
  const { client, root, anchor, locale, memberId } = options;
  adopt(root, laterBase);
  const card = createPopup({ root, looks: 'menu card', role: 'dialog', label: locale.t('person.unknown') });
  adopt(root, profileCardStyles);
  card.tabIndex = -1;
  let isMore = false;
  const close = (): void => {
    if (card.contains(root.activeElement) && anchor.isConnected) anchor.focus();
    card.hidePopover();
  };
  const draw = (): void => {
    const member = client.members.get(memberId).get();
    card.setAttribute('aria-label', locale.t('person.card', { name: member?.name ?? locale.t('person.unknown') }));
    const toggle = (): void => {
      isMore = !isMore;
      draw();
      placeBeside(card, anchor);
    };
    render(member ? content(options, member, { isMore, toggle, close }) : stranger(member, locale), card);
  };
  const stops = atomsOf(client, memberId).map((atom) => atom.listen(draw));
  const keepInside = (event: FocusEvent): void => {
    if (event.relatedTarget instanceof Node && !card.contains(event.relatedTarget)) card.hidePopover();
  };
  draw();
  card.addEventListener('focusout', keepInside);
  card.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    for (const stop of stops) stop();
    const { activeElement } = root;
    if ((activeElement === null || card.contains(activeElement)) && anchor.isConnected) anchor.focus();
    card.remove();
  });
  (root.querySelector('.hearth') ?? root).append(card);
  card.showPopover();
  placeBeside(card, anchor);
  card.focus();
  return close;
}

function atomsOf(client: HearthClient, memberId: string): readonly Readable<unknown>[] {
  const { members, community, session } = client;
  return [
    members.get(memberId),
    members.presence(memberId),
    members.blocked,
    community.roles,
    community.permissions,
    session.me,
  ];
}

function stranger(member: null | undefined, { t }: Locale): TemplateResult {
  return html`<p class="quiet">${member === null ? t('person.unknownHelp') : '…'}</p>`;
}

interface CardState {
  readonly isMore: boolean;
  readonly toggle: () => void;
  readonly close: () => void;
}

function content(options: ProfileCardOptions, member: MemberRow, state: CardState): TemplateResult {
  const { client, locale } = options;
  const presence = client.members.presence(member.id).get();
  return html`<div class="card-top">
      ${face(member, { size: 'large', here: LOOKS[presence] })}
      <div class="grow">
        <h3><bdi>${member.name}</bdi></h3>
        ${member.pronouns ? html`<p class="small quiet" dir="auto">${member.pronouns}</p>` : nothing}
        ${badges(client, member, locale)}
        <p class="small quiet">${standingLine(member, presence, locale)}</p>
      </div>
    </div>
    ${member.about ? html`<p class="card-about" dir="auto">${member.about}</p>` : nothing}${buttons(options, member, state)}`;
}

function badges(client: HearthClient, member: MemberRow, locale: Locale): TemplateResult | typeof nothing {
  const held = client.community.roles
    .get()
    .filter((role: RoleRow) => !role.everyone && member.roleIds.includes(role.id))
    .toSorted((a, b) => b.position - a.position);
  const now = Date.now() + client.clockOffset.get();
  const isPaused = (member.timeoutUntil ?? 0) > now;
  if (held.length === 0 && !isPaused && !member.guest) return nothing;
  return html`<div class="card-roles">
    ${held.map(
      (role) =>
        html`<span class=${role.trusted ? 'role role--trusted' : 'role'}
          >${role.trusted ? icon(badgeCheck) : nothing}<bdi>${role.name}</bdi></span
        >`,
    )}${member.guest ? html`<span class="role">${locale.t('members.guest')}</span>` : nothing}${
      isPaused
        ? html`<span class="role role--paused"
            >${icon(timer)}${locale.t('person.paused', { time: untilText(locale, member.timeoutUntil ?? 0, now) })}</span
          >`
        : nothing
    }
  </div>`;
}

function standingLine(member: MemberRow, presence: keyof typeof LOOKS, { t, tag }: Locale): string {
  if (member.status !== 'active') return t(member.status === 'banned' ? 'person.banned' : 'person.gone');
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'long' }).format(member.joinedAt);
  const joined = t('person.joined', { date });
  return presence === 'offline' ? joined : `${t(WORDS[presence])} · ${joined}`;
}

function buttons(options: ProfileCardOptions, member: MemberRow, { isMore, toggle, close }: CardState): TemplateResult {
  const { client, locale, onMention } = options;
  const { t } = locale;
  const isMe = client.session.me.get()?.id === member.id;
  const deeds = personDeeds(options, member, standingOver(client, member));
  const after = (act: () => unknown) => (): void => {
    close();
    act();
  };
  return html`<div class="line">
      ${
        onMention && member.status === 'active'
          ? html`<button
              class="button button--go button--small"
              type="button"
              @click=${after(() => onMention(member.id))}
            >
              ${icon(atSign)}${t('person.mention')}
            </button>`
          : nothing
      }
      ${isMe ? editButton(options, after) : hideButton(options, member)}
      <span class="grow"></span>
      ${
        deeds.length > 0
          ? html`<button
              class="icon-button"
              type="button"
              aria-label=${t('person.more', { name: member.name })}
              aria-expanded=${isMore ? 'true' : 'false'}
              @click=${toggle}
            >
              ${icon(ellipsis)}
            </button>`
          : nothing
      }
    </div>
    ${
      isMore && deeds.length > 0
        ? html`<div class="card-more">
            ${deeds.map(
              (deed) =>
                html`<button class="item ${deed.isHarm ? 'item--stop' : ''}" type="button" @click=${after(deed.act)}>
                  ${icon(deed.shape)}<span class="grow">${deed.label}</span>
                </button>`,
            )}
          </div>`
        : nothing
    }`;
}

function editButton(
  { client, locale, root, tell }: ProfileCardOptions,
  after: (act: () => unknown) => () => void,
): TemplateResult {
  const edit = async (): Promise<void> => {
    const { openProfileDialog } = await withWords(import('./profile-dialog.ts'));
    openProfileDialog({ client, locale, root, tell });
  };
  return html`<button class="button button--small" type="button" @click=${after(() => void edit())}>
    ${icon(pencil)}${locale.t('person.edit')}
  </button>`;
}

/** Hiding is for oneself, takes effect at once and is taken back by the same button. */
function hideButton({ client, locale, tell }: ProfileCardOptions, { id, name }: MemberRow): TemplateResult {
  const isHidden = client.members.blocked.get().has(id);
  const set = async (): Promise<void> => {
    const answer = await client.command('block.set', { memberId: id, on: !isHidden });
    tell(answer.ok ? locale.t(isHidden ? 'person.shown' : 'person.hidden', { name }) : errorText(locale, answer.error));
  };
  return html`<button
    class="button button--small"
    type="button"
    title=${isHidden ? nothing : locale.t('person.hideHelp', { name })}
    @click=${() => void set()}
  >
    ${icon(isHidden ? eye : eyeOff)}${locale.t(isHidden ? 'person.show' : 'person.hide')}
  </button>`;
}
