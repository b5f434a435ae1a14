/** Makes or changes a channel: name, purpose, guidelines, kind, category, and who can see it. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChannelRow, HearthClient, RoleRow, WireError } from '../../src/index.ts';
import { type DialogHandle, openDialog, problem } from '../dialog/dialog.ts';
import '../locales/en-menus.ts';
import { inWords } from '../locales/error-text.ts';
import type { Locale } from '../locales/locale.ts';

export interface ChannelDialogOptions {
  readonly root: ShadowRoot;
  readonly client: HearthClient;
  readonly locale: Locale;
  /** The channel to change; without it, a new one is made. */
  readonly channel?: ChannelRow;
  readonly categoryId?: string | null;
  readonly onCreated?: (channelId: string) => void;
}

interface Fields {
  name: string;
  topic: string;
  guidelines: string;
  type: 'text' | 'announcement';
  categoryId: string | null;
  isPrivate: boolean;
  roleIds: string[];
}

export function openChannelDialog(options: ChannelDialogOptions): void {
  const { root, client, locale, channel } = options;
  const fields: Fields = {
    name: channel?.name ?? '',
    topic: channel?.topic ?? '',
    guidelines: channel?.guidelines ?? '',
    type: channel?.type ?? 'text',
    categoryId: channel ? channel.categoryId : (options.categoryId ?? null),
    isPrivate: false,
    roleIds: [],
  };
  let error: WireError | undefined;
  let isBusy = false;

  async function save(handle: DialogHandle): Promise<void> {
    if (isBusy) return;
    error = fields.name.trim()
      ? undefined
      : { code: 'invalid', field: 'name', message: locale.t('channel.nameMissing') };
    isBusy = !error;
    handle.refresh();
    if (error) return;
    const answer = await (channel ? change(client, channel, fields) : create(client, fields));
    isBusy = false;
    error = answer.ok ? undefined : inWords(locale, answer.error);
    if (!answer.ok) return handle.refresh();
    handle.close();
    if ('channelId' in answer.result) options.onCreated?.(answer.result.channelId);
  }

  openDialog({
    root,
    locale,
    title: locale.t(channel ? 'channel.edit' : 'community.newChannel'),
    content: (handle) =>
      form({
        fields,
        locale,
        client,
        channel,
        error,
        isBusy,
        refresh: () => handle.refresh(),
        save: () => void save(handle),
        cancel: () => handle.close(),
      }),
  });
}

type Answer =
  | { readonly ok: true; readonly result: { readonly rev: number } | { readonly channelId: string } }
  | { readonly ok: false; readonly error: WireError };

function create(
  client: HearthClient,
  { name, topic, guidelines, type, categoryId, isPrivate, roleIds }: Fields,
): Promise<Answer> {
  return client.command('channel.create', {
    name,
    topic,
    guidelines,
    channelType: type,
    categoryId,
    private: isPrivate,
    ...(isPrivate && { roleIds }),
  });
}

async function change(
  client: HearthClient,
  channel: ChannelRow,
  { name, topic, guidelines, type, categoryId }: Fields,
): Promise<Answer> {
  const updated = await client.command('channel.update', {
    channelId: channel.id,
    name,
    topic,
    guidelines,
    channelType: type,
  });
  if (!updated.ok || categoryId === channel.categoryId) return updated;
  return client.command('channel.move', { channelId: channel.id, categoryId });
}

interface FormView {
  readonly fields: Fields;
  readonly locale: Locale;
  readonly client: HearthClient;
  readonly channel: ChannelRow | undefined;
  readonly error: WireError | undefined;
  readonly isBusy: boolean;
  readonly refresh: () => void;
  readonly save: () => void;
  readonly cancel: () => void;
}

