import { library } from '../engine/contract/library.ts';

const map = { kind: 'resolver', from: 9, handlers: { argument: 0, option: 'resolvers' }, sent: [1] } as const;
const field = { entry: { kind: 'resolver', isPerParent: true } } as const;
const sent = { isRequest: true } as const;
const method = { entry: { kind: 'resolver' } } as const;

export default library({
  title: 'GraphQL servers',
  docs: 'https://www.apollographql.com/docs/apollo-server/data/resolvers',
  packages: {
    '@apollo/server': '>=4',
    'apollo-server': '*',
    'apollo-server-express': '*',
    'graphql-yoga': '>=3',
    '@graphql-tools/schema': '*',
    'type-graphql': '*',
    mercurius: '*',
  },
  exports: {
    ApolloServer: { is: 'server', entry: map },
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
  types: { server: { members: { start: {}, stop: {}, listen: { until: '4' }, executeOperation: {} } } },
});
