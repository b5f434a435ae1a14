/** IndexedDB's requests and transactions as promises: the little of it that the cache needs. */

/** @throws what the request failed with. */
export function answer<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result as T);
    request.onerror = () => reject(request.error ?? new DOMException('The request failed.', 'UnknownError'));
  });
}

/** Does the work and waits until it is written; what throws takes the whole transaction back. */
export async function transact<T>(tx: IDBTransaction, work: (tx: IDBTransaction) => Promise<T>): Promise<T> {
  const end = new Promise<void>((resolve, reject) => {
    tx.oncomplete = () => resolve();
    tx.onabort = () => reject(tx.error ?? new DOMException('The transaction was taken back.', 'AbortError'));
  });
  const guarded = work(tx).catch((error: unknown) => {
    abort(tx);
    throw error;
  });
  const [result] = await Promise.all([guarded, end]);
  return result;
}

function abort(tx: IDBTransaction): void {
  try {
    tx.abort();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error; // it had ended already
  }
}
