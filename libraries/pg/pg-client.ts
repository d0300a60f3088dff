/** https://node-postgres.com/apis/client: what a client and a pool are asked, by whichever library they are reached. */

// Neither has a limit unless one is set.
const timeout = {
  options: ['query_timeout'],
  clientOptions: [
    { argument: 0, option: 'query_timeout' },
    { argument: 0, option: 'statement_timeout' },
  ],
  standard: null,
} as const;

export const connection = {
  does: 'connect',
  timeout: { options: ['connectionTimeoutMillis', 'query_timeout', 'statement_timeout'], standard: null, repair: 'milliseconds' },
} as const;

/** A statement to PostgreSQL whose rows come in a result. */
export const statement = {
  does: 'sql',
  gives: 'many',
  isPromise: true,
  rows: 'rows',
  sql: [{ argument: 0 }, { argument: 0, option: 'text' }],
  dialect: 'postgresql',
} as const;

const query = { ...statement, timeout } as const;
export const listen = { callback: { argument: 1, runs: 'later' } } as const;

export const types = {
  pool: { members: { query, connect: { returns: 'client', isPromise: true, connection: 'one' }, on: listen, end: {} } },
  client: { members: { query, connect: {}, release: {}, end: {}, on: listen } },
} as const;
