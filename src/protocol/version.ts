/** The wire's version, sent in the handshake. It rises when a reader of the old shapes would misunderstand the new ones. */
export const PROTOCOL_VERSION = 1;
