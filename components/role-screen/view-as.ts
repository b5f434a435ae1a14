/** "View as": which channels a person or a role sees, and what they may do there. The server works it out by its own rule. */
import { html, type TemplateResult } from 'lit';
import {
  type HearthClient,
  type Permission,
  PERMISSIONS,
  PLACE_PERMISSIONS,
  type QueryResult,
} from '../../src/index.ts';
import { openDialog } from '../dialog/dialog.ts';
import '../locales/en-roles.ts';
import { errorText } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';

export interface ViewAsOptions {
  readonly client: HearthClient;
  readonly locale: Locale;
  readonly root: ShadowRoot;
  readonly name: string;
  readonly of: { readonly memberId: string } | { readonly roleIds: string[] };
}

type Preview = QueryResult<'permissions.preview'>;
type SeenChannel = Preview['channels'][number];

export function openViewAs({ client, locale, root, name, of }: ViewAsOptions): void {
  let preview: Preview | undefined;
  let failed = '';
  const handle = openDialog({
    root,
    locale,
    title: locale.t('view.title', { name }),
    content: () =>
      html`<div class="dialog-body">
        ${preview ? seen(inOrder(preview, client), locale) : html`<p class="quiet" role="status">${failed || locale.t('view.wait')}</p>`}
      </div>`,
  });
  void client.query('permissions.preview', of).then((answer) => {
    if (answer.ok) preview = answer.result;
    else failed = errorText(locale, answer.error);
    handle.refresh();
  });
}

/** Channels as the list has them, each with the one right to write that counts there. */
function inOrder({ permissions, channels }: Preview, client: HearthClient): Preview {
  const listed = client.community.groups.get().flatMap((group) => group.channels);
  const known = listed.flatMap((row): SeenChannel[] => {
    const channel = channels.find(({ id }) => id === row.id);
    const idle = row.type === 'text' ? 'announcement.send' : 'message.send';
    return channel ? [{ ...channel, permissions: channel.permissions.filter((one) => one !== idle) }] : [];
  });
  const rest = channels.filter(({ id }) => !known.some((one) => one.id === id));
  return { permissions, channels: [...known, ...rest] };
}

function words(permissions: readonly Permission[], { t, format }: Locale): string {
  return format.list(permissions.map((permission) => t(`may.${permission}`)));
}

function seen({ permissions, channels }: Preview, locale: Locale): TemplateResult {
  const { t } = locale;
  const placed: readonly Permission[] = PLACE_PERMISSIONS;
  const wide = PERMISSIONS.filter((one) => permissions.includes(one) && !placed.includes(one));
  const open = channels.filter((channel) => channel.permissions.includes('channel.view'));
  const hidden = channels.filter((channel) => !open.includes(channel));
  return html`<section>
      <h3 class="strong">${t('view.channels', { count: open.length })}</h3>
      <ul role="list" class="seen">
        ${open.map(
          (channel) =>
            html`<li>
              <bdi class="strong">${channel.name}</bdi><br /><span class="small quiet"
                >${words(
                  PERMISSIONS.filter((one) => placed.includes(one) && channel.permissions.includes(one)),
                  locale,
                )}</span
              >
            </li>`,
        )}
      </ul>
    </section>
    ${hidden.length > 0 ? hiddenPart(hidden, locale) : ''}
    <section>
      <h3 class="strong">${t('view.everywhere')}</h3>
      <p>${wide.length > 0 ? words(wide, locale) : t('view.nothing')}</p>
    </section>`;
}

function hiddenPart(hidden: Preview['channels'], { t, format }: Locale): TemplateResult {
  return html`<section>
    <h3 class="strong">${t('view.hidden', { count: hidden.length })}</h3>
    <p class="quiet">${format.list(hidden.map(({ name }) => name))}</p>
  </section>`;
}
