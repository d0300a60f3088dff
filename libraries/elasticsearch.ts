import { library, type Meaning } from '../engine/contract/library.ts';

const index = { entity: { argument: 0, option: 'index' }, isPromise: true } as const;
const columns = ['_source', 'body._source', '_source_includes', 'fields'] as const;
const one: Meaning = { ...index, does: 'read', gives: 'one', key: 'id', columns, bulk: 'mget' };
const count: Meaning = { ...index, does: 'read', gives: 'count' };
const write: Meaning = { ...index, gives: 'nothing', bulk: 'bulk' };
// https://www.elastic.co/docs/reference/elasticsearch/rest-apis/paginate-search-results: ten hits unless told otherwise, and no
// more than ten thousand.
const search: Meaning = {
  ...index,
  does: 'read',
  gives: 'many',
  columns,
  bound: ['size', 'body.size'],
  standardBound: 10,
  mostRows: 10_000,
  order: ['sort', 'body.sort'],
  bulk: 'msearch',
};

/** What both clients call alike; older ones are given `body`. */
const members: Readonly<Record<string, Meaning>> = {
  search,
  get: one,
  getSource: one,
  exists: count,
  count,
  mget: { ...index, does: 'read', gives: 'many', standardBound: 'page' },
  msearch: { ...index, does: 'read', gives: 'many', standardBound: 'page' },
  scroll: { does: 'read', gives: 'many', isPromise: true, standardBound: 'page' },
  index: { ...write, does: 'upsert', values: 'document' },
  create: { ...write, does: 'insert', values: 'document' },
  update: { ...write, does: 'update', values: 'doc', key: 'id' },
  delete: { ...write, does: 'delete', key: 'id' },
  bulk: { ...index, does: 'upsert', gives: 'nothing' },
  updateByQuery: { ...index, does: 'update', gives: 'nothing' },
  deleteByQuery: { ...index, does: 'delete', gives: 'nothing' },
  reindex: { does: 'upsert', gives: 'nothing', isPromise: true },
  helpers: { is: 'helpers' },
  indices: {},
  cluster: {},
  close: {},
};

/** Helpers that go through everything, page by page or batch by batch. */
const helpers: Readonly<Record<string, Meaning>> = {
  search: { ...search, isPromise: true },
  scrollSearch: { ...search, isPromise: false, isStreamed: true },
  scrollDocuments: { ...search, isPromise: false, isStreamed: true },
  bulk: { does: 'upsert', gives: 'nothing', isPromise: true, values: 'datasource' },
};

export default library({
  title: 'Elasticsearch',
  docs: 'https://www.elastic.co/docs/reference/elasticsearch/clients/javascript',
  packages: { '@elastic/elasticsearch': '>=7 <10', '@nestjs/elasticsearch': '*', '@opensearch-project/opensearch': '>=1 <4' },
  exports: { Client: { is: 'client', does: 'connect' }, ElasticsearchService: { is: 'client' } },
  types: { client: { members }, helpers: { members: helpers } },
});
