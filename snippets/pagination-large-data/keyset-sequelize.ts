/**
 * Sequelize: keyset pagination with a ceiling on the page's size.
 *
 * @tab MAX_PAGE_SIZE 100 orderPage Order placedAt id
 */
import { Op } from 'sequelize';
import { Order } from '../../test/libraries/shop/sequelize.ts';

// #region snippet
const MAX_PAGE_SIZE = 100;

export async function orderPage(after: Pick<Order, 'placedAt' | 'id'> | null, limit: number) {
  const size = Math.min(Math.max(limit, 1), MAX_PAGE_SIZE);
  const rows = await Order.findAll({
    ...(after && {
      where: {
        [Op.or]: [{ placedAt: { [Op.lt]: after.placedAt } }, { placedAt: after.placedAt, id: { [Op.lt]: after.id } }],
      },
    }),
    order: [
      ['placedAt', 'DESC'],
      ['id', 'DESC'],
    ],
    limit: size + 1,
  });
  const items = rows.slice(0, size);
  return { items, next: rows.length > size ? (items.at(-1) ?? null) : null };
}
// #endregion
