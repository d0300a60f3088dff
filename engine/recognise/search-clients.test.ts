import { expect, test } from 'vitest';
import { operationLines, recognised } from '../../test/recognise/recognised.ts';

test('Elasticsearch and OpenSearch', () => {
  const recogniser = recognised({
    'a.ts': `
      import { Client } from '@elastic/elasticsearch';
      import { Client as OpenSearch } from '@opensearch-project/opensearch';
      const elastic = new Client({ node: 'http://localhost:9200' });
      const open = new OpenSearch({ node: 'http://localhost:9200', requestTimeout: 500 });
      export async function run(id: string, docs: object[]) {
        await elastic.search({ index: 'products', query: { match_all: {} } });
        await elastic.search({ index: 'products', size: 50, _source: ['id', 'title'], sort: ['price'] });
        await elastic.get({ index: 'products', id });
        await elastic.bulk({ operations: docs.flatMap((doc) => [{ index: { _index: 'products' } }, doc]) });
        await elastic.helpers.bulk({ datasource: docs, onDocument: () => ({ index: { _index: 'products' } }) });
        for await (const doc of elastic.helpers.scrollDocuments({ index: 'products', size: 1000 })) console.log(doc);
        await open.search({ index: 'orders', body: { size: 20, query: {} } });
        await open.index({ index: 'orders', id, body: {} });
        return open.count({ index: 'orders' });
      }`,
  });
  expect(operationLines(recogniser)).toMatchInlineSnapshot(`
    [
      "connect nothing - [awaited]",
      "connect nothing - [awaited]",
      "read many products limit 10 columns * [awaited]",
      "read many products limit 50 columns id,title order price [awaited]",
      "read one products where id= by key columns * [awaited]",
      "upsert nothing - bulk [awaited]",
      "upsert nothing - bulk [awaited]",
      "read many products limit 1000 columns * [awaited]",
      "read many orders limit 20 columns * [awaited]",
      "upsert nothing orders [awaited]",
      "read count orders [returned]",
    ]
  `);
});
