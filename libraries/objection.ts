import { library } from '../engine/contract/library.ts';
import { query } from './objection/objection-query.ts';

export default library({
  title: 'Objection',
  docs: 'https://vincit.github.io/objection.js/api/query-builder/',
  packages: { objection: '>=2 <4' },
  exports: {
    Model: { is: 'row', statics: 'model' },
    QueryBuilder: { is: 'query' },
    Transaction: { is: 'transaction', connection: 'one' },
    transaction: {
      does: 'transaction',
      isPromise: true,
      callback: { argument: -1, parameters: ['transaction'], runs: 'once', connection: 'one', givesBack: true },
    },
  },
  types: {
    transaction: { members: { commit: {}, rollback: {} } },
    model: {
      members: {
        query: { does: 'read', gives: 'many', returns: 'query' },
        relatedQuery: { does: 'read', gives: 'many', returns: 'query', entity: { argument: 0 } },
        fromJson: { returns: 'row' },
        transaction: {
          does: 'transaction',
          isPromise: true,
          callback: { argument: [0, 1], parameters: ['transaction'], runs: 'once', connection: 'one', givesBack: true },
        },
        startTransaction: { does: 'transaction', isPromise: true, returns: 'transaction', connection: 'one' },
        knex: {},
        bindKnex: { returns: 'self' },
      },
    },
    row: {
      members: {
        $query: { does: 'read', gives: 'one', returns: 'query' },
        $relatedQuery: { does: 'read', gives: 'many', returns: 'query', entity: { argument: 0 }, isLazyRelation: true },
        $fetchGraph: { does: 'read', gives: 'one', isPromise: true, isLazyRelation: true, include: { argument: 0 } },
        toJSON: {},
      },
    },
    query,
  },
});
