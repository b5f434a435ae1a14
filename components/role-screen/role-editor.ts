/** One role to look at and change: name, colour, how it shows, what it allows. A leaf; the screen keeps what was changed. */
import { html, nothing, type TemplateResult } from 'lit';
import { LIMITS, type Permission, type PermissionSet, type RoleRow, type WireError } from '../../src/index.ts';
import { problem } from '../dialog/dialog.ts';
import { icon } from '../icons/icon.ts';
import { eye } from '../icons/later-shapes.ts';
import { chevronLeft } from '../icons/shapes.ts';
import { trash2 } from '../icons/menu-shapes.ts';
import type { Locale } from '../locales/locale.ts';
import { PERMISSION_GROUPS } from './permission-groups.ts';

export type RoleFields = Pick<RoleRow, 'name' | 'color' | 'permissions' | 'trusted' | 'badge' | 'mentionable'>;

export interface RoleEditorView {
  readonly role: RoleRow;
  readonly fields: RoleFields;
  /** Below one's own, so it can be changed. */
  readonly isMine: boolean;
  /** What I may do myself: the only rights I can give or take. */
  readonly own: PermissionSet;
  readonly isDirty: boolean;
  readonly error: WireError | undefined;
  readonly locale: Locale;
  change(change: Partial<RoleFields>): void;
  save(): void;
  undo(): void;
  remove(): void;
  viewAs(): void;
  back(): void;
}

const FIRST_COLOR = '#0b6076';

function tick(
  label: string,
  help: string,
  options: {
    readonly id: string;
    readonly on: boolean;
    readonly isFixed: boolean;
    readonly hint?: string;
    take(on: boolean): void;
  },
): TemplateResult {
  return html`<label class="choice" title=${options.hint ?? nothing}
    ><input
      type="checkbox"
      aria-describedby="help-${options.id}"
      .checked=${options.on}
      ?disabled=${options.isFixed}
      @change=${(event: Event) => options.take((event.target as HTMLInputElement).checked)}
    /><span
      >${label}<br /><span class="small quiet" id="help-${options.id}"
        >${help}${options.hint ? ` ${options.hint}` : ''}</span
      ></span
    ></label
  >`;
}

function rights(view: RoleEditorView): TemplateResult[] {
  const { fields, isMine, own, locale, change } = view;
  const { t } = locale;
  const take = (permission: Permission) => (on: boolean) =>
    change({
      permissions: on ? [...fields.permissions, permission] : fields.permissions.filter((one) => one !== permission),
    });
  return PERMISSION_GROUPS.map(
    ({ name, permissions }) =>
      html`<fieldset class="rights">
        <legend>${t(`roles.group.${name}`)}</legend>
        ${permissions.map((permission) =>
          tick(t(`may.${permission}`), t(`may.${permission}.help`), {
            id: permission,
            on: fields.permissions.includes(permission),
            isFixed: !isMine || !own.has(permission),
            ...(isMine && !own.has(permission) && { hint: t('roles.notYours') }),
            take: take(permission),
          }),
        )}
      </fieldset>`,
  );
}

function looks({ role, fields, isMine, locale, change }: RoleEditorView): TemplateResult {
  const { t } = locale;
  const base = { isFixed: !isMine };
  return html`<div class="two">
      <div class="field">
        <label for="role-color">${t('roles.color')}</label>
        <div class="line">
          <input
            type="color"
            id="role-color"
            .value=${fields.color ?? FIRST_COLOR}
            ?disabled=${!isMine || fields.color === null}
            @input=${(event: Event) => change({ color: (event.target as HTMLInputElement).value })}
          />
          <label class="choice"
            ><input
              type="checkbox"
              .checked=${fields.color === null}
              ?disabled=${!isMine}
              @change=${(event: Event) => change({ color: (event.target as HTMLInputElement).checked ? null : FIRST_COLOR })}
            />${t('roles.noColor')}</label
          >
        </div>
      </div>
    </div>
    ${
      role.everyone
        ? nothing
        : html`<div class="rights">
            ${tick(t('roles.badge'), t('roles.badgeHelp'), { ...base, id: 'badge', on: fields.badge, take: (badge) => change({ badge }) })}
            ${tick(t('roles.trusted'), t('roles.trustedHelp'), { ...base, id: 'trusted', on: fields.trusted, take: (trusted) => change({ trusted }) })}
            ${tick(t('roles.mentionable'), t('roles.mentionableHelp'), { ...base, id: 'mentionable', on: fields.mentionable, take: (mentionable) => change({ mentionable }) })}
          </div>`
    }`;
}

export function roleEditor(view: RoleEditorView): TemplateResult {
  const { role, fields, isMine, isDirty, error, locale } = view;
  const { t } = locale;
  const isWrong = error !== undefined && (error.field ?? 'name') === 'name';
  return html`<form
    class="detail"
    aria-label=${role.name}
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      view.save();
    }}
  >
    <button class="button button--quiet only-narrow" type="button" @click=${() => view.back()}>
      ${icon(chevronLeft, true)}${t('roles.back')}
    </button>
    ${isMine ? nothing : html`<p class="strip strip--plain">${t('roles.above')}</p>`}
    <div class="field">
      <label for="role-name">${t('roles.name')}</label>
      <input
        class="input"
        id="role-name"
        dir="auto"
        autocomplete="off"
        maxlength=${LIMITS.name}
        .value=${fields.name}
        ?disabled=${!isMine}
        aria-invalid=${isWrong ? 'true' : 'false'}
        aria-describedby=${isWrong ? 'role-problem' : nothing}
        @input=${(event: Event) => view.change({ name: (event.target as HTMLInputElement).value })}
      />
    </div>
    ${looks(view)}
    <h3 class="strong">${t('roles.may')}</h3>
    ${role.everyone ? html`<p class="small quiet">${t('roles.everyoneHelp')}</p>` : nothing}${rights(view)}
    <div class="acts">
      <button class="button" type="button" @click=${() => view.viewAs()}>${icon(eye)}${t('roles.viewAs')}</button>
      ${
        isMine && !role.everyone
          ? html`<button class="button button--stop" type="button" @click=${() => view.remove()}>
              ${icon(trash2)}${t('roles.delete')}
            </button>`
          : nothing
      }
    </div>
    ${
      isMine
        ? html`<footer class="foot">
            <span class="start">${problem('role-problem', error?.message)}</span>
            ${isDirty ? html`<button class="button button--quiet" type="button" @click=${() => view.undo()}>${t('action.undo')}</button>` : nothing}
            <button class="button button--go" type="submit" aria-disabled=${isDirty ? 'false' : 'true'}>
              ${t('action.save')}
            </button>
          </footer>`
        : nothing
    }
  </form>`;
}
