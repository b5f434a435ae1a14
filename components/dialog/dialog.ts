/**
 * Opens a native modal dialog in a shadow root: the focus goes to the first field and back to where it was, Escape and a
 * click beside it close it. Loaded lazily by whoever asks something.
 */
import { html, nothing, render, type TemplateResult } from 'lit';
import { adopt } from '../base/adopt.ts';
import { laterBase } from '../base/later-base.ts';
import { fields } from '../base/fields.ts';
import { popups } from '../base/popups.ts';
import { icon } from '../icons/icon.ts';
import { circleAlert, x } from '../icons/shapes.ts';
import type { Locale } from '../locales/locale.ts';

export interface DialogHandle {
  close(): void;
  /** Draws the content again, after something it shows has changed. */
  refresh(): void;
}
export interface DialogOptions {
  readonly root: ShadowRoot;
  readonly locale: Locale;
  readonly title: string;
  readonly content: (handle: DialogHandle) => TemplateResult;
  /** Takes the room of a whole screen, for lists with details. */
  readonly isWide?: boolean;
  /** Asked before Escape, the cross or a press beside it closes the dialog, where something could be lost. */
  mayClose?(): Promise<boolean>;
  readonly onClose?: () => void;
}

export function openDialog({ root, locale, title, content, isWide, mayClose, onClose }: DialogOptions): DialogHandle {
  adopt(root, laterBase);
  adopt(root, popups);
  adopt(root, fields);
  const before = focusedIn(root);
  const dialog = document.createElement('dialog');
  dialog.className = isWide ? 'dialog dialog--wide' : 'dialog';
  dialog.setAttribute('part', 'dialog');
  dialog.setAttribute('aria-label', title);
  const leave = async (): Promise<void> => {
    if (!mayClose || (await mayClose())) dialog.close();
  };
  const handle: DialogHandle = {
    close: () => dialog.close(),
    refresh: () =>
      void render(
        html`<header class="line">
            <h2 class="grow">${title}</h2>
            <button
              class="icon-button"
              type="button"
              aria-label=${locale.t('action.close')}
              @click=${() => void leave()}
            >
              ${icon(x)}
            </button>
          </header>
          ${content(handle)}`,
        dialog,
      ),
  };
  handle.refresh();
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog && isOutside(event, dialog)) void leave();
  });
  if (mayClose)
    dialog.addEventListener('cancel', (event) => {
      if (event.target !== dialog) return;
      event.preventDefault();
      void leave();
    });
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  dialog.addEventListener('close', () => {
    dialog.remove();
    onClose?.();
    // the browser has given it back already where it could; somebody may have gone on since
    if (!root.activeElement && before instanceof HTMLElement && before.isConnected) before.focus();
  });
  (root.querySelector('.hearth') ?? root).append(dialog);
  dialog.showModal();
  (
    dialog.querySelector<HTMLElement>('[autofocus]') ??
    dialog.querySelector<HTMLElement>('input, textarea, select, .button')
  )?.focus();
  return handle;
}

/** What has the focus, also inside the shadow of an element in here. */
function focusedIn(root: ShadowRoot): Element | null {
  let element = root.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

export function isOutside({ clientX, clientY }: MouseEvent, dialog: HTMLElement): boolean {
  const box = dialog.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

/** A field's message in place, tied to the field by id. */
export function problem(id: string, text: string | undefined): TemplateResult | typeof nothing {
  return text ? html`<p class="problem" id=${id} role="alert">${icon(circleAlert)}${text}</p>` : nothing;
}

export interface Question {
  readonly root: ShadowRoot;
  readonly locale: Locale;
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly isHarm?: boolean;
}

/** Asks before something that is hard to take back. */
export function ask({ root, locale, title, text, yes, isHarm }: Question): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = false;
    const say = (value: boolean, handle: DialogHandle): void => {
      answer = value;
      handle.close();
    };
    openDialog({
      root,
      locale,
      title,
      content: (handle) =>
        html`<div class="dialog-body">
          <p>${text}</p>
          <footer class="dialog-foot">
            <button class="button button--quiet" type="button" @click=${() => say(false, handle)}>
              ${locale.t('action.cancel')}
            </button>
            <button
              class="button ${isHarm ? 'button--stop-fill' : 'button--go'}"
              type="button"
              @click=${() => say(true, handle)}
            >
              ${yes}
            </button>
          </footer>
        </div>`,
    });
    const dialogs = root.querySelectorAll('dialog');
    dialogs[dialogs.length - 1]?.addEventListener('close', () => resolve(answer));
  });
}
