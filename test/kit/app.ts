/** A real app in this process, on a free port, with a community of its own and a host's key: what server tests start. */
import { randomBytes, randomUUID } from 'node:crypto';
import { type App, type AppParts, createApp } from '../../server/app.ts';
import { IDENTITY_KEYS, type IdentityKey } from '../../server/auth/identity-keys.ts';
import { ORIGINS } from '../../server/auth/trust.ts';
import { type Config, readConfig } from '../../server/config.ts';
import type { MadeCommunity } from '../../server/domain/communities.ts';
import type { Storage } from '../../server/domain/storage.ts';
import { MemoryStorage } from '../../server/storage/memory-storage.ts';
import type { Template } from '../../src/protocol/community.ts';
import { uuidV7 } from '../../src/protocol/ids.ts';
import { build } from './tokens.ts';

export const ISSUER = 'https://host.example';
export const SECRET = 'a secret of the host that is long enough';
export const KEY_ID = 'host-key';

export interface TestCommunity extends MadeCommunity {
  readonly slug: string;
  readonly key: IdentityKey;
  /** A text channel that everybody may read and write. */
  readonly general: string;
}
export interface TestApp extends App {
  readonly storage: Storage;
  readonly community: TestCommunity;
  /** Everything the app complained about. */
  readonly complaints: readonly { readonly code: string; readonly detail: unknown }[];
  addCommunity(
    slug: string,
    options?: { readonly template?: Template; readonly origins?: readonly string[] },
  ): Promise<TestCommunity>;
  /** A host's token. @param sub who; the owner is `owner`. */
  token(sub: string, claims?: Readonly<Record<string, unknown>>, community?: TestCommunity): Promise<string>;
}

export const newId = (): string => uuidV7(Date.now(), (bytes) => void bytes.set(randomBytes(16)));

export function testConfig(environment: Readonly<Record<string, string>> = {}): Config {
  return readConfig({ PORT: '0', HEARTH_HOST: '127.0.0.1', HEARTH_LOG: 'silent', ...environment });
}

export function signToken(sub: string, claims: Readonly<Record<string, unknown>>, key: IdentityKey): string {
  return build({ key, privateKey: key.secret ?? '' }, sub, { claims: { name: `Person ${sub}`, ...claims } });
}

export async function startApp(options: Partial<AppParts> = {}): Promise<TestApp> {
  const complaints: { code: string; detail: unknown }[] = [];
  const storage = options.storage ?? new MemoryStorage();
  const app = await createApp({
    config: testConfig(),
    inviteKey: randomBytes(32),
    rates: 'unlimited',
    warn: (code, detail) => void complaints.push({ code, detail }),
    ...options,
    storage,
  });

  async function addCommunity(
    slug: string,
    { template = 'school', origins = [] }: { template?: Template; origins?: readonly string[] } = {},
  ): Promise<TestCommunity> {
    const made = await app.domain.createCommunity({
      slug,
      name: `Community ${slug}`,
      template,
      ownerName: 'The owner',
      ownerSubject: `host:${ISSUER}:owner`,
    });
    if (!made.ok) throw new Error(made.error.message);
    const key: IdentityKey = {
      kid: KEY_ID,
      iss: ISSUER,
      aud: `hearth:${slug}`,
      algorithm: 'HS256',
      secret: `${SECRET} ${slug}`,
    };
    await storage.transaction(async (tx) => {
      await tx.putSetting(made.result.communityId, IDENTITY_KEYS, [key]);
      await tx.putSetting(made.result.communityId, ORIGINS, origins);
    });
    app.trust.forget();
    const { channelIds } = made.result;
    return { ...made.result, slug, key, general: channelIds['general'] ?? channelIds['lost-and-found'] ?? '' };
  }

  const community = await addCommunity(`test-${randomUUID().slice(0, 8)}`, { origins: ['https://host.example'] });
  return {
    ...app,
    storage,
    community,
    complaints,
    addCommunity,
    token: (sub, claims = {}, { key } = community) => Promise.resolve(signToken(sub, claims, key)),
  };
}
