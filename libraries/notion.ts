import { library } from '../engine/contract/library.ts';

// https://github.com/makenotion/notion-sdk-js#client-options: `timeoutMs` is a minute unless told.
const timeout = { clientOptions: [{ argument: 0, option: 'timeoutMs' }], standard: 60_000 } as const;
const request = { does: 'request', gives: 'one', isPromise: true, timeout } as const;
// A page at a time, until there are no more.
const collected = { ...request, gives: 'many' } as const;

export default library({
  title: 'Notion',
  docs: 'https://github.com/makenotion/notion-sdk-js#readme',
  packages: { '@notionhq/client': '>=1' },
  exports: {
    Client: { is: 'client', does: 'client' },
    collectPaginatedAPI: collected,
    collectDataSourceTemplates: collected,
    collectAllDataSourceRows: collected,
    iteratePaginatedAPI: {},
  },
  types: {
    client: { members: { request, search: request, '*': { is: 'resource' } } },
    // Resources have methods, or more resources: `blocks.children.list`.
    resource: { members: { stream: {}, '*': { ...request, is: 'resource' } } },
  },
});
