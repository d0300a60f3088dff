import { library } from '../engine/contract/library.ts';

const step = { returns: 'self' } as const;
const listen = { callback: { argument: [0, 1], runs: 'later' } } as const;
const read = { does: 'read', gives: 'many', isPromise: true, rows: 'docs', settles: true } as const;
const set = { does: 'upsert', gives: 'nothing', isPromise: true, settles: true, values: { argument: 0 } } as const;
const query = {
  where: { returns: 'query', adds: { part: 'filter' } },
  orderBy: { returns: 'query', adds: { part: 'order', at: { argument: 0 } } },
  limit: { returns: 'query', adds: { part: 'bound' } },
  limitToLast: { returns: 'query', adds: { part: 'bound' } },
  offset: { returns: 'query', adds: { part: 'offset' } },
  select: { returns: 'query', adds: { part: 'columns' } },
  findNearest: { returns: 'query', adds: { part: 'bound', at: { argument: -1, option: 'limit' } } },
  startAt: { returns: 'query' },
  startAfter: { returns: 'query' },
  endAt: { returns: 'query' },
  endBefore: { returns: 'query' },
  count: { returns: 'query', adds: { part: 'count' } },
  aggregate: { returns: 'query', adds: { part: 'count' } },
  get: read,
  stream: { ...read, isPromise: false, isStreamed: true },
  onSnapshot: listen,
  withConverter: step,
} as const;
// As many as it is given.
const getAll = { does: 'read', gives: 'many', isPromise: true, bound: { argument: 0 } } as const;
const doc = { returns: 'document', gives: 'one' } as const;
const queued = { returns: 'self' } as const;
const gathered = { create: queued, set: queued, update: queued, delete: queued } as const;
const later = { isPromise: true } as const;
const named = { entity: { argument: 0 } } as const;

export default library({
  title: 'Firestore',
  docs: 'https://firebase.google.com/docs/firestore/query-data/get-data',
  packages: { '@google-cloud/firestore': '>=4 <9', 'firebase-admin': '>=9 <14' },
  exports: {
    Firestore: { is: 'firestore', does: 'client' },
    getFirestore: { returns: 'firestore' },
    initializeFirestore: { returns: 'firestore' },
    firestore: { returns: 'firestore' },
    'firestore.Firestore': { is: 'firestore' },
    default: { is: 'admin' },
    CollectionReference: { is: 'collection' },
    DocumentReference: { is: 'document' },
    CollectionGroup: { is: 'collection' },
    Query: { is: 'query' },
    DocumentSnapshot: { is: 'row' },
    QueryDocumentSnapshot: { is: 'row' },
    Transaction: { is: 'transaction', connection: 'one' },
    WriteBatch: { is: 'batch' },
  },
  types: {
    admin: { members: { firestore: { returns: 'firestore' }, initializeApp: { returns: 'app' }, app: { returns: 'app' } } },
    app: { members: { firestore: { returns: 'firestore' } } },
    firestore: {
      members: {
        collection: { returns: 'collection', ...named },
        collectionGroup: { returns: 'collection', ...named },
        doc,
        getAll,
        runTransaction: {
          does: 'transaction',
          isPromise: true,
          callback: { argument: 0, parameters: ['transaction'], runs: 'once', connection: 'one', givesBack: true },
        },
        batch: { returns: 'batch' },
        bulkWriter: { returns: 'bulkWriter' },
        recursiveDelete: { does: 'delete', gives: 'nothing', isPromise: true },
        settings: {},
        terminate: {},
      },
    },
    collection: {
      members: {
        ...query,
        doc,
        add: { does: 'insert', gives: 'one', isPromise: true, values: { argument: 0 } },
        listDocuments: { does: 'read', gives: 'many', isPromise: true },
      },
    },
    query: { isInert: true, isSentBySettling: true, members: query },
    document: {
      isInert: true,
      isSentBySettling: true,
      members: {
        get: { does: 'read', gives: 'one', isPromise: true, settles: true },
        set,
        create: { ...set, does: 'insert' },
        update: { ...set, does: 'update' },
        delete: { does: 'delete', gives: 'nothing', isPromise: true, settles: true },
        collection: { returns: 'collection', ...named },
        onSnapshot: listen,
        withConverter: step,
      },
    },
    // What is fetched comes as it is, with where it stands: a document, or the documents of a query.
    row: { members: { ref: { is: 'document' }, data: { returns: 'row' }, get: {} } },
    transaction: { members: { get: { does: 'read', isPromise: true, rows: 'docs', sends: { argument: 0 } }, getAll, ...gathered } },
    batch: { members: { ...gathered, commit: { does: 'transaction', isPromise: true } } },
    // Gathers what it is told on its own.
    bulkWriter: { members: { create: later, set: later, update: later, delete: later, flush: later, close: later } },
  },
});
