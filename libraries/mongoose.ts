import { library } from '../engine/contract/library.ts';
import { collections } from './mongodb/mongodb-collections.ts';
import { modelTypes, transaction } from './mongoose/mongoose-model.ts';

const column = {
  what: 'column',
  isUnique: { argument: 0, option: 'unique' },
  isIndexed: { argument: 0, option: 'index' },
  reference: [
    { argument: 0, option: 'ref' },
    { argument: 0, option: 'type.ref' },
  ],
} as const;
const words = { key: ['_id'], unique: ['unique'], index: ['index'], reference: ['ref'] } as const;

const declared = {
  returns: 'model',
  entity: { argument: 0 },
  declares: { what: 'table', model: { argument: 0 }, columns: { argument: 1 }, standardKey: '_id' },
} as const;

export default library({
  title: 'Mongoose',
  docs: 'https://mongoosejs.com/docs/api/model.html',
  packages: { mongoose: '>=5 <10', '@nestjs/mongoose': '*', 'mongoose-paginate-v2': '*' },
  drives: 'server',
  exports: {
    default: { is: 'mongoose' },
    model: declared,
    models: { is: 'models' },
    Model: { is: 'model', entity: { typeArgument: 0 } },
    PaginateModel: { is: 'model', entity: { typeArgument: 0 } },
    Document: { is: 'row' },
    HydratedDocument: { is: 'row', entity: { typeArgument: 0 } },
    Query: { is: 'query' },
    Schema: { is: 'schema', declares: { what: 'columns', columns: { argument: 0 }, words } },
    connect: { does: 'connect', isPromise: true },
    createConnection: { does: 'connect', returns: 'connection' },
    Connection: { is: 'connection' },
    connection: { is: 'connection' },
    startSession: { returns: 'session', isPromise: true },
    ClientSession: { is: 'session' },
    Types: {},
    // @nestjs/mongoose
    InjectModel: {},
    SchemaFactory: {},
    Prop: { declares: column },
  },
  types: {
    mongoose: {
      members: {
        model: declared,
        models: { is: 'models' },
        Schema: { is: 'schema', declares: { what: 'columns', columns: { argument: 0 }, words } },
        connect: { does: 'connect', isPromise: true },
        createConnection: { does: 'connect', returns: 'connection' },
        connection: { is: 'connection' },
        startSession: { returns: 'session', isPromise: true },
        set: {},
      },
    },
    models: { members: { '*': { is: 'model', entity: 'name' } } },
    ...collections,
    connection: {
      members: {
        model: declared,
        // https://mongoosejs.com/docs/api/connection.html: the driver's own.
        ...collections.database.members,
        db: { is: 'database' },
        startSession: { returns: 'session', isPromise: true },
        transaction,
      },
    },
    schema: {
      members: {
        index: { declares: { what: 'index', columns: { argument: 0 }, isUnique: { argument: 1, option: 'unique' } } },
        pre: { callback: { argument: [1, 2], runs: 'later' } },
        post: { callback: { argument: [1, 2], runs: 'later' } },
        virtual: {},
        plugin: {},
      },
    },
    ...modelTypes,
  },
});
