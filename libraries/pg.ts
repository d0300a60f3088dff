import { library } from '../engine/contract/library.ts';
import { connection, types } from './pg/pg-client.ts';

export default library({
  title: 'node-postgres',
  docs: 'https://node-postgres.com/apis/client',
  packages: { pg: '>=7 <9', 'pg-pool': '*', '@types/pg': '*' },
  drives: 'server',
  exports: {
    default: { is: 'module' },
    Pool: { is: 'pool', ...connection },
    Client: { is: 'client', ...connection, connection: 'one' },
    PoolClient: { is: 'client', connection: 'one' },
    ClientBase: { is: 'client', connection: 'one' },
  },
  types: {
    module: { members: { Pool: { is: 'pool', ...connection }, Client: { is: 'client', ...connection, connection: 'one' }, types: {} } },
    ...types,
  },
});
