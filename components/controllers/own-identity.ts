/** Loaded only for people who came by an invite. */
export { createOwnIdentity } from '../../src/index.ts';
