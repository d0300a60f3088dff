import { library } from '../engine/contract/library.ts';

// https://github.com/twilio/twilio-node#set-http-agent-options: 30 seconds unless told, and where it is told to wait for none.
const timeout = { standard: 30_000 } as const;
const request = { does: 'request', gives: 'one', isPromise: true, timeout } as const;
// All there are, page after page, unless it is told where to stop: https://github.com/twilio/twilio-node#iterate-through-records.
const list = { ...request, gives: 'many', bound: 'limit' } as const;
const instance = { returns: 'resource' } as const;

export default library({
  title: 'Twilio',
  docs: 'https://www.twilio.com/docs/libraries/reference/twilio-node/',
  packages: { twilio: '>=3' },
  exports: { default: { does: 'client', returns: 'client' }, Twilio: { is: 'client', does: 'client' } },
  types: {
    client: { members: { request, validateSslCert: request, '*': { is: 'resource' } } },
    // Resources have methods, or more resources, and are called with a key for one of what they hold: `calls(sid).recordings.list()`.
    resource: {
      call: instance,
      members: {
        create: request,
        fetch: request,
        update: request,
        remove: request,
        list,
        page: { ...list, bound: 'pageSize' },
        'get*': request,
        each: { callback: { argument: [0, 1], runs: 'later' } },
        toJSON: {},
        '*': { is: 'resource' },
      },
    },
  },
});
