import { library } from '../engine/contract/library.ts';

const resolver = { entry: { kind: 'resolver', path: { argument: 0 } } } as const;
const field = { entry: { ...resolver.entry, isPerParent: true } } as const;
const sent = { isRequest: true } as const;

// A table of its own: its `Query` decorates methods, that of `@nestjs/common` a route's parameters.
export default library({
  title: 'NestJS GraphQL',
  docs: 'https://docs.nestjs.com/graphql/resolvers',
  packages: { '@nestjs/graphql': '>=10' },
  exports: {
    Query: resolver,
    Mutation: resolver,
    Subscription: resolver,
    ResolveField: field,
    ResolveReference: field,
    Args: sent,
  },
});
