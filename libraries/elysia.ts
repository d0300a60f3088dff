import { library } from '../engine/contract/library.ts';

const parameters = ['context'] as const;
const step = { returns: 'self' } as const;
const route = (method: string) =>
  ({ returns: 'self', entry: { kind: 'route', method, path: { argument: 0 }, from: 1, parameters } }) as const;
const hook = { returns: 'self', entry: { kind: 'middleware', from: 0, parameters } } as const;
// https://elysiajs.com/patterns/extends-context: a name and a value, or an object of such, or a function that makes one for each request.
const keep = { returns: 'self', keeps: { name: { at: { argument: 0 } }, value: { argument: 1 }, all: { argument: 0 } } } as const;
const made = { ...hook, keeps: { all: [{ argument: 0 }, { argument: 1 }] } } as const;
const grouped = (argument: readonly number[]) => ({ argument, parameters: ['app'], runs: 'once' }) as const;
const create = { is: 'app', prefix: { argument: 0, option: 'prefix' } } as const;

export default library({
  title: 'Elysia',
  docs: 'https://elysiajs.com/essential/route',
  packages: { elysia: '>=1 <2' },
  exports: {
    default: create,
    Elysia: create,
    AnyElysia: { is: 'app' },
    Context: { is: 'context' },
    Handler: { is: 'handler' },
    InlineHandler: { is: 'handler' },
    t: {},
    status: {},
    redirect: {},
    file: {},
  },
  types: {
    handler: { parameters },
    app: {
      members: {
        get: route('GET'),
        post: route('POST'),
        put: route('PUT'),
        patch: route('PATCH'),
        delete: route('DELETE'),
        head: route('HEAD'),
        options: route('OPTIONS'),
        all: route('*'),
        route: { returns: 'self', entry: { kind: 'route', method: { argument: 0 }, path: { argument: 1 }, from: 2, parameters } },
        // https://elysiajs.com/patterns/websocket
        ws: { returns: 'self', entry: { kind: 'socket', path: { argument: 0 }, from: 2, handlers: { argument: 1 }, sent: [1] } },
        group: { returns: 'self', mount: { path: { argument: 0 }, from: 1 }, callback: grouped([1, 2]) },
        guard: { returns: 'self', callback: grouped([0, 1]) },
        use: { returns: 'self', mount: { from: 0 }, callback: grouped([0]) },
        decorate: keep,
        state: keep,
        derive: made,
        resolve: made,
        onRequest: hook,
        onParse: hook,
        onTransform: hook,
        onBeforeHandle: hook,
        onAfterHandle: hook,
        mapResponse: hook,
        onError: { returns: 'self', entry: { kind: 'middleware', from: 0 } },
        onAfterResponse: { returns: 'self', callback: { argument: [0, 1], parameters, runs: 'later' } },
        onStart: { returns: 'self', callback: { argument: 0, runs: 'later' } },
        onStop: { returns: 'self', callback: { argument: 0, runs: 'later' } },
        as: step,
        error: step,
        headers: step,
        macro: step,
        model: step,
        mount: step,
        prefix: step,
        listen: step,
        handle: {},
        fetch: {},
        stop: {},
      },
    },
    context: { isRequest: true, isExtensible: true, members: { store: { is: 'store' }, set: {}, status: {}, redirect: {} } },
    store: { isExtensible: true },
  },
});
