/** Makes or renames a category. */
import { html } from 'lit';
import type { CategoryRow, HearthClient, WireError } from '../../src/index.ts';
import { type DialogHandle, openDialog, problem } from '../dialog/dialog.ts';
import '../locales/en-menus.ts';
import { inWords } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';

export interface CategoryDialogOptions {
  readonly root: ShadowRoot;
  readonly client: HearthClient;
  readonly locale: Locale;
  /** The category to rename; without it, a new one is made. */
  readonly category?: CategoryRow;
}

export function openCategoryDialog({ root, client, locale, category }: CategoryDialogOptions): void {
  const { t } = locale;
  let name = category?.name ?? '';
  let error: WireError | undefined;

  async function save(handle: DialogHandle): Promise<void> {
    const answer = await (category
      ? client.command('category.update', { categoryId: category.id, name })
      : client.command('category.create', { name }));
    if (answer.ok) return handle.close();
    error = inWords(locale, answer.error);
    handle.refresh();
  }

  openDialog({
    root,
    locale,
    title: t(category ? 'category.rename' : 'community.newCategory'),
    content: (handle) =>
      html`<form
        class="dialog-body"
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void save(handle);
        }}
      >
        <div class="field">
          <label for="name">${t('channel.name')}</label>
          <input
            class="input"
            id="name"
            dir="auto"
            autocomplete="off"
            maxlength="80"
            aria-invalid=${error ? 'true' : 'false'}
            aria-describedby="name-problem"
            .value=${name}
            @input=${(event: Event) => (name = (event.target as HTMLInputElement).value)}
          />
          ${problem('name-problem', error?.message)}
        </div>
        <footer class="dialog-foot">
          <button class="button button--quiet" type="button" @click=${() => handle.close()}>
            ${t('action.cancel')}
          </button>
          <button class="button button--go" type="submit">${t(category ? 'action.save' : 'category.create')}</button>
        </footer>
      </form>`,
  });
}
