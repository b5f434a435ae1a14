/**
 * The join screen: what the invite leads to, who sent it, a name and one tick. Joining signs the person in by an identity
 * of the community's own; the page hears it by `hearth-joined`.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from '../base/decorators.ts';
import {
  createOwnIdentity,
  type Envelope,
  type InviteLook,
  type OwnIdentity,
  type WireError,
} from '../../src/index.ts';
import { define } from '../base/define.ts';
import { face, overlay } from '../base/face.ts';
import { archLetters } from '../base/initials.ts';
import { fields } from '../base/fields.ts';
import { popups } from '../base/popups.ts';
import { laterSurfaces } from '../base/later-surfaces.ts';
import { laterBase } from '../base/later-base.ts';
import { shared } from '../base/shared.ts';
import { HostController } from '../controllers/host-controller.ts';
import { LocaleController } from '../controllers/locale-controller.ts';
import { icon } from '../icons/icon.ts';
import '../locales/en-frame-soon.ts';
import '../locales/en-people.ts';
import { errorText, inWords } from '../locales/error-text.ts';
import * as later from '../icons/later-shapes.ts';
import * as shapes from '../icons/shapes.ts';
import { settings } from '../icons/soon-shapes.ts';
import { JoinedEvent } from './join-events.ts';
import { joinStyles } from './join.styles.ts';

/**
 * @summary Lets somebody in by an invite.
 * @tag hearth-join
 * @fires {JoinedEvent} hearth-joined - Somebody joined; `getToken` signs them in.
 * @csspart join - The whole screen.
 */
export class HearthJoin extends LitElement {
  static override styles = [shared, laterBase, laterSurfaces, popups, fields, joinStyles];
  readonly #locale = new LocaleController(this);

  /** Address of the Hearth server; empty for the page's own. */
  @property() server = '';
  /** The community's slug. */
  @property() community = '';
  /** The invite's code; without it, the one in the page's hash (`#invite=…`). */
  @property() code: string | undefined;
  /** `memory`, for shared devices: nobody stays signed in when the tab is closed. */
  @property() storage: 'device' | 'memory' = 'device';
  @state() private look: Envelope<InviteLook> | undefined;
  @state() private problem: WireError | undefined;
  @state() private isBusy = false;
  #identity: OwnIdentity | undefined;

  constructor() {
    super();
    new HostController(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.code ??= /^#invite=([\w-]+)$/.exec(location.hash)?.[1];
    void this.#start();
  }

  async #start(): Promise<void> {
    this.look = undefined;
    await this.updateComplete;
    this.#identity = createOwnIdentity(this.server, this.community);
    if (this.code && this.community) this.look = await this.#identity.look(this.code);
  }

