import { library } from '../engine/contract/library.ts';

// https://github.com/elbywan/wretch#readme: no limit of its own, which leaves the five minutes of Node's fetch.
const timeout = { standard: 300_000 } as const;
const step = { returns: 'self' } as const;
// What options hold is not always said where they are given, and an add-on's `signal` and `setTimeout` end what waits too long.
const limit = { returns: 'self', adds: { part: 'timeout' } } as const;
const send = { returns: 'answer' } as const;
const body = { settles: true, isPromise: true, timeout } as const;
const begin = { does: 'request', gives: 'one', returns: 'builder', url: { argument: 0 }, timeout } as const;

export default library({
  title: 'Wretch',
  docs: 'https://github.com/elbywan/wretch#readme',
  packages: { wretch: '>=2' },
  exports: { default: begin },
  types: {
    builder: {
      isInert: true,
      isSentBySettling: true,
      members: {
        url: step,
        headers: step,
        accept: step,
        content: step,
        auth: step,
        catcher: step,
        catcherFallback: step,
        errorType: step,
        resolve: step,
        body: step,
        json: step,
        addon: step,
        polyfills: limit,
        options: limit,
        middlewares: limit,
        defer: limit,
        'signal*': limit,
        get: send,
        head: send,
        opts: send,
        post: send,
        put: send,
        patch: send,
        delete: send,
        fetch: send,
      },
    },
    answer: {
      isInert: true,
      isSentBySettling: true,
      members: {
        json: body,
        text: body,
        res: body,
        blob: body,
        arrayBuffer: body,
        formData: body,
        error: step,
        badRequest: step,
        unauthorized: step,
        forbidden: step,
        notFound: step,
        timeout: step,
        internalError: step,
        fetchError: step,
        'setTimeout*': limit,
      },
    },
  },
});
