import { library } from '../engine/contract/library.ts';

const step = { returns: 'self' } as const;
const entry = { kind: 'route', from: 0, parameters: ['options'] } as const;
const middleware = { kind: 'middleware', from: 0, parameters: ['options'] } as const;
const common = {
  $context: { ...step, keeps: { name: 'context', typeArgument: 0 } },
  $config: step,
  use: { returns: 'self', entry: middleware },
  handler: { standsFor: { argument: 0 }, entry },
} as const;

export default library({
  title: 'oRPC',
  docs: 'https://orpc.dev/docs/procedure',
  packages: { '@orpc/server': '>=1' },
  exports: { os: { is: 'builder' }, implement: { returns: 'implementer' }, ORPCError: {} },
  types: {
    builder: {
      members: {
        ...common,
        $meta: step,
        $route: step,
        $input: step,
        errors: step,
        meta: step,
        route: { ...step, prefix: { argument: 0, option: 'path' } },
        input: step,
        output: step,
        prefix: step,
        tag: step,
        middleware: { returns: 'middleware', entry: middleware },
        router: { standsFor: { argument: 0 } },
        lazy: {},
      },
    },
    // A contract's procedures by their names: `contract.planets.list.handler(…)`.
    implementer: { members: { ...common, '*': { is: 'implementer' } } },
    middleware: { members: { concat: step, mapInput: step } },
    options: {
      isRequest: true,
      isExtensible: true,
      // What a middleware adds to the context.
      members: { next: { keeps: { name: 'context', value: 'context' } } },
    },
  },
});
