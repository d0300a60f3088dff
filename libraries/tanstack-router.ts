import { library } from '../engine/contract/library.ts';

// A package with this router alone has no server: what is called makes entry points only where it is given handlers.
const serve = { kind: 'route', from: 1, handlers: { argument: 0, option: 'server.handlers' }, isByMethod: true, sent: [0] } as const;

export default library({
  title: 'TanStack Router',
  docs: 'https://tanstack.com/start/latest/docs/framework/react/guide/server-routes',
  packages: { '@tanstack/react-router': '>=1', '@tanstack/solid-router': '>=1' },
  exports: { createFileRoute: { returns: 'fileRoute', prefix: { argument: 0 } } },
  types: { fileRoute: { call: { entry: serve } } },
});
