/**
 * Asks before something is done about a person: says what will happen, asks for how long and why, does it, and tells the
 * outcome. What the server refuses is said in place, and nothing typed is lost.
 */
import { html, nothing, type TemplateResult } from 'lit';
import { type Envelope, LIMITS, type WireError } from '../../src/index.ts';
import { type DialogHandle, openDialog, problem } from '../dialog/dialog.ts';
import '../locales/en-person.ts';
import { inWords } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';

export interface DeedPlace {
  readonly root: ShadowRoot;
  readonly locale: Locale;
  /** Says the outcome, on the screen and to screen readers. */
  tell(text: string): void;
}
export interface DeedField {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly max: number;
  readonly isNeeded?: boolean;
}
export interface Deed {
  readonly title: string;
  readonly text?: string;
  /** Lengths of time to choose from; the first is chosen. */
  readonly lengths?: readonly { readonly label: string; readonly ms: number | null }[];
  readonly field?: DeedField;
  readonly yes: string;
  readonly isHarm?: boolean;
  run(asked: { readonly ms: number | null; readonly text: string }): Promise<Envelope<unknown>>;
  done(asked: { readonly ms: number | null; readonly text: string }): string;
}

/** The field for the reason that goes into the log. */
export function reasonField({ t }: Locale): DeedField {
  return { label: t('deed.reason'), help: t('deed.reasonHelp'), value: '', max: LIMITS.reason };
}

export function openDeed(place: DeedPlace, deed: Deed): void {
  const { root, locale } = place;
  const asked = { ms: deed.lengths?.[0]?.ms ?? null, text: deed.field?.value ?? '' };
  let error: WireError | undefined;
  let isBusy = false;

  async function act(handle: DialogHandle): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    handle.refresh();
    const answer = await deed.run(asked);
    isBusy = false;
    error = answer.ok ? undefined : inWords(locale, answer.error);
    if (!answer.ok) return handle.refresh();
    handle.close();
    place.tell(deed.done(asked));
  }
  openDialog({
    root,
    locale,
    title: deed.title,
    content: (handle) => form({ deed, asked, error, isBusy, locale, handle, submit: () => void act(handle) }),
  });
}

interface FormView {
  readonly deed: Deed;
  readonly asked: { ms: number | null; text: string };
  readonly error: WireError | undefined;
  readonly isBusy: boolean;
  readonly locale: Locale;
  readonly handle: DialogHandle;
  submit(): void;
}

function form(view: FormView): TemplateResult {
  const { deed, asked, error, isBusy, locale, handle, submit } = view;
  const handleSubmit = (event: Event): void => {
    event.preventDefault();
    submit();
  };
  return html`<form class="dialog-body" @submit=${handleSubmit}>
    ${deed.text ? html`<p>${deed.text}</p>` : nothing}${deed.lengths ? lengths(view, deed.lengths) : nothing}
    ${deed.field ? field(deed.field, error, (text) => (asked.text = text)) : nothing}
    ${problem('deed-problem', error?.message)}
    <footer class="dialog-foot">
      <button class="button button--quiet" type="button" @click=${() => handle.close()}>
        ${locale.t('action.cancel')}
      </button>
      <button
        class="button ${deed.isHarm ? 'button--stop-fill' : 'button--go'}"
        type="submit"
        aria-disabled=${isBusy ? 'true' : 'false'}
      >
        ${deed.yes}
      </button>
    </footer>
  </form>`;
}

function lengths({ asked, locale, handle }: FormView, list: NonNullable<Deed['lengths']>): TemplateResult {
  const choose = (ms: number | null) => (): void => {
    asked.ms = ms;
    handle.refresh();
  };
  return html`<fieldset class="field">
    <legend class="label">${locale.t('deed.howLong')}</legend>
    <div class="chips">
      ${list.map(
        ({ label, ms }) =>
          html`<button
            class="chip"
            type="button"
            aria-pressed=${ms === asked.ms ? 'true' : 'false'}
            @click=${choose(ms)}
          >
            ${label}
          </button>`,
      )}
    </div>
  </fieldset>`;
}

function field(
  { label, help, max, value, isNeeded }: DeedField,
  error: WireError | undefined,
  take: (text: string) => void,
): TemplateResult {
  return html`<div class="field">
    <label for="deed-text">${label}</label>
    <input
      class="input"
      id="deed-text"
      dir="auto"
      autocomplete="off"
      maxlength=${max}
      .value=${value}
      ?required=${isNeeded}
      aria-invalid=${error ? 'true' : 'false'}
      aria-describedby="deed-help deed-problem"
      @input=${(event: Event) => take((event.target as HTMLInputElement).value)}
    />
    ${help ? html`<p class="small quiet" id="deed-help">${help}</p>` : nothing}
  </div>`;
}
