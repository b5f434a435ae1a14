/** The community's own settings: its picture, its name, the line under it. For those who may manage it. */
import { html, nothing, type TemplateResult } from 'lit';
import { type CommunityRow, type HearthClient, LIMITS, type WireError } from '../../src/index.ts';
import { overlay } from '../base/face.ts';
import { archLetters } from '../base/initials.ts';
import { type DialogHandle, openDialog, problem } from '../dialog/dialog.ts';
import '../locales/en-picture.ts';
import { inWords } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';
import { PictureField } from '../picture-field/picture-field.ts';

export interface CommunityDialogOptions {
  readonly client: HearthClient;
  readonly locale: Locale;
  readonly root: ShadowRoot;
  tell(text: string): void;
}
type Key = 'name' | 'tagline';
const MAX: Readonly<Record<Key, number>> = { name: LIMITS.name, tagline: 120 };

export function openCommunityDialog({ client, locale, root, tell }: CommunityDialogOptions): void {
  const row = client.community.row.get();
  if (!row) return;
  const fields: Record<Key, string> = { name: row.name, tagline: row.tagline };
  const picture = new PictureField({
    ...{ client, locale, root, shape: 'arch', hasPicture: row.pictureUrl !== null },
    current: (hasPicture) => arch(row, hasPicture),
    refresh: () => handle.refresh(),
  });
  let error: WireError | undefined;
  let isBusy = false;

  async function save(): Promise<void> {
    if (isBusy || picture.isBusy) return;
    error = fields.name.trim() ? undefined : { code: 'invalid', field: 'name', message: locale.t('about.nameMissing') };
    if (error) return handle.refresh();
    isBusy = true;
    error = await store();
    isBusy = false;
    if (error) return handle.refresh();
    handle.close();
    tell(locale.t('about.saved'));
  }
  /** @returns what went wrong; what is wrong with the picture is said at the picture. */
  async function store(): Promise<WireError | undefined> {
    const settled = await picture.settle();
    if (!settled.ok) return { ...inWords(locale, settled.error), field: 'pictureUrl' };
    const answer = await client.command('community.update', { ...fields, ...settled.result });
    return answer.ok ? undefined : inWords(locale, answer.error);
  }
  const handle: DialogHandle = openDialog({
    ...{ root, locale, title: locale.t('about.title') },
    content: () => form({ fields, picture, error, locale, save: () => void save(), cancel: () => handle.close() }),
    onClose: () => picture.close(),
  });
}

function arch({ name, pictureUrl }: CommunityRow, hasPicture: boolean): TemplateResult {
  return html`<span class="arch" aria-hidden="true"
    >${archLetters(name)}${overlay(hasPicture ? pictureUrl : null)}</span
  >`;
}

interface FormView {
  readonly fields: Record<Key, string>;
  readonly picture: PictureField;
  readonly error: WireError | undefined;
  readonly locale: Locale;
  save(): void;
  cancel(): void;
}

function form({ fields, picture, error, locale: { t }, save, cancel }: FormView): TemplateResult {
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    save();
  };
  const field = (key: Key): TemplateResult => {
    const isWrong = error !== undefined && error.field !== 'pictureUrl' && (error.field ?? 'name') === key;
    return html`<div class="field">
      <label for="about-${key}">${t(`about.${key}`)}</label>
      <input
        class="input"
        id="about-${key}"
        dir="auto"
        autocomplete="off"
        ?autofocus=${key === 'name'}
        maxlength=${MAX[key]}
        .value=${fields[key]}
        aria-invalid=${isWrong ? 'true' : 'false'}
        aria-describedby="about-${key}-help about-${key}-problem"
        @input=${(event: Event) => (fields[key] = (event.target as HTMLInputElement).value)}
      />
      ${key === 'tagline' ? html`<p class="small quiet" id="about-${key}-help">${t('about.taglineHelp')}</p>` : nothing}
      ${problem(`about-${key}-problem`, isWrong ? error.message : undefined)}
    </div>`;
  };
  return html`<form class="dialog-body" novalidate @submit=${handleSubmit} @paste=${picture.handlePaste}>
    ${picture.render()}${field('name')}${field('tagline')}
    <footer class="dialog-foot">
      <button class="button button--quiet" type="button" @click=${cancel}>${t('action.cancel')}</button>
      <button class="button button--go" type="submit" ?disabled=${picture.isBusy}>${t('action.save')}</button>
    </footer>
  </form>`;
}
