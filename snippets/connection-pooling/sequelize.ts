/**
 * Sequelize: one instance for the process, its pool bounded. The default pool holds five connections.
 *
 * @tab sequelize url 10 5_000 10_000
 */
import { Sequelize } from 'sequelize';

const url = process.env.DATABASE_URL ?? 'postgres://localhost/shop';

// #region snippet
export const sequelize = new Sequelize(url, {
  pool: { max: 10, min: 0, acquire: 5_000, idle: 10_000 },
});
// #endregion
