import { library } from '../engine/contract/library.ts';

export default library({
  title: 'GraphQL.js',
  docs: 'https://www.graphql-js.org/docs/constructing-types/',
  packages: { graphql: '>=14', 'graphql-relay': '*' },
  exports: {
    GraphQLObjectType: {},
    GraphQLInterfaceType: {},
    GraphQLInputObjectType: {},
    GraphQLEnumType: {},
    GraphQLUnionType: {},
    GraphQLScalarType: {},
    GraphQLNonNull: {},
    GraphQLList: {},
    GraphQLSchema: {},
  },
  // A field: `{ type: AccountType, resolve(order) { … } }`.
  shapes: [{ with: ['type'], handler: 'resolve', kind: 'resolver', sent: [1] }],
});
