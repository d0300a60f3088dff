/**
 * Node: a computation in a worker thread. For many calls keep a pool of workers: starting one takes tens of milliseconds.
 *
 * @tab inWorker './heavy-work.js'
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

// #region snippet
export async function inWorker<Input, Output>(input: Input): Promise<Output> {
  const worker = new Worker(new URL('./heavy-work.js', import.meta.url), { workerData: input });
  try {
    const [output] = await once(worker, 'message', { signal: AbortSignal.timeout(30_000) });
    return output as Output;
  } finally {
    await worker.terminate();
  }
}
// #endregion
