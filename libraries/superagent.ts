import { library } from '../engine/contract/library.ts';

// https://ladjs.github.io/superagent/#timeouts: none unless `timeout` is called.
const begin = { does: 'request', gives: 'one', returns: 'request', url: { argument: 0 }, timeout: { standard: null } } as const;
const step = { returns: 'self' } as const;

export default library({
  title: 'SuperAgent',
  docs: 'https://ladjs.github.io/superagent/',
  packages: { superagent: '>=5 <11' },
  exports: { default: { is: 'agent', statics: 'agent' }, SuperAgentRequest: { is: 'request' } },
  types: {
    agent: {
      members: { get: begin, post: begin, put: begin, patch: begin, delete: begin, del: begin, head: begin, agent: { returns: 'agent' } },
    },
    request: {
      isInert: true,
      members: {
        set: step,
        query: step,
        send: step,
        type: step,
        accept: step,
        auth: step,
        attach: step,
        field: step,
        retry: step,
        redirects: step,
        timeout: { returns: 'self', adds: { part: 'timeout' } },
        end: { settles: true, isSynchronous: true, callback: { argument: 0, runs: 'later' } },
        pipe: { settles: true, isSynchronous: true },
      },
    },
  },
});
