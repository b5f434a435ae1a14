/** Runs one unit of work to its end, whatever that is, and ends one that awaits what it must not. */
import type { Transaction } from '../domain/storage.ts';

export type Outcome = { readonly ok: true; readonly answer: unknown } | { readonly ok: false; readonly error: unknown };

export function settle(run: (tx: Transaction) => Promise<unknown>, tx: Transaction, maxMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const end = (outcome: Outcome): void => {
      clearTimeout(timer);
      resolve(outcome);
    };
    const timer = setTimeout(() => {
      end({ ok: false, error: new Error('A unit awaited something other than its transaction and was ended.') });
    }, maxMs);
    const started = (async () => await run(tx))();
    started.then(
      (answer) => {
        end({ ok: true, answer });
      },
      (error: unknown) => {
        end({ ok: false, error });
      },
    );
  });
}
