/**
 * What an operator can do beside starting the server. Each answers the lines to print; a refusal is an `OperatorError`
 * with a sentence. Runs inside the server when one is running, else in the command's own process.
 */
import { randomBytes } from 'node:crypto';
import { foldText } from '../../src/model/fold-text.ts';
import { type CommunityRow, type Template, TEMPLATES } from '../../src/protocol/community.ts';
import { communityStream } from '../../src/protocol/ids.ts';
import {
  ALGORITHMS,
  type Algorithm,
  IDENTITY_KEYS,
  type IdentityKey,
  importKey,
  KeyRefused,
} from '../auth/identity-keys.ts';
import { formatOriginPattern, parseOriginPattern } from '../auth/origins.ts';
import { OWN_KEY_ID } from '../auth/own-tokens.ts';
import { ORIGINS } from '../auth/trust.ts';
import { readClaimMapping } from '../domain/claims.ts';
import type { Domain } from '../domain/domain.ts';
import type { Storage } from '../domain/storage.ts';
import type { FileStore } from '../files/file-store.ts';
import type { CommandName, Invocation } from './command-line.ts';
import { copyInviteKey, copyPictures } from './data-folder.ts';
import { OperatorError } from './operator-error.ts';

export interface OperatorParts {
  readonly storage: Storage;
  readonly domain: Domain;
  readonly dataFolder: string;
  readonly files: FileStore;
  /** Where people reach the server. */
  readonly url: string;
  /** Makes changed keys and origins count at once. */
  refresh(): void;
}

type Values = Invocation['values'];
type Operation = (parts: OperatorParts, values: Values) => Promise<readonly string[]>;

function value(values: Values, name: string): string | undefined {
  const found = values[name];
  return typeof found === 'string' && found !== '' ? found : undefined;
}
function needed(values: Values, name: string): string {
  const found = value(values, name);
  if (found === undefined) throw new OperatorError(`Say --${name}.`);
  return found;
}

async function communityOf({ storage }: OperatorParts, values: Values): Promise<CommunityRow> {
  const slug = value(values, 'community');
  const all = await storage.communities();
  const known =
    all.length > 0 ? `There are: ${all.map((row) => row.slug).join(', ')}.` : 'Make one with “community create”.';
  const only = slug === undefined && all.length === 1 ? all[0] : undefined;
  const found = only ?? all.find((row) => row.slug === slug);
  if (found) return found;
  throw new OperatorError(
    slug === undefined ? `Say which one: --community <slug>. ${known}` : `There is no community “${slug}”. ${known}`,
  );
}

export async function ownerLink(
  { domain, url }: Pick<OperatorParts, 'domain' | 'url'>,
  community: CommunityRow,
): Promise<string> {
  if (community.ownerId === null) throw new OperatorError('This community has no owner.');
  const code = await domain.joining.createSignInCode(community.id, community.ownerId);
  if (!code.ok) throw new OperatorError(code.error.message);
  return `${url}/community/${community.slug}#signin=${code.result}`;
}

const createCommunity: Operation = async (parts, values) => {
  const template = value(values, 'template') ?? 'empty';
  if (!TEMPLATES.includes(template as Template))
    throw new OperatorError(`--template is one of ${TEMPLATES.join(', ')}.`);
  const wanted = {
    slug: needed(values, 'slug'),
    name: needed(values, 'name'),
    template: template as Template,
    ownerName: value(values, 'owner'),
  };
  const made = await parts.domain.createCommunity(wanted);
  if (!made.ok) throw new OperatorError(made.error.message);
  const row = await parts.storage.community(wanted.slug);
  if (!row) throw new OperatorError('The community was made and is gone again.');
  return [
    `“${row.name}” is there: ${parts.url}/community/${row.slug}`,
    `The owner signs in, once and within seven days, by: ${await ownerLink(parts, row)}`,
    'To put it into a page: <script src="' +
      parts.url +
      '/hearth.js" data-community="' +
      row.slug +
      '" async></script>',
    `Next, let that page in: origin add --community ${row.slug} https://www.example.org`,
  ];
};

