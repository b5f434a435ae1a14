/** Gives some of the demo's people, and the school, a picture: drawn from shapes, kept by the rules as an upload would be. */
import type { DemoCommunity } from '../../demo/content/content.ts';
import { drawings } from '../../demo/content/drawings.ts';
import type { Actor } from '../domain/command.ts';
import type { FileStore } from '../files/file-store.ts';
import { drawPicture } from '../files/picture-image.ts';
import { pictureName } from '../files/pictures.ts';
import type { Seeder } from './seeder.ts';

export interface DemoPictureParts {
  readonly files: FileStore;
  /** The server's secret. */
  readonly key: Uint8Array;
}
interface Parts extends DemoPictureParts {
  readonly seeder: Seeder;
  readonly demo: DemoCommunity;
  readonly communityId: string;
  actor(personKey: string): Actor;
}

export async function seedPictures({ files, key, seeder, demo, communityId, actor }: Parts): Promise<void> {
  for (const [person, drawing] of Object.entries(drawings[demo.slug] ?? {})) {
    const ofAll = person === 'community';
    const who = actor(ofAll ? 'owner' : person);
    const picture = await drawPicture(drawing);
    const name = pictureName(key, communityId, picture);
    await files.put(name, picture);
    const kept = await seeder.domain.pictures.keep(who, name);
    if (!kept.ok) throw new Error(`The demo’s picture of ${person} was refused: ${kept.error.message}`);
    const change = { pictureUrl: kept.result };
    await seeder.run(who, ofAll ? 'community.update' : 'profile.update', change, `picture ${person} ${name}`);
  }
}
