/**
 * BullMQ: work handed to a queue, tried again when it fails, forgotten when it is done. The job's id makes what is asked twice be done once.
 *
 * @tab invoices 'invoices' 5 1_000 requestInvoice orderId number 'create'
 */
import { type ConnectionOptions, Queue } from 'bullmq';

const connection: ConnectionOptions = { host: 'localhost', port: 6379 };

// #region snippet
export const invoices = new Queue<{ orderId: number }>('invoices', {
  connection,
  defaultJobOptions: {
    attempts: 5,
    backoff: { type: 'exponential', delay: 1_000 },
    removeOnComplete: { age: 3_600 },
    removeOnFail: { age: 7 * 24 * 3_600 },
  },
});

export async function requestInvoice(orderId: number): Promise<void> {
  await invoices.add('create', { orderId }, { jobId: `create-${orderId}` });
}
// #endregion
