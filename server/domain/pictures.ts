/**
 * Whose pictures are whose: who may bring one, which community a stored one belongs to, and which nobody shows any more.
 * The files themselves are another's (`server/files/`); a picture counts only once its file is safely stored.
 */
import { PICTURE_PATH } from '../../src/protocol/fields.ts';
import type { Envelope } from '../../src/protocol/errors.ts';
import type { Actor, CommandContext } from './command.ts';
import { Refusal } from './command.ts';
import type { CommunityCache } from './community-cache.ts';
import { openContext } from './context.ts';
import type { Ports } from './ports.ts';
import type { RateLimiter } from './rate.ts';
import { forbidden, invalid } from './refusals.ts';
import type { Reader, Storage } from './storage.ts';

export interface PictureRules {
  /** Whether they may bring a picture now. Ask before anything is read of it. */
  mayUpload(actor: Actor): Promise<Envelope<null>>;
  /** Counts a stored file as a picture of their community. @returns the path that commands take. */
  keep(actor: Actor, name: string): Promise<Envelope<string>>;
  isKept(name: string): Promise<boolean>;
  /** Lets go of pictures uploaded before this Unix millisecond that nobody shows. @returns their files' names. */
  forgetUnused(before: number): Promise<readonly string[]>;
}

/** Whether a picture was uploaded here; others come from the host's token. */
export function isOwnUpload(pictureUrl: string): boolean {
  return pictureUrl.startsWith(PICTURE_PATH);
}

export interface PictureRuleParts {
  readonly storage: Storage;
  readonly cache: CommunityCache;
  readonly rate: RateLimiter;
  readonly ports: Ports;
  answered<T>(where: string, work: () => Promise<T>): Promise<Envelope<T>>;
}

export function createPictureRules({ storage, cache, rate, ports, answered }: PictureRuleParts): PictureRules {
  async function requireActive(reader: Reader, actor: Actor): Promise<void> {
    const { context } = await openContext(reader, actor, ports, cache, ports.now());
    if ((context.viewer.timeoutUntil ?? 0) > context.now)
      throw forbidden('You are in a time-out and can only read for now.');
  }

  return {
    mayUpload: (actor) =>
      answered('mayUpload', async () => {
        const tooFast = rate.take(actor, 'upload');
        if (tooFast) throw new Refusal(tooFast);
        await requireActive(storage, actor);
        return null;
      }),
    keep: (actor, name) =>
      answered('keepPicture', () =>
        storage.transaction(async (tx) => {
          await requireActive(tx, actor);
          await tx.putPicture({ name, communityId: actor.communityId, uploadedAt: ports.now() });
          return `${PICTURE_PATH}${name}`;
        }, actor.communityId),
      ),
    isKept: async (name) => (await storage.picture(name)) !== undefined,
    forgetUnused: (before) =>
      storage.transaction(async (tx) => {
        const names = (await tx.unusedPictures(before)).map(({ name }) => name);
        for (const name of names) await tx.dropPicture(name);
        return names;
      }),
  };
}

/** A community shows its own uploads only; what is shown already may stay. @throws Refusal */
export async function requirePicture(
  { tx, actor }: Pick<CommandContext, 'tx' | 'actor'>,
  wanted: string | null | undefined,
  current: string | null,
): Promise<void> {
  if (wanted === undefined || wanted === null || wanted === current) return;
  const picture = await tx.picture(wanted.slice(PICTURE_PATH.length));
  if (picture?.communityId !== actor.communityId)
    throw invalid('pictureUrl', 'This picture was not uploaded here, or is gone again. Choose it once more.');
}
