import { library } from '../engine/contract/library.ts';

const step = { returns: 'self' } as const;
const handler = (method: string) =>
  ({ standsFor: { argument: -1 }, entry: { kind: 'route', method, from: 0, parameters: ['options'] } }) as const;
// https://trpc.io/docs/v10/server/server-side-calls: a router can be called as if it were a client.
const router = { maker: 'createCaller' } as const;
const merged = { ...router, standsFor: [{ argument: 0 }, { argument: 1 }, { argument: 2 }, { argument: 3 }] } as const;

export default library({
  title: 'tRPC',
  docs: 'https://trpc.io/docs/server/procedures',
  packages: { '@trpc/server': '>=10 <12' },
  exports: { initTRPC: { is: 'builder' }, TRPCError: {} },
  types: {
    builder: { members: { context: { ...step, keeps: { name: 'ctx', typeArgument: 0 } }, meta: step, create: { returns: 'root' } } },
    root: {
      members: {
        procedure: { is: 'procedure' },
        router: { ...router, standsFor: { argument: 0 } },
        mergeRouters: merged,
        middleware: { returns: 'middleware', entry: { kind: 'middleware', from: 0, parameters: ['options'] } },
        createCallerFactory: { standsFor: { argument: 0 }, isMaker: true },
      },
    },
    procedure: {
      members: {
        input: step,
        output: step,
        meta: step,
        use: { returns: 'self', entry: { kind: 'middleware', from: 0, parameters: ['options'] } },
        unstable_concat: step,
        query: handler('GET'),
        mutation: handler('POST'),
        subscription: handler('GET'),
      },
    },
    middleware: { members: { unstable_pipe: step } },
    options: {
      isRequest: true,
      isExtensible: true,
      // What a middleware adds to the context.
      members: { next: { keeps: { name: 'ctx', value: 'ctx' } } },
    },
  },
});
