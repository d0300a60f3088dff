import { library } from '../engine/contract/library.ts';
import { collections } from './mongodb/mongodb-collections.ts';

// https://www.mongodb.com/docs/drivers/node/current/connect/connection-options/: a socket waits for ever unless it is told otherwise.
const timeout = {
  options: [
    { argument: 1, option: 'timeoutMS' },
    { argument: 1, option: 'socketTimeoutMS' },
  ],
  standard: null,
  repair: 'milliseconds',
} as const;
const session = {
  callback: { argument: 0, parameters: ['session'], runs: 'once', connection: 'one', givesBack: true },
  does: 'transaction',
  isPromise: true,
} as const;

export default library({
  title: 'MongoDB driver',
  docs: 'https://www.mongodb.com/docs/drivers/node/current/crud/',
  packages: { mongodb: '>=4 <8' },
  drives: 'server',
  exports: {
    MongoClient: { is: 'client', does: 'connect', timeout },
    Db: { is: 'database' },
    Collection: { is: 'collection', entity: { typeArgument: 0 } },
    ObjectId: {},
  },
  types: {
    client: {
      members: {
        db: { returns: 'database' },
        connect: { returns: 'self', isPromise: true },
        startSession: { returns: 'session' },
        withSession: session,
        close: {},
      },
    },
    session: { members: { withTransaction: session, endSession: {} } },
    ...collections,
  },
});
