/**
 * Sequelize: the association read together with the rows, only the columns that are used.
 *
 * @tab orders Order status 'PAID' Customer 'customer' 'name' 100
 */
import { Customer, Order } from '../../test/libraries/shop/sequelize.ts';

export async function example() {
  // #region snippet
  const orders = await Order.findAll({
    where: { status: 'PAID' },
    include: [{ model: Customer, as: 'customer', attributes: ['name'] }],
    limit: 100,
  });
  // #endregion
  return orders;
}