async function readKeys({ storage }: OperatorParts, communityId: string): Promise<readonly IdentityKey[]> {
  return ((await storage.setting(communityId, IDENTITY_KEYS)) as readonly IdentityKey[] | undefined) ?? [];
}

function describeKey({ kid, algorithm, iss, aud, jwksUrl }: IdentityKey): string {
  return `${kid ?? '(by JWKS)'}  ${algorithm}  issuer ${iss}  audience ${aud}${jwksUrl ? `  ${jwksUrl}` : ''}`;
}

const addKey: Operation = async (parts, values) => {
  const community = await communityOf(parts, values);
  const algorithm = value(values, 'algorithm') ?? 'HS256';
  if (!ALGORITHMS.includes(algorithm as Algorithm))
    throw new OperatorError(`--algorithm is one of ${ALGORITHMS.join(', ')}.`);
  const [publicKeyPem, jwksUrl] = [value(values, 'public-key'), value(values, 'jwks')];
  const kid = value(values, 'key-id') ?? (jwksUrl ? undefined : `host-${randomBytes(4).toString('hex')}`);
  if (kid === OWN_KEY_ID) throw new OperatorError(`The key id “${OWN_KEY_ID}” is the server’s own. Choose another.`);
  const secret = algorithm === 'HS256' ? randomBytes(32).toString('base64url') : undefined;
  const key: IdentityKey = {
    ...(kid === undefined ? {} : { kid }),
    iss: needed(values, 'issuer'),
    aud: value(values, 'audience') ?? `hearth:${community.slug}`,
    algorithm: algorithm as Algorithm,
    ...(secret ? { secret } : {}),
    ...(publicKeyPem ? { publicKeyPem } : {}),
    ...(jwksUrl ? { jwksUrl } : {}),
  };
  await importKey(key);
  const keys = await readKeys(parts, community.id);
  if (kid !== undefined && keys.some((other) => other.kid === kid))
    throw new OperatorError(`There is a key “${kid}” already. Remove it first, or choose another --key-id.`);
  await parts.storage.transaction((tx) => tx.putSetting(community.id, IDENTITY_KEYS, [...keys, key]));
  parts.refresh();
  const lines = [
    `Tokens of ${key.iss} are trusted in “${community.name}”, with the audience ${key.aud} and signed by ${algorithm}.`,
  ];
  if (kid !== undefined) lines.push(`HEARTH_KEY_ID=${kid}`);
  if (secret)
    lines.push(
      `HEARTH_SECRET=${secret}`,
      'Keep the secret in your website’s back end, never in a page. It is not shown again.',
    );
  return lines;
};

const listKeys: Operation = async (parts, values) => {
  const keys = await readKeys(parts, (await communityOf(parts, values)).id);
  return keys.length > 0 ? keys.map(describeKey) : ['No keys yet.'];
};

const removeKey: Operation = async (parts, values) => {
  const community = await communityOf(parts, values);
  const kid = needed(values, 'key-id');
  const keys = await readKeys(parts, community.id);
  if (!keys.some((key) => key.kid === kid)) throw new OperatorError(`There is no key “${kid}” in “${community.name}”.`);
  await parts.storage.transaction((tx) =>
    tx.putSetting(
      community.id,
      IDENTITY_KEYS,
      keys.filter((key) => key.kid !== kid),
    ),
  );
  parts.refresh();
  return [`Tokens signed by “${kid}” are no longer trusted. Who is connected stays until their token ends.`];
};

async function changeOrigins(
  parts: OperatorParts,
  values: Values,
  change: (origins: readonly string[], origin: string) => readonly string[],
): Promise<readonly string[]> {
  const community = await communityOf(parts, values);
  const pattern = parseOriginPattern(needed(values, 'origin'));
  if (!pattern)
    throw new OperatorError(
      'An origin is scheme, host and port only, such as https://www.example.org or https://*.example.org.',
    );
  const present = ((await parts.storage.setting(community.id, ORIGINS)) as readonly string[] | undefined) ?? [];
  const next = change(present, formatOriginPattern(pattern));
  await parts.storage.transaction((tx) => tx.putSetting(community.id, ORIGINS, next));
  parts.refresh();
  return [
    `Pages that may embed “${community.name}”: ${next.length > 0 ? next.join(', ') : 'none but this server’s own'}.`,
  ];
}

