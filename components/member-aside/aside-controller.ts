/**
 * Whether the pane with the people stands in the frame, and where the focus goes when it opens and closes. The community
 * element has one; the pane itself loads when it first opens.
 */
import { html, type LitElement, nothing, type TemplateResult } from 'lit';
import { withWords } from '../locales/texts.ts';
import type { HearthClient } from '../../src/index.ts';
import type { HearthMemberAside } from './member-aside.ts';
import type { MentionEvent } from '../member-list/member-list-events.ts';

/** The frame's panes. */
export type View = 'list' | 'channel' | 'aside';

export interface AsideFrame {
  /** What is in sight where there is room for one pane. */
  view(): View;
  show(view: View): void;
}

export class AsideController {
  readonly #host: LitElement;
  readonly #frame: AsideFrame;
  #isOpen = false;
  #scope: HearthMemberAside['scope'] = 'community';
  #opener: Element | null = null;
  #from: View = 'channel';

  constructor(host: LitElement, frame: AsideFrame) {
    this.#host = host;
    this.#frame = frame;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** @param scope whom it shows first: the readers of the channel beside it, or everybody. */
  readonly open = async (scope: HearthMemberAside['scope'] = 'community'): Promise<void> => {
    const host = this.#host;
    this.#scope = scope;
    this.#opener = (host.renderRoot as ShadowRoot).activeElement;
    while (this.#opener?.shadowRoot?.activeElement) this.#opener = this.#opener.shadowRoot.activeElement;
    await withWords(import('./member-aside.ts'));
    this.#isOpen = true;
    if (this.#frame.view() !== 'aside') this.#from = this.#frame.view();
    this.#frame.show('aside');
    host.requestUpdate();
    await host.updateComplete;
    const aside = host.renderRoot.querySelector('hearth-member-aside');
    await aside?.updateComplete;
    aside?.focus();
  };

  readonly close = (): void => {
    const host = this.#host;
    this.#isOpen = false;
    if (this.#frame.view() === 'aside') this.#frame.show(this.#from);
    host.requestUpdate();
    const opener = this.#opener;
    void host.updateComplete.then(() => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else host.focus();
    });
  };

  async mention(client: HearthClient | undefined, channel: string | undefined, event: MentionEvent): Promise<void> {
    if (!client || !channel) return;
    this.#frame.show('channel');
    const { mentionIn } = await import('../profile-card/mention-in.ts');
    mentionIn(client.channel(channel), event.memberId);
  }

  render(
    channel: string | undefined,
    server: string | undefined,
    headingLevel: number,
  ): TemplateResult | typeof nothing {
    if (!this.#isOpen) return nothing;
    return html`<div class="aside">
      <hearth-member-aside
        channel=${channel ?? nothing}
        .server=${server}
        .scope=${this.#scope}
        heading-level=${headingLevel}
        @hearth-aside-close=${this.close}
      ></hearth-member-aside>
    </div>`;
  }
}
