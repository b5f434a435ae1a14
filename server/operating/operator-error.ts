/** What goes wrong, as the operator reads it. */

/** A refusal that the operator reads as it stands. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

const FOLDER = /^(EACCES|EPERM|EROFS|ENOSPC|EDQUOT|ENOTDIR|EIO|SQLITE_(FULL|READONLY|CANTOPEN|IOERR|PERM)\w*)$/;

/** @returns undefined for a fault inside, which only its stack explains. */
export function sentenceFor(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'ConfigError' || error instanceof OperatorError) return error.message;
  if (!('code' in error)) return error.message;
  const { code } = error;
  if (typeof code !== 'string' || !FOLDER.test(code)) return undefined;
  return `The folder cannot be used as it must be: ${error.message}. Check its owner, its rights and the space on its disk.`;
}
