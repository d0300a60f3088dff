/**
 * BullMQ: the worker of a queue, with a limit on what it does at once and on what it does per second.
 *
 * @tab worker 'invoices' job handle orderId number 5 50
 */
import { type ConnectionOptions, Worker } from 'bullmq';

export function example(connection: ConnectionOptions, handle: (data: { orderId: number }) => Promise<void>) {
  // #region snippet
  const worker = new Worker<{ orderId: number }>('invoices', (job) => handle(job.data), {
    connection,
    concurrency: 5,
    limiter: { max: 50, duration: 1_000 },
  });
  process.once('SIGTERM', () => void worker.close());
  // #endregion
  return worker;
}
