import { library } from '../engine/contract/library.ts';

const step = { returns: 'self' } as const;
const parameters = ['options'] as const;

export default library({
  title: 'TanStack Start',
  docs: 'https://tanstack.com/start/latest/docs/framework/react/guide/server-functions',
  packages: {
    '@tanstack/react-start': '>=1',
    '@tanstack/solid-start': '>=1',
    '@tanstack/start-client-core': '>=1',
  },
  exports: {
    createServerFn: { returns: 'builder' },
    createMiddleware: { returns: 'middleware' },
    createServerFileRoute: { returns: 'serverRoute', prefix: { argument: 0 } },
  },
  types: {
    builder: {
      members: {
        middleware: step,
        validator: step,
        'input*': step,
        handler: { standsFor: { argument: 0 }, entry: { kind: 'action', from: 0, parameters } },
      },
    },
    middleware: {
      members: {
        middleware: step,
        validator: step,
        'input*': step,
        client: step,
        server: { returns: 'self', entry: { kind: 'middleware', from: 0, parameters } },
      },
    },
    serverRoute: { members: { methods: { entry: { kind: 'route', from: 1, handlers: { argument: 0 }, isByMethod: true, sent: [0] } } } },
    options: {
      isRequest: true,
      isExtensible: true,
      // What a middleware adds to the context.
      members: { next: { keeps: { name: 'context', value: 'context' } } },
    },
  },
});