const listOrigins: Operation = async (parts, values) => {
  const community = await communityOf(parts, values);
  const origins = ((await parts.storage.setting(community.id, ORIGINS)) as readonly string[] | undefined) ?? [];
  return origins.length > 0 ? origins : ['None but this server’s own.'];
};

const claimRole: Operation = async (parts, values) => {
  const { storage, domain } = parts;
  const community = await communityOf(parts, values);
  const [claim, roleName] = [needed(values, 'claim'), needed(values, 'role-name')];
  const roles = (await storage.rows(communityStream(community.id), 'role')).filter(({ everyone }) => !everyone);
  const role = roles.find(({ name }) => foldText(name) === foldText(roleName));
  if (!role)
    throw new OperatorError(`There is no role “${roleName}”. There are: ${roles.map(({ name }) => name).join(', ')}.`);
  const mapping = await readClaimMapping(storage, community.id);
  const table = values['group'] === true ? 'groups' : 'roles';
  const saved = await domain.setClaimMapping(community.id, {
    ...mapping,
    [table]: { ...mapping[table], [claim]: role.id },
  });
  if (!saved.ok) throw new OperatorError(saved.error.message);
  parts.refresh();
  return [`Whom a token gives “${claim}” in “${table}” becomes ${role.name}.`];
};

const backup: Operation = async ({ storage, dataFolder, files }, values) => {
  const folder = needed(values, 'folder');
  if (!storage.backup) throw new OperatorError('This store cannot be copied while it runs.');
  await storage.backup(folder);
  copyInviteKey(dataFolder, folder);
  await copyPictures(files, folder);
  return [
    `A backup is in ${folder}. It holds everybody’s messages and pictures and the server’s keys: keep it as safe as the server.`,
  ];
};

const eraseMessage: Operation = async (parts, values) => {
  const { id } = await communityOf(parts, values);
  const erased = await parts.domain.erasure.message(id, needed(values, 'message-id'));
  if (!erased.ok) throw new OperatorError(erased.error.message);
  return ['Nothing is left of it here. Backups made before still hold it.'];
};

const eraseMember: Operation = async (parts, values) => {
  const { id } = await communityOf(parts, values);
  const erased = await parts.domain.erasure.member(id, needed(values, 'member-id'));
  if (!erased.ok) throw new OperatorError(erased.error.message);
  const { messageCount, pictureNames } = erased.result;
  for (const name of pictureNames) await parts.files.remove(name);
  return [
    `Nothing is left of them or of their ${String(messageCount)} messages here. Backups made before still hold them, and the log of what moderators did keeps its lines.`,
  ];
};

const OPERATIONS: Readonly<Partial<Record<CommandName, Operation>>> = {
  backup,
  communityCreate: createCommunity,
  communityList: async ({ storage, url }) => {
    const rows = await storage.communities();
    return rows.length > 0
      ? rows.map(({ slug, name }) => `${slug}  ${name}  ${url}/community/${slug}`)
      : ['No communities yet.'];
  },
  ownerLink: async (parts, values) => [await ownerLink(parts, await communityOf(parts, values))],
  eraseMessage,
  eraseMember,
  keyAdd: addKey,
  keyList: listKeys,
  keyRemove: removeKey,
  originAdd: (parts, values) => changeOrigins(parts, values, (origins, origin) => [...new Set([...origins, origin])]),
  originRemove: (parts, values) =>
    changeOrigins(parts, values, (origins, origin) => origins.filter((other) => other !== origin)),
  originList: listOrigins,
  roleClaim: claimRole,
};

/** @throws OperatorError */
export async function operate(parts: OperatorParts, { command, values }: Invocation): Promise<readonly string[]> {
  const operation = Object.hasOwn(OPERATIONS, command) ? OPERATIONS[command] : undefined;
  if (!operation) throw new OperatorError(`“${command}” is not done this way.`);
  try {
    return await operation(parts, values);
  } catch (error) {
    if (error instanceof KeyRefused) throw new OperatorError(error.message);
    throw error;
  }
}
