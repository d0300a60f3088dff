import { library } from '../engine/contract/library.ts';

// https://developers.cloudflare.com/d1/worker-api/prepared-statements/
const sends = { settles: true, isPromise: true } as const;
const database = {
  prepare: { returns: 'statement', does: 'sql', sql: { argument: 0 }, dialect: 'sqlite' },
  batch: { does: 'transaction', isPromise: true, collects: { argument: 0 } },
} as const;
const request = { does: 'request', gives: 'one', isPromise: true } as const;
// https://developers.cloudflare.com/kv/api/
const cached = { does: 'cache-read', gives: 'one', isPromise: true } as const;

export default library({
  title: 'Cloudflare Workers',
  docs: 'https://developers.cloudflare.com/workers/runtime-apis/handlers/',
  packages: { '@cloudflare/workers-types': '*' },
  drives: 'server',
  globalTypes: ['D1Database', 'D1DatabaseSession', 'D1PreparedStatement', 'KVNamespace', 'Queue', 'R2Bucket', 'Fetcher'],
  conventional: { DB: 'D1Database' },
  exports: {
    D1Database: { is: 'database' },
    D1DatabaseSession: { is: 'database' },
    D1PreparedStatement: { is: 'statement' },
    KVNamespace: { is: 'namespace' },
    Queue: { is: 'queue' },
    R2Bucket: { is: 'bucket' },
    Fetcher: { is: 'service' },
  },
  types: {
    database: {
      members: {
        ...database,
        exec: { does: 'sql', gives: 'nothing', isPromise: true, sql: { argument: 0 }, dialect: 'sqlite' },
        withSession: { returns: 'session' },
      },
    },
    session: { members: { ...database, getBookmark: {} } },
    statement: {
      isInert: true,
      isSentBySettling: true,
      members: {
        bind: { returns: 'self' },
        all: { ...sends, gives: 'many', rows: 'results' },
        raw: { ...sends, gives: 'many' },
        first: { ...sends, gives: 'one', adds: { part: 'one' } },
        run: { ...sends, gives: 'many', rows: 'results' },
      },
    },
    namespace: {
      members: {
        get: cached,
        getWithMetadata: cached,
        // https://developers.cloudflare.com/kv/api/list-keys/: a thousand keys at most.
        list: { ...cached, gives: 'many', standardBound: 1_000 },
        put: { does: 'cache-write', isPromise: true },
        delete: { does: 'cache-delete', isPromise: true },
      },
    },
    // https://developers.cloudflare.com/queues/configuration/javascript-apis/#queue
    queue: {
      members: {
        send: { does: 'publish', isPromise: true, values: { argument: 0 }, bulk: 'sendBatch' },
        sendBatch: { does: 'publish', isPromise: true, values: { argument: 0 } },
      },
    },
    // https://developers.cloudflare.com/r2/api/workers/workers-api-reference/
    bucket: { members: { get: request, head: request, put: request, delete: request, list: request, createMultipartUpload: request } },
    service: { members: { fetch: request } },
  },
  files: [
    {
      files: ['**/*.{ts,js,mts,mjs}'],
      exports: ['default'],
      kind: 'route',
      members: { fetch: 'route', scheduled: 'schedule', queue: 'message', email: 'message' },
      sent: [0],
    },
  ],
});