function textField(
  view: FormView,
  key: 'name' | 'topic' | 'guidelines',
  label: string,
  help: string,
  rows: number,
): TemplateResult {
  const { fields, error } = view;
  const isWrong = error?.field === key;
  const handleInput = (event: Event): void => {
    fields[key] = (event.target as HTMLInputElement).value;
  };
  const described = `${key}-help${isWrong ? ` ${key}-problem` : ''}`;
  return html`<div class="field">
    <label for=${key}>${label}</label>
    ${
      rows > 1
        ? html`<textarea
            class="input"
            id=${key}
            rows=${rows}
            dir="auto"
            aria-describedby=${described}
            .value=${fields[key]}
            @input=${handleInput}
          ></textarea>`
        : html`<input
            class="input"
            id=${key}
            dir="auto"
            autocomplete="off"
            maxlength=${key === 'name' ? 80 : 1024}
            aria-invalid=${isWrong ? 'true' : nothing}
            aria-describedby=${described}
            .value=${fields[key]}
            @input=${handleInput}
          />`
    }
    <p class="small quiet" id=${`${key}-help`}>${help}</p>
    ${isWrong ? problem(`${key}-problem`, error.message) : nothing}
  </div>`;
}

function form(view: FormView): TemplateResult {
  const { fields, locale, client, channel, error } = view;
  const { t } = locale;
  const submit = (event: Event): void => {
    event.preventDefault();
    view.save();
  };
  const groups = client.community.groups.get();
  const categories = groups.flatMap((group) => (group.category ? [group.category] : []));
  return html`<form class="dialog-body" novalidate @submit=${submit}>
    ${textField(view, 'name', t('channel.name'), t('channel.nameHelp'), 1)}
    ${textField(view, 'topic', t('channel.topic'), t('channel.topicHelp'), 1)}
    ${textField(view, 'guidelines', t('channel.guidelines'), t('channel.guidelinesHelp'), 3)}
    <div class="field">
      <label for="type">${t('channel.type')}</label>
      <select
        class="input"
        id="type"
        @change=${(event: Event) => (fields.type = (event.target as HTMLSelectElement).value as Fields['type'])}
      >
        ${(['text', 'announcement'] as const).map((type) => html`<option value=${type} ?selected=${fields.type === type}>${t(`channel.type.${type}`)}</option>`)}
      </select>
    </div>
    <div class="field">
      <label for="category">${t('channel.category')}</label>
      <select
        class="input"
        id="category"
        @change=${(event: Event) => (fields.categoryId = (event.target as HTMLSelectElement).value || null)}
      >
        <option value="" ?selected=${fields.categoryId === null}>${t('channel.noCategory')}</option>
        ${categories.map((category) => html`<option value=${category.id} ?selected=${fields.categoryId === category.id}>${category.name}</option>`)}
      </select>
    </div>
    ${channel ? nothing : privacy(view)}
    ${error && error.field !== 'name' ? problem('form-problem', error.message) : nothing}
    <footer class="dialog-foot">
      <button class="button button--quiet" type="button" @click=${view.cancel}>${t('action.cancel')}</button>
      <button class="button button--go" type="submit" aria-disabled=${view.isBusy ? 'true' : 'false'}>
        ${t(channel ? 'channel.save' : 'channel.create')}
      </button>
    </footer>
  </form>`;
}

function privacy(view: FormView): TemplateResult {
  const { fields, locale, client } = view;
  const toggle = (event: Event): void => {
    fields.isPrivate = (event.target as HTMLInputElement).checked;
    view.refresh();
  };
  const choose = (role: RoleRow, event: Event): void => {
    const { checked } = event.target as HTMLInputElement;
    fields.roleIds = checked ? [...fields.roleIds, role.id] : fields.roleIds.filter((id) => id !== role.id);
  };
  const roles = client.community.roles.get().filter((role) => !role.everyone);
  return html`<label class="choice"
      ><input
        type="checkbox"
        .checked=${fields.isPrivate}
        @change=${toggle}
      />${locale.t('channel.privateLabel')}</label
    >
    ${
      fields.isPrivate
        ? html`<fieldset class="field">
            <legend class="label">${locale.t('channel.whoSees')}</legend>
            ${roles.map((role) => html`<label class="choice"><input type="checkbox" .checked=${fields.roleIds.includes(role.id)} @change=${(event: Event) => choose(role, event)} /><bdi>${role.name}</bdi></label>`)}
          </fieldset>`
        : nothing
    }`;
}