  /** A whole link or only its code, as somebody pasted it. */
  readonly #handleCode = (event: SubmitEvent): void => {
    event.preventDefault();
    const typed = new FormData(event.target as HTMLFormElement).get('code');
    const code = /(?:^|[#&]invite=)([\w-]+)\s*$/.exec(typeof typed === 'string' ? typed.trim() : '')?.[1];
    this.problem = code ? undefined : { code: 'invalid', field: 'code', message: this.#locale.t('join.askMissing') };
    if (!code) return;
    this.code = code;
    void this.#start();
  };

  readonly #askAgain = (): void => {
    this.look = this.code = this.problem = undefined;
  };

  readonly #handleSubmit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const typed = form.get('name');
    const name = typeof typed === 'string' ? typed.trim() : '';
    this.problem = this.#lack(name, form.has('accepted'));
    if (this.problem || this.isBusy || !this.#identity) return;
    this.isBusy = true;
    const answer = await this.#identity.join({ name, stay: form.has('stay'), ...(this.code && { code: this.code }) });
    this.isBusy = false;
    if (answer.ok) this.dispatchEvent(new JoinedEvent(this.#identity.getToken, answer.result.channelId));
    else this.problem = inWords(this.#locale.current, answer.error);
  };

  #lack(name: string, accepted: boolean): WireError | undefined {
    if (!name) return { code: 'invalid', field: 'name', message: this.#locale.t('join.nameMissing') };
    return accepted ? undefined : { code: 'invalid', field: 'accepted', message: this.#locale.t('join.acceptMissing') };
  }

  override render(): TemplateResult {
    return html`<section class="hearth" part="join" dir=${this.#locale.dir} lang=${this.#locale.tag}>
      ${this.#content()}
    </section>`;
  }

  #content(): TemplateResult {
    const { t } = this.#locale.current;
    if (!this.community) return this.#notice(settings, t('state.misconfigured'), t('state.noCommunity'));
    if (!this.code) return this.#ask();
    if (!this.look) return html`<p role="status" class="empty">${t('join.wait')}</p>`;
    if (this.look.ok) return this.#form(this.look.result);
    const { error } = this.look;
    const { code } = error;
    const other = html`<button class="button" type="button" @click=${this.#askAgain}>${t('join.other')}</button>`;
    if (code === 'not_found' || code === 'invalid')
      return this.#notice(later.link, t('join.ended'), t('join.endedHelp'), other);
    const again = html`<button class="button" type="button" @click=${() => void this.#start()}>
      ${t('action.retry')}
    </button>`;
    if (code === 'forbidden') return this.#notice(later.link, t('join.paused'), t('join.pausedHelp'), again);
    return this.#notice(later.link, t('join.failed'), errorText(this.#locale.current, error), again);
  }

  #notice(
    shape: string,
    title: string,
    help: string,
    action: TemplateResult | typeof nothing = nothing,
  ): TemplateResult {
    return html`<div class="empty" role="alert">
      <span class="arch arch--soft" aria-hidden="true">${icon(shape)}</span>
      <h2 class="strong">${title}</h2>
      <p>${help}</p>
      ${action}
    </div>`;
  }

  /** Somebody who came without an invite's link. */
  #ask(): TemplateResult {
    const { t } = this.#locale.current;
    return html`<header class="top">
        <span class="arch" aria-hidden="true">${icon(later.link)}</span>
        <h2>${t('join.ask')}</h2>
        <p class="quiet" id="code-help">${t('join.askHelp')}</p>
      </header>
      <form novalidate @submit=${this.#handleCode}>
        <div class="field">
          <label for="code">${t('join.code')}</label>
          <input
            class="input"
            id="code"
            name="code"
            dir="ltr"
            autocomplete="off"
            spellcheck="false"
            aria-invalid=${this.problem ? 'true' : 'false'}
            aria-describedby="code-help problem"
          />
        </div>
        ${this.#problemLine()}
        <button class="button button--go wide" type="submit">${t('join.continue')}</button>
      </form>`;
  }

  /** A picture's path is on the server, which is not always the page's. */
  #picture(path: string | null): string | null {
    return path?.startsWith('/') ? this.server + path : path;
  }

  #problemLine(): TemplateResult {
    const { problem } = this;
    return html`<p class="problem" id="problem" role="alert">
      ${problem ? html`${icon(shapes.circleAlert)}${problem.message}` : nothing}
    </p>`;
  }

  #form({ community, invitedBy, memberCount, faces, rules }: InviteLook): TemplateResult {
    const { t } = this.#locale.current;
    const { problem } = this;
    return html`<header class="top">
        <span class="arch" aria-hidden="true"
          >${archLetters(community.name)}${overlay(this.#picture(community.pictureUrl))}</span
        >
        <h2><bdi>${community.name}</bdi></h2>
        <p class="quiet">
          ${t('join.members', { count: memberCount })}${invitedBy ? [' · ', html`<bdi>${t('join.invitedBy', { name: invitedBy })}</bdi>`] : nothing}
        </p>
        <span class="faces"
          >${faces.map((person) => face({ ...person, pictureUrl: null }, { size: 'medium', named: true }))}</span
        >
      </header>
      <form novalidate @submit=${this.#handleSubmit}>
        <div class="field">
          <label for="name">${t('join.name')}</label>
          <input
            class="input"
            id="name"
            name="name"
            dir="auto"
            autocomplete="nickname"
            maxlength="64"
            aria-invalid=${problem?.field === 'name' ? 'true' : 'false'}
            aria-describedby="name-help problem"
          />
          <p class="small quiet" id="name-help">${t('join.nameHelp')}</p>
        </div>
        <label class="choice"
          ><input type="checkbox" name="accepted" aria-describedby="problem" />${t('join.accept')}</label
        >
        ${
          rules
            ? html`<details>
                <summary class="link">${t('join.rules')}</summary>
                <p dir="auto">${rules}</p>
              </details>`
            : nothing
        }
        ${
          this.storage === 'memory'
            ? nothing
            : html`<label class="choice"
                  ><input type="checkbox" name="stay" checked aria-describedby="stay-help" />${t('join.stay')}</label
                >
                <p class="small quiet" id="stay-help">${t('join.stayHelp')}</p>`
        }
        ${this.#problemLine()}
        <button class="button button--go wide" type="submit" aria-disabled=${this.isBusy ? 'true' : 'false'}>
          ${t(this.isBusy ? 'join.joining' : 'join.join')}
        </button>
      </form>`;
  }
}

define('hearth-join', HearthJoin);

declare global {
  interface HTMLElementTagNameMap {
    'hearth-join': HearthJoin;
  }
}
