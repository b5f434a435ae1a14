/**
 * Shapes of identifiers. The plain functions about them are in `stream-names.ts`, which needs no validator.
 */
import * as s from './schema.ts';
import { UUID } from './stream-names.ts';

export {
  channelStream,
  communityStream,
  isId,
  meStream,
  parseStream,
  type StreamName,
  type StreamParts,
  uuidV7,
} from './stream-names.ts';

/** Any UUID but the nil and the max one, in lower case. New ones are version 7. */
export const id = s.pipe(s.string(), s.regex(UUID, 'must be a UUID in lower case'));

export const streamName = s.pipe(
  s.string(),
  s.regex(/^(community|channel|me):[0-9a-f-]{36}$/, 'must be the name of a stream'),
);
