import { library } from '../engine/contract/library.ts';
import { connection, listen, statement } from './pg/pg-client.ts';

const made = { does: 'connect', timeout: connection.timeout } as const;
const client = { is: 'client', connection: 'one' } as const;

export default library({
  title: 'Vercel Postgres',
  docs: 'https://vercel.com/docs/storage/vercel-postgres/sdk',
  packages: { '@vercel/postgres': '*' },
  drives: 'server',
  exports: {
    // Pools that may be asked as a tag besides.
    sql: { is: 'pool', ...statement },
    db: { is: 'pool', ...statement },
    createPool: { ...made, returns: 'pool' },
    createClient: { ...made, returns: 'client', connection: 'one' },
    VercelPool: { is: 'pool' },
    VercelClient: client,
    VercelPoolClient: client,
    Pool: { is: 'pool', ...made },
    Client: { ...client, ...made },
  },
  types: {
    pool: {
      members: {
        query: statement,
        sql: statement,
        connect: { returns: 'client', isPromise: true, connection: 'one' },
        on: listen,
        end: {},
      },
    },
    client: { members: { query: statement, sql: statement, connect: {}, release: {}, end: {}, on: listen } },
  },
});
