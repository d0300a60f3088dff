/**
 * Zod: a schema made once, at module scope, and used by every request.
 *
 * @tab createOrder CreateOrder customerId
 */
import { z } from 'zod';

// #region snippet
const createOrder = z.object({
  customerId: z.uuid(),
});

export type CreateOrder = z.infer<typeof createOrder>;

export function parsedCreateOrder(body: unknown): CreateOrder {
  return createOrder.parse(body);
}
// #endregion
