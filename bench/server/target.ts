/** What the load generator needs of a server, whatever it speaks. The texts it sends begin with `#<number>.`. */

export interface Listener {
  /** The messages of one frame that arrived at this member. */
  delivered(numbers: readonly number[]): void;
  acknowledged(number: number): void;
  refused(number: number): void;
}
export interface Member {
  send(number: number, text: string): void;
  close(): void;
}
export interface Running {
  readonly pid: number;
  /** The next member, signed in and in the channel of this number; a `seat` taken before comes back. */
  join(seat: number, channel: number, listener: Listener): Promise<Member>;
  stop(): Promise<void>;
}
export interface Target {
  readonly name: string;
  start(channelCount: number): Promise<Running>;
}

const NUMBER = /#(\d+)\./g;

/** Frames to many are alike byte by byte: each is read once, however many members it comes to. */
export function createNumberReader(): (frame: Buffer) => readonly number[] {
  const recent: { readonly bytes: Buffer; readonly numbers: readonly number[] }[] = [];
  return (frame) => {
    const known = recent.find(({ bytes }) => bytes.length === frame.length && bytes.equals(frame));
    if (known) return known.numbers;
    const numbers = numbersIn(frame.toString('latin1'));
    recent.unshift({ bytes: Buffer.from(frame), numbers });
    if (recent.length > 16) recent.pop();
    return numbers;
  };
}
export function numbersIn(text: string): number[] {
  return [...text.matchAll(NUMBER)].map((match) => Number(match[1]));
}
