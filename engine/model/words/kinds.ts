/** What calls do, and what comes back: the few words in which the tables of all libraries agree. */

export type OperationKind =
  | 'read'
  | 'insert'
  | 'update'
  | 'upsert'
  | 'delete'
  /** Raw SQL; parsed later, and told apart by what the text says. */
  | 'sql'
  | 'transaction'
  /** A client, pool or connection is made. */
  | 'connect'
  /** A client without connections of its own is made, which keeps options for the calls on it. */
  | 'client'
  /** An HTTP request, or a call of another service's client. */
  | 'request'
  | 'publish'
  /** Waits for what comes, and keeps the connection for that: a subscription, a command that blocks until something is there. */
  | 'listen'
  | 'cache-read'
  | 'cache-write'
  | 'cache-delete'
  | 'lock'
  | 'mail'
  | 'file'
  /** Work that keeps the thread: the synchronous forms of file, crypto, zlib and process calls. */
  | 'blocking'
  | 'sleep'
  | 'log';

export type Gives = 'one' | 'many' | 'count' | 'nothing';
