import { library } from '../engine/contract/library.ts';
import { commands, pipeline } from './ioredis/ioredis-commands.ts';

const plugin = { brings: { name: 'redis', is: 'client' } } as const;

export default library({
  title: '@fastify/redis',
  docs: 'https://github.com/fastify/fastify-redis#readme',
  packages: { '@fastify/redis': '>=5 <8' },
  exports: { default: plugin, fastifyRedis: plugin, FastifyRedis: { is: 'client' } },
  types: {
    client: {
      members: {
        ...commands,
        on: { callback: { argument: 1, runs: 'later' } },
        quit: {},
        disconnect: {},
      },
    },
    pipeline,
  },
});
