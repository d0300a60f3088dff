import { library } from '../engine/contract/library.ts';

const step = { returns: 'self' } as const;
const middleware = { kind: 'middleware', from: 0, parameters: ['options'] } as const;
const action = { standsFor: { argument: 0 }, entry: { kind: 'action', from: 0, parameters: ['options'] } } as const;

export default library({
  title: 'next-safe-action',
  docs: 'https://next-safe-action.dev/docs/define-actions/instance-methods',
  packages: { 'next-safe-action': '>=7' },
  exports: {
    createSafeActionClient: { returns: 'client' },
    createMiddleware: { returns: 'middleware' },
    returnValidationErrors: {},
  },
  types: {
    client: {
      members: {
        use: { returns: 'self', entry: middleware },
        useValidated: { returns: 'self', entry: middleware },
        metadata: step,
        schema: step,
        inputSchema: step,
        outputSchema: step,
        bindArgsSchemas: step,
        action,
        stateAction: action,
      },
    },
    middleware: { members: { define: { entry: middleware } } },
    options: {
      isRequest: true,
      isExtensible: true,
      // What a middleware adds to the context.
      members: { next: { keeps: { name: 'ctx', value: 'ctx' } } },
    },
  },
});
