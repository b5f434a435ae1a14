/** One's own profile: picture, name, pronouns, a few words. What the server says about a name stands beside the name. */
import { html, nothing, type TemplateResult } from 'lit';
import { type HearthClient, LIMITS, type WireError } from '../../src/index.ts';
import { face } from '../base/face.ts';
import { type DialogHandle, openDialog, problem } from '../dialog/dialog.ts';
import '../locales/en-person.ts';
import { inWords } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';
import { PictureField } from '../picture-field/picture-field.ts';

export interface ProfileDialogOptions {
  readonly client: HearthClient;
  readonly locale: Locale;
  readonly root: ShadowRoot;
  tell(text: string): void;
}
type Key = 'name' | 'pronouns' | 'about';
const MAX: Readonly<Record<Key, number>> = { name: LIMITS.name, pronouns: 40, about: LIMITS.about };

export function openProfileDialog({ client, locale, root, tell }: ProfileDialogOptions): void {
  const me = client.session.me.get();
  if (!me) return;
  const fields: Record<Key, string> = { name: me.name, pronouns: me.pronouns, about: me.about };
  const picture = new PictureField({
    ...{ client, locale, root, shape: 'face', hasPicture: me.pictureUrl !== null },
    current: (hasPicture) => face(hasPicture ? me : { ...me, pictureUrl: null }),
    refresh: () => handle.refresh(),
  });
  let error: WireError | undefined;
  let isBusy = false;

  async function save(): Promise<void> {
    if (isBusy || picture.isBusy) return;
    if (!fields.name.trim()) {
      error = { code: 'invalid', field: 'name', message: locale.t('profile.nameMissing') };
      return handle.refresh();
    }
    isBusy = true;
    error = await store();
    isBusy = false;
    if (error) return handle.refresh();
    handle.close();
    tell(locale.t('profile.saved'));
  }
  /** @returns what went wrong; what is wrong with the picture is said at the picture. */
  async function store(): Promise<WireError | undefined> {
    const settled = await picture.settle();
    if (!settled.ok) return { ...inWords(locale, settled.error), field: 'pictureUrl' };
    const answer = await client.command('profile.update', { ...fields, ...settled.result });
    return answer.ok ? undefined : inWords(locale, answer.error);
  }
  const handle: DialogHandle = openDialog({
    ...{ root, locale, title: locale.t('profile.title') },
    content: () =>
      form({
        ...{ fields, error, locale },
        picture: me.guest ? undefined : picture,
        save: () => void save(),
        cancel: () => handle.close(),
      }),
    onClose: () => picture.close(),
  });
}

interface FormView {
  readonly fields: Record<Key, string>;
  readonly error: WireError | undefined;
  readonly locale: Locale;
  /** Guests have none. */
  readonly picture: PictureField | undefined;
  save(): void;
  cancel(): void;
}

function form(view: FormView): TemplateResult {
  const { t } = view.locale;
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    view.save();
  };
  const { picture } = view;
  return html`<form class="dialog-body" novalidate @submit=${handleSubmit} @paste=${picture?.handlePaste ?? nothing}>
    ${picture?.render()}${field(view, 'name')}${field(view, 'pronouns')}${field(view, 'about')}
    <footer class="dialog-foot">
      <button class="button button--quiet" type="button" @click=${() => view.cancel()}>${t('action.cancel')}</button>
      <button class="button button--go" type="submit" ?disabled=${picture?.isBusy ?? false}>${t('action.save')}</button>
    </footer>
  </form>`;
}

function field({ fields, error, locale: { t } }: FormView, key: Key): TemplateResult {
  // a name that is taken comes without a field: it can only be the name
  const isWrong = error !== undefined && (error.field ?? 'name') === key;
  const described = `${key}-help${isWrong ? ` ${key}-problem` : ''}`;
  const handleInput = (event: Event): void => {
    fields[key] = (event.target as HTMLInputElement).value;
  };
  const invalid = isWrong ? 'true' : 'false';
  return html`<div class="field">
    <label for="profile-${key}">${t(`profile.${key}`)}</label>
    ${
      key === 'about'
        ? html`<textarea
            class="input"
            id="profile-about"
            dir="auto"
            rows="4"
            maxlength=${MAX[key]}
            .value=${fields[key]}
            aria-invalid=${invalid}
            aria-describedby=${described}
            @input=${handleInput}
          ></textarea>`
        : html`<input
            class="input"
            id="profile-${key}"
            dir="auto"
            ?autofocus=${key === 'name'}
            autocomplete="off"
            maxlength=${MAX[key]}
            .value=${fields[key]}
            aria-invalid=${invalid}
            aria-describedby=${described}
            @input=${handleInput}
          />`
    }
    <p class="small quiet" id="${key}-help">${t(`profile.${key}Help`)}</p>
    ${problem(`${key}-problem`, isWrong ? error.message : undefined)}
  </div>`;
}
