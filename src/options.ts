/** What `createClient` takes. Times in milliseconds. */
import type { Cache } from './cache/cache.ts';
import type { PageHints } from './net/page-hints.ts';
import type { Transport } from './net/transport.ts';
import type { UploadPicture } from './net/uploads.ts';
import type { Tabs } from './sync/tabs.ts';
import type { Clock, Random } from './util/clock.ts';
import type { Logger } from './util/logger.ts';

/** Why a token is asked for. */
export type TokenReason = 'start' | 'renew' | 'refused';
/** Asks the host's back end for a signed token. `null` means nobody is signed in. */
export type GetToken = (reason: TokenReason) => Promise<string | null>;

export interface ClientOptions {
  /** The Hearth server's address, such as `https://talk.example.org`. */
  readonly server: string;
  /** The community's slug or id. */
  readonly community: string;
  /** Without it the client waits, signed out, for `identify`. */
  readonly getToken?: GetToken;
  /** `memory` keeps nothing on this device. Default: IndexedDB where there is one. */
  readonly storage?: 'device' | 'memory';
  /** Parts to replace, for tests and other platforms. */
  readonly parts?: Partial<ClientParts>;
}

export interface ClientParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly transport: Transport;
  readonly hints: PageHints;
  readonly uploadPicture: UploadPicture;
  /** @param name unique to server, community and person. */
  readonly openCache: (name: string) => Cache;
  readonly openTabs: (name: string) => Tabs;
}
