/** Ways from pane to pane and from channel to channel, as the keys ask for them; and Back in the page's hash. */
import type { ReactiveController } from 'lit';
import type { HearthChannelList } from '../channel-list/channel-list.ts';
import { neighbourOf } from '../channel-list/neighbour.ts';
import type { AsideController } from '../member-aside/aside-controller.ts';
import type { Frame } from './frame-deeds.ts';
import type { Shortcuts } from './shortcuts-controller.ts';

export class FramePanes implements ReactiveController {
  readonly #frame: Frame;
  readonly #aside: AsideController;

  constructor(frame: Frame, aside: AsideController) {
    this.#frame = frame;
    this.#aside = aside;
    frame.host.addController(this);
  }

  readonly steps: Omit<Shortcuts, 'help'> = {
    find: () => {
      if (this.#frame.isNarrow()) this.#frame.show('list');
      this.#focusSoon(() => this.#finder);
    },
    step: (by, unreadOnly) => {
      const client = this.#frame.client();
      const next = client && neighbourOf(client, this.#list?.current, by, unreadOnly);
      if (next) this.#frame.host.navigate(next);
    },
    cyclePane: (by) => {
      const root = this.#frame.host.renderRoot;
      const others = root.querySelectorAll<HTMLElement>('hearth-message-pane, hearth-member-aside');
      const panes = [this.#finder, this.#list, ...others].filter((pane) => pane?.checkVisibility());
      const at = panes.findIndex((pane) => pane?.matches(':focus-within, :focus'));
      panes[(at + by + panes.length) % panes.length]?.focus();
    },
    back: () => {
      const frame = this.#frame;
      if (!frame.isNarrow() || frame.view() === 'list' || frame.host.layout === 'channel') return false;
      if (frame.view() === 'aside') {
        this.#aside.close();
        return true;
      }
      frame.show('list');
      this.#focusSoon(() => this.#list);
      return true;
    },
  };

  hostConnected(): void {
    addEventListener('hashchange', this.#handleHash);
  }
  hostDisconnected(): void {
    removeEventListener('hashchange', this.#handleHash);
  }

  get #list(): HearthChannelList | null {
    return this.#frame.host.renderRoot.querySelector('hearth-channel-list');
  }
  get #finder(): HTMLElement | null {
    return this.#frame.host.renderRoot.querySelector<HTMLElement>('.find input');
  }

  #focusSoon(element: () => HTMLElement | null): void {
    void this.#frame.host.updateComplete.then(() => element()?.focus());
  }

  readonly #handleHash = (): void => {
    const frame = this.#frame;
    if (frame.choice.followHash()) frame.show('channel');
    else if (frame.host.router === 'hash') frame.show('list');
  };
}
