/** Who was removed or banned, a page at a time, each with the way back in. Opened from the community's menu. */
import { html, nothing, type TemplateResult } from 'lit';
import type { HearthClient, MemberRow } from '../../src/index.ts';
import { face } from '../base/face.ts';
import { openDialog } from '../dialog/dialog.ts';
import '../locales/en-person.ts';
import { errorText } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';
import type { DeedPlace } from './deed-dialog.ts';
import { askUnban } from './deeds.ts';
import { standingOver } from './standing.ts';

type Status = 'banned' | 'removed';
const STATUSES = ['banned', 'removed'] as const;
const PAGE = 50;

export interface OutListOptions extends DeedPlace {
  readonly client: HearthClient;
}

/** The list behind the dialog: asks for pages, and starts over when the choice changes. */
class OutPages {
  status: Status = 'banned';
  rows: readonly MemberRow[] | undefined;
  hasMore = false;
  problem = '';
  readonly #client: HearthClient;
  readonly #locale: Locale;
  readonly #changed: () => void;

  constructor(client: HearthClient, locale: Locale, changed: () => void) {
    this.#client = client;
    this.#locale = locale;
    this.#changed = changed;
  }

  show(status: Status): Promise<void> {
    this.status = status;
    this.rows = undefined;
    this.#changed();
    return this.more();
  }

  async more(): Promise<void> {
    const { status } = this;
    const last = this.rows?.at(-1);
    const answer = await this.#client.query('members.list', {
      status,
      limit: PAGE,
      ...(last && { after: { name: last.name, id: last.id } }),
    });
    if (status !== this.status) return;
    this.problem = answer.ok ? '' : errorText(this.#locale, answer.error);
    if (answer.ok) {
      this.rows = [...(this.rows ?? []), ...answer.result.rows];
      this.hasMore = answer.result.hasAfter;
    }
    this.#changed();
  }
}

export function openOutList(options: OutListOptions): void {
  const { root, locale, client } = options;
  const pages = new OutPages(client, locale, () => handle.refresh());
  const handle = openDialog({
    root,
    locale,
    title: locale.t('out.title'),
    content: () => content(options, pages),
  });
  void pages.show('banned');
}

function content(options: OutListOptions, pages: OutPages): TemplateResult {
  const { t } = options.locale;
  return html`<div class="dialog-body">
    <div class="chips">
      ${STATUSES.map(
        (status) =>
          html`<button
            class="chip"
            type="button"
            aria-pressed=${status === pages.status ? 'true' : 'false'}
            @click=${() => void pages.show(status)}
          >
            ${t(`out.${status}`)}
          </button>`,
      )}
    </div>
    ${pages.problem ? html`<p class="problem" role="alert">${pages.problem}</p>` : nothing}
    ${pages.rows?.length === 0 ? html`<p class="quiet" role="status">${t(pages.status === 'banned' ? 'out.nobodyBanned' : 'out.nobodyRemoved')}</p>` : nothing}
    ${pages.rows ? nothing : html`<p class="quiet" role="status">${t('out.wait')}</p>`}
    <ul role="list" class="seen">
      ${pages.rows?.map((member) => entry(options, member, pages))}
    </ul>
    ${pages.hasMore ? html`<button class="button" type="button" @click=${() => void pages.more()}>${t('out.more')}</button>` : nothing}
  </div>`;
}

function entry(options: OutListOptions, member: MemberRow, pages: OutPages): TemplateResult {
  const { client, locale } = options;
  const back = (): void =>
    askUnban({
      ...options,
      member,
      tell: (text) => {
        options.tell(text);
        void pages.show(pages.status);
      },
    });
  return html`<li class="line">
    ${face(member, { size: 'medium' })}<bdi class="grow clip">${member.name}</bdi>
    ${
      standingOver(client, member).unban
        ? html`<button
            class="button button--small"
            type="button"
            aria-label=${locale.t('out.unbanNamed', { name: member.name })}
            @click=${back}
          >
            ${locale.t('person.unban')}
          </button>`
        : nothing
    }
  </li>`;
}
