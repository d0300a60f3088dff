import { library } from '../engine/contract/library.ts';

const map = {
  kind: 'resolver',
  from: 9,
  handlers: { argument: 0, option: 'resolvers' },
  sent: [1],
  recalls: { parameter: 2, name: 'context' },
} as const;
const context = (argument: number) => ({ name: 'context', value: { argument, option: 'context' }, isMade: true }) as const;
const field = { entry: { kind: 'resolver', isPerParent: true } } as const;
const sent = { isRequest: true } as const;
const method = { entry: { kind: 'resolver' } } as const;

export default library({
  title: 'GraphQL servers',
  docs: 'https://www.apollographql.com/docs/apollo-server/data/resolvers',
  packages: {
    '@apollo/server': '>=4',
    '@as-integrations/express4': '*',
    '@as-integrations/express5': '*',
    '@as-integrations/fastify': '*',
    '@as-integrations/koa': '*',
    '@as-integrations/next': '*',
    'apollo-server': '*',
    'apollo-server-express': '*',
    'graphql-yoga': '>=3',
    '@graphql-tools/schema': '*',
    'graphql-tools': '>=2',
    'type-graphql': '*',
    mercurius: '*',
  },
  exports: {
    ApolloServer: { is: 'server', entry: map, keeps: context(0) },
    expressMiddleware: { keeps: context(1) },
    startStandaloneServer: { keeps: context(1) },
    startServerAndCreateNextHandler: { keeps: context(1) },
    fastifyApolloHandler: { keeps: context(1) },
    koaMiddleware: { keeps: context(1) },
    createYoga: { keeps: context(0) },
    makeExecutableSchema: { entry: map },
    addResolversToSchema: { entry: { ...map, handlers: [map.handlers, { argument: 1 }] } },
    createSchema: { entry: map },
    Query: method,
    Mutation: method,
    Subscription: method,
    FieldResolver: field,
    Arg: sent,
    Args: sent,
  },
  // https://the-guild.dev/graphql/codegen/plugins/typescript/typescript-resolvers
  written: [
    { type: 'Resolvers', beside: ['ResolversTypes', 'ResolversParentTypes'], entry: map },
    { type: '*Resolvers', beside: ['ResolversTypes', 'ResolversParentTypes'], entry: map },
  ],
  types: { server: { members: { start: {}, stop: {}, listen: { until: '4' }, executeOperation: {} } } },
});
