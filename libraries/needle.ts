import { library } from '../engine/contract/library.ts';

// https://github.com/tomas/needle#response-options: ten seconds to connect, and then none for the answer unless told.
const named = ['response_timeout', 'read_timeout', 'open_timeout', 'timeout'] as const;
const timeout = (argument: number) =>
  ({ options: named.map((option) => ({ argument, option })), signals: [{ argument, option: 'signal' }], standard: null }) as const;
// The body of its answer is what came, and no stream.
const request = { does: 'request', gives: 'one', url: { argument: 0 }, isStreamed: false } as const;
// Without a function to call back they give a stream.
const bare = { ...request, isSynchronous: true, callback: { argument: [1, 2], runs: 'later' }, timeout: timeout(1) } as const;
const withBody = { ...request, isSynchronous: true, callback: { argument: [2, 3], runs: 'later' }, timeout: timeout(2) } as const;
const whole = { ...request, isPromise: true, url: { argument: 1 }, timeout: timeout(-1) } as const;

export default library({
  title: 'Needle',
  docs: 'https://github.com/tomas/needle#readme',
  packages: { needle: '>=2 <4' },
  exports: { default: { ...whole, statics: 'needle' } },
  types: {
    needle: {
      members: {
        get: bare,
        head: bare,
        post: withBody,
        put: withBody,
        patch: withBody,
        delete: withBody,
        request: { ...withBody, url: { argument: 1 }, callback: { argument: [3, 4], runs: 'later' }, timeout: timeout(3) },
        defaults: {},
      },
    },
  },
});
