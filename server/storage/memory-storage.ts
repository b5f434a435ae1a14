/**
 * The storage port in memory, for tests and the simulation: it keeps every promise of the port but lasting. Nothing in it
 * asks the clock, chance or a timer, so a history runs the same way twice. `crash` and `failNext` are for those tests.
 */
import { type Storage, type Transaction, StorageUnavailable } from '../domain/storage.ts';
import { Layer } from './memory-layer.ts';
import { MemoryReader } from './memory-reader.ts';
import { MemoryTransaction } from './memory-transaction.ts';

interface Waiting {
  /** Runs the unit on a layer of its own above `below`, and gives what tells its caller. */
  run(below: Layer): Promise<() => void>;
  reject(error: unknown): void;
}

export class MemoryStorage extends MemoryReader implements Storage {
  readonly epoch: string;
  #waiting: Waiting[] = [];
  /** The units of the batch under way; a crash takes them along. */
  #running: readonly Waiting[] = [];
  /** Stands for the loop that commits; a crash abandons it, whatever it still awaits. */
  #loop: object | undefined;
  #failure: Error | undefined;
  #closed = false;
  #whenIdle: (() => void)[] = [];

  constructor(options: { readonly epoch?: string } = {}) {
    super(new Layer());
    this.epoch = options.epoch ?? 'memory';
  }

  transaction<T>(unit: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.#closed) return Promise.reject(new StorageUnavailable('The store is closed.'));
    return new Promise<T>((resolve, reject) => {
      const run = async (below: Layer): Promise<() => void> => {
        const layer = new Layer(below);
        const tx = new MemoryTransaction(layer);
        const answer = await unit(tx).finally(() => {
          tx.close();
        });
        layer.pourInto(below);
        return () => {
          resolve(answer);
        };
      };
      this.#waiting.push({ run, reject });
      if (this.#loop) return;
      const loop = (this.#loop = {});
      queueMicrotask(() => void this.#commitAll(loop));
    });
  }

  /** All that waits or runs is lost, all that was committed stays: what a killed process leaves behind. */
  crash(): void {
    const lost = [...this.#running, ...this.#waiting];
    this.#waiting = [];
    this.#end();
    for (const unit of lost) unit.reject(new StorageUnavailable('The store went away.'));
  }

  /** The next commit fails: its units are refused and leave nothing. */
  failNext(error: Error = new StorageUnavailable('The store cannot write just now.')): void {
    this.#failure = error;
  }

  close(): Promise<void> {
    this.#closed = true;
    if (!this.#loop) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  async #commitAll(loop: object): Promise<void> {
    while (this.#loop === loop && this.#waiting.length > 0) {
      const batch = (this.#running = this.#waiting);
      this.#waiting = [];
      const shared = new Layer(this.layer);
      const outcomes: ((failure: Error | undefined) => void)[] = [];
      for (const { run, reject } of batch) {
        try {
          const tell = await run(shared);
          outcomes.push((failure) => {
            if (failure) reject(failure);
            else tell();
          });
        } catch (error) {
          outcomes.push(() => {
            reject(error);
          });
        }
        if (this.#loop !== loop) return;
      }
      const failure = this.#failure;
      this.#failure = undefined;
      if (!failure) shared.pourInto(this.layer);
      for (const tell of outcomes) tell(failure);
    }
    if (this.#loop === loop) this.#end();
  }

  #end(): void {
    this.#loop = undefined;
    this.#running = [];
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}
