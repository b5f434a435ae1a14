/**
 * One lane a community: what leaves the server leaves in order. While rights are being worked out again the lane is closed
 * and everything behind it waits, so that no later patch can reach somebody who has just lost the right to it. `turn`
 * counts these moments: an answer that was read under older rights is read again.
 */
export interface Lane {
  /** Rises each time rights start to change and each time they have changed. */
  readonly turn: number;
  /** Runs the task now, or in order once the lane is open again. */
  run(task: () => void): void;
  /** Closes the lane, does the work, opens it again and runs what waited. */
  close(work: () => Promise<void>): void;
  /** Resolves when the lane is open. */
  settled(): Promise<void>;
}

interface Waiting {
  readonly task: () => void;
}

export function createLane(onError: (error: unknown) => void): Lane {
  let turn = 0;
  let closing: Promise<void> | undefined;
  const waiting: (Waiting | { readonly work: () => Promise<void> })[] = [];

  async function drain(first: () => Promise<void>): Promise<void> {
    let work: (() => Promise<void>) | undefined = first;
    while (work) {
      turn++;
      await work().catch(onError);
      turn++;
      work = undefined;
      while (waiting.length > 0 && !work) {
        const next = waiting.shift();
        if (next && 'work' in next) work = next.work;
        else if (next) attempt(next.task);
      }
    }
    closing = undefined;
  }

  function attempt(task: () => void): void {
    try {
      task();
    } catch (error) {
      onError(error);
    }
  }

  return {
    get turn() {
      return turn;
    },
    run(task) {
      if (closing) waiting.push({ task });
      else attempt(task);
    },
    close(work) {
      if (closing) waiting.push({ work });
      else closing = drain(work);
    },
    async settled() {
      while (closing) await closing;
    },
  };
}
