/** The back end that the sample pages pretend to have: its issuer, its key in each community, the people it knows. */
import { randomBytes } from 'node:crypto';
import { IDENTITY_KEYS, type IdentityKey } from '../auth/identity-keys.ts';
import type { Storage } from '../domain/storage.ts';

export const DEMO_ISSUER = 'https://demo.hearth.example';
export const DEMO_KEY_ID = 'demo';
/** Set once a community's seeding is complete. */
export const SEEDED = 'seeded';

export const demoSubject = (personKey: string): string => `host:${DEMO_ISSUER}:${personKey}`;

/** Makes the key where there is none yet, beside any other keys. */
export async function ensureDemoKey(storage: Storage, communityId: string, slug: string): Promise<IdentityKey> {
  return storage.transaction(async (tx) => {
    const present = ((await tx.setting(communityId, IDENTITY_KEYS)) as readonly IdentityKey[] | undefined) ?? [];
    const known = present.find(({ kid }) => kid === DEMO_KEY_ID);
    if (known) return known;
    const key: IdentityKey = {
      kid: DEMO_KEY_ID,
      iss: DEMO_ISSUER,
      aud: `hearth:${slug}`,
      algorithm: 'HS256',
      secret: randomBytes(48).toString('base64url'),
    };
    await tx.putSetting(communityId, IDENTITY_KEYS, [...present, key]);
    return key;
  });
}
