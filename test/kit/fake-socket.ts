/** The server's end of a fake line, as far as the realtime rooms of the server use a socket. */
export class FakeSocket {
  readonly id: string;
  readonly data: { connection?: unknown } = {};
  readonly conn = { writeBuffer: [], transport: {} };
  connected = true;
  /** Called once when the line is gone. */
  onEnd: () => void = () => undefined;
  readonly #rooms: Map<string, Set<FakeSocket>>;
  readonly #line: { say(event: string, payload: unknown): void; end(): void };

  constructor(
    id: string,
    rooms: Map<string, Set<FakeSocket>>,
    line: { say(event: string, payload: unknown): void; end(): void },
  ) {
    this.id = id;
    this.#rooms = rooms;
    this.#line = line;
  }

  get volatile(): this {
    return this;
  }
  get rooms(): ReadonlySet<string> {
    return new Set([...this.#rooms].filter(([, sockets]) => sockets.has(this)).map(([room]) => room));
  }

  emit(event: string, payload: unknown): boolean {
    if (this.connected) this.#line.say(event, payload);
    return true;
  }
  join(room: string): void {
    if (!this.connected) return;
    this.#rooms.set(room, (this.#rooms.get(room) ?? new Set()).add(this));
  }
  leave(room: string): void {
    this.#rooms.get(room)?.delete(this);
  }
  /** The server lets go: what was said before still arrives. */
  disconnect(): void {
    if (!this.connected) return;
    this.#leaveAll();
    this.#line.end();
  }
  /** The line died; nobody hears of it here but the server. */
  die(): void {
    if (this.connected) this.#leaveAll();
  }

  #leaveAll(): void {
    this.connected = false;
    for (const sockets of this.#rooms.values()) sockets.delete(this);
    this.onEnd();
  }
}
