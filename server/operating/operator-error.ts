/** A refusal that the operator reads as it stands. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
