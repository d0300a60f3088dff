import { library } from '../engine/contract/library.ts';

const query = { does: 'sql', gives: 'many', sql: { argument: 0, option: 'query' }, isPromise: true, returns: 'result' } as const;

export default library({
  title: 'ClickHouse',
  docs: 'https://clickhouse.com/docs/integrations/javascript',
  packages: { '@clickhouse/client': '>=0.2 <2', '@clickhouse/client-web': '>=0.2 <2' },
  exports: {
    createClient: { does: 'connect', returns: 'client' },
    ClickHouseClient: { is: 'client' },
  },
  types: {
    client: {
      members: {
        query,
        exec: query,
        command: { ...query, gives: 'nothing' },
        insert: {
          does: 'insert',
          gives: 'nothing',
          isPromise: true,
          entity: { argument: 0, option: 'table' },
          values: { argument: 0, option: 'values' },
        },
        ping: {},
        close: {},
      },
    },
    result: { members: { json: { isPromise: true }, text: { isPromise: true }, stream: { isStreamed: true }, close: {} } },
  },
});
