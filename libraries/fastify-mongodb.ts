import { library } from '../engine/contract/library.ts';
import { collections } from './mongodb/mongodb-collections.ts';

const plugin = { brings: { name: 'mongo', is: 'mongo' } } as const;

export default library({
  title: '@fastify/mongodb',
  docs: 'https://github.com/fastify/fastify-mongodb#readme',
  packages: { '@fastify/mongodb': '>=6 <11' },
  exports: { default: plugin, fastifyMongodb: plugin, FastifyMongoObject: { is: 'mongo' } },
  types: {
    mongo: {
      members: {
        db: { is: 'database' },
        client: { is: 'client' },
        ObjectId: {},
        // Where several are registered, each has a name.
        '*': { is: 'mongo' },
      },
    },
    client: { members: { db: { returns: 'database' }, startSession: {}, close: {} } },
    ...collections,
  },
});
