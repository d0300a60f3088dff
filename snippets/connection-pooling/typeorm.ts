/**
 * TypeORM: one data source for the process, its pool bounded.
 *
 * @tab dataSource databaseUrl Customer 10 5_000 30_000
 */
import { DataSource } from 'typeorm';
import { Customer } from '../../test/libraries/shop/typeorm.ts';

const databaseUrl = process.env.DATABASE_URL ?? 'postgres://localhost/shop';

// #region snippet
export const dataSource = new DataSource({
  type: 'postgres',
  url: databaseUrl,
  entities: [Customer],
  poolSize: 10,
  connectTimeoutMS: 5_000,
  extra: { idleTimeoutMillis: 30_000 },
});
// #endregion
