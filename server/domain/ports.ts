/** What the rules need from outside: time, chance, hashes, who is here, and a place for complaints. Tests hand in their own. */
export interface Ports {
  /** Unix milliseconds. */
  now(): number;
  /** A new version 7 UUID in lower case. */
  randomId(): string;
  /** A stable fingerprint of a text, such as SHA-256 in hex. */
  digest(text: string): string;
  /**
   * The secret code of an invite, made from its id with a key that the store does not hold: at least 128 bits, safe in an
   * address. The same id always gives the same code, so a repeated `invite.create` can answer it again.
   */
  inviteCode(inviteId: string): string;
  /** What is stored of a code. */
  hashCode(code: string): string;
  /** Ids of the members of a community who are here now and let others see it. */
  present(communityId: string): readonly string[];
  /** Something that should not happen did. Never called with message text or secrets. */
  reportError(where: string, error: unknown): void;
}
