import { library } from '../engine/contract/library.ts';

// https://github.com/octokit/request.js#request: sent by the built-in fetch, which gives up after five minutes, unless the call is
// given a signal. `request.timeout` counted as long as node-fetch was what sent it.
const timeout = {
  options: ['request.timeout'],
  signals: ['request.signal'],
  clientOptions: [],
  agents: ['request.fetch', 'request.agent', 'request.timeout', 'request.signal'],
  standard: 300_000,
} as const;
const method = { does: 'request', gives: 'one', isPromise: true, timeout } as const;
// A route, or a method of one, and what goes with it.
const routed = { ...method, options: 1 } as const;
// https://github.com/octokit/plugin-paginate-rest.js#octokitpaginate: all pages, one after another.
const paginate = { ...routed, gives: 'many' } as const;
const client = { is: 'client', does: 'client', statics: 'class' } as const;
const made = { returns: 'class' } as const;
const later = { callback: { argument: [0, 1], parameters: ['event'], runs: 'later' } } as const;

export default library({
  title: 'Octokit',
  docs: 'https://github.com/octokit/octokit.js#readme',
  packages: { octokit: '*', '@octokit/rest': '>=16', '@octokit/core': '>=2', '@octokit/request': '>=5', '@octokit/graphql': '>=4' },
  exports: {
    Octokit: client,
    App: { is: 'app' },
    request: { ...routed, is: 'request' },
    graphql: { ...routed, is: 'request' },
  },
  types: {
    class: { construct: client, members: { plugin: made, defaults: made } },
    client: {
      members: {
        request: { ...routed, is: 'request' },
        graphql: { ...routed, is: 'request' },
        paginate: { ...paginate, is: 'pages' },
        rest: { is: 'areas' },
        auth: {},
        hook: {},
        log: {},
        // What stands under `rest` stands beside it too.
        '*': { is: 'area' },
      },
    },
    request: { members: { defaults: { returns: 'request' }, endpoint: {}, paginate } },
    // A page at a time, as it is asked for.
    pages: { members: { iterator: {} } },
    areas: { members: { '*': { is: 'area' } } },
    area: { members: { '*': method } },
    app: {
      members: {
        octokit: { is: 'client' },
        getInstallationOctokit: { returns: 'client', isPromise: true },
        webhooks: { is: 'webhooks' },
      },
    },
    webhooks: { members: { on: later, onAny: later } },
    event: { members: { octokit: { is: 'client' } } },
  },
});
