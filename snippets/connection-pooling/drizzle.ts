/**
 * Drizzle: one database over one pool for the process.
 *
 * @tab db url 10 5_000
 */
import { drizzle } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';
import * as schema from '../../test/libraries/shop/drizzle.ts';

const url = process.env.DATABASE_URL ?? 'postgres://localhost/shop';

// #region snippet
const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });

export const db = drizzle(pool, { schema });
// #endregion
