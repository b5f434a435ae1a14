/**
 * Files in an S3-compatible store, for servers on several machines. `put` resolves once the store has taken the whole file,
 * and until then nobody finds it. Names are checked before they become part of an address.
 */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { type FileStore, isFileName, requireFileName, type StoredFile } from './file-store.ts';

export interface S3Address {
  readonly bucket: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
  /** Undefined means Amazon's own. */
  readonly endpoint: string | undefined;
}

const FOLDER = 'files/';

export class S3FileStore implements FileStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor({ bucket, region, keyId, secret, endpoint }: S3Address) {
    this.#bucket = bucket;
    this.#client = new S3Client({
      region,
      credentials: { accessKeyId: keyId, secretAccessKey: secret },
      // stores other than Amazon's seldom know a host name a bucket, nor the newer checksums
      ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      maxAttempts: 3,
    });
  }

  async put(name: string, bytes: Uint8Array): Promise<void> {
    const file = { ...this.#address(name), Body: Buffer.from(bytes), ContentType: 'image/webp' };
    await this.#client.send(new PutObjectCommand(file));
  }

  async get(name: string): Promise<Buffer | undefined> {
    if (!isFileName(name)) return undefined;
    try {
      const { Body } = await this.#client.send(new GetObjectCommand(this.#address(name)));
      return Body && Buffer.from(await Body.transformToByteArray());
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand(this.#address(name)));
  }

  async list(): Promise<readonly StoredFile[]> {
    const files: StoredFile[] = [];
    for (let next: string | undefined, more = true; more;) {
      const page = await this.#client.send(
        new ListObjectsV2Command({
          Bucket: this.#bucket,
          Prefix: FOLDER,
          ...(next === undefined ? {} : { ContinuationToken: next }),
        }),
      );
      for (const { Key = '', LastModified } of page.Contents ?? []) {
        const name = Key.slice(FOLDER.length);
        if (isFileName(name)) files.push({ name, storedAt: LastModified?.getTime() ?? 0 });
      }
      next = page.NextContinuationToken;
      more = page.IsTruncated === true && next !== undefined;
    }
    return files;
  }

  /** @throws FileNameRefused */
  #address(name: string): { readonly Bucket: string; readonly Key: string } {
    requireFileName(name);
    return { Bucket: this.#bucket, Key: `${FOLDER}${name}` };
  }
}
