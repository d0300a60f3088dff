import { library } from '../engine/contract/library.ts';

const recalls = { parameter: 2, name: 'context' } as const;
const root = { kind: 'resolver', handler: 'resolve', from: 9, sent: [1], recalls } as const;
// The Prisma and the Drizzle plugin hand their part of the query over first: https://pothos-graphql.dev/docs/plugins/prisma/objects
const queried = { ...root, sent: [2], recalls: { ...recalls, parameter: 3 }, parentAt: 1 } as const;
// https://pothos-graphql.dev/docs/plugins/dataloader: called with the keys of all that ask at once.
const loaded = { kind: 'resolver', handler: 'load', from: 9, recalls: { ...recalls, parameter: 1 } } as const;
const load = { entry: loaded } as const;

const fieldsOf = (handed: string) => ({ callback: { argument: 0, parameters: [handed], runs: 'once' } }) as const;
const fieldOf = (handed: string) => ({ entity: { argument: 0 }, callback: { argument: 1, parameters: [handed], runs: 'once' } }) as const;
const inOption = (argument: number, handed: string) =>
  ({ callback: { argument, option: 'fields', parameters: [handed], runs: 'once' } }) as const;
const ofType = { entity: { argument: 0 } } as const;
const object = { ...ofType, ...inOption(1, 'fields'), returns: 'type' } as const;
const objectFields = { ...ofType, callback: { argument: 1, parameters: ['fields'], runs: 'once' } } as const;
const objectField = { ...ofType, callback: { argument: 2, parameters: ['fields'], runs: 'once' } } as const;
const reference = { ...ofType, returns: 'type' } as const;

const makers = <Field extends object, Queried extends object>(field: Field, asked: Queried) =>
  ({
    withAuth: { returns: 'self' },
    field,
    authField: field,
    errorUnionField: field,
    errorUnionListField: field,
    fieldWithInput: field,
    boolean: field,
    booleanList: field,
    float: field,
    floatList: field,
    id: field,
    idList: field,
    int: field,
    intList: field,
    string: field,
    stringList: field,
    globalID: field,
    globalIDList: field,
    connection: field,
    prismaField: asked,
    prismaFieldWithInput: asked,
    prismaConnection: asked,
    'drizzle*': asked,
    loadable: load,
    loadableList: load,
    loadableGroup: load,
  }) as const;

export default library({
  title: 'Pothos',
  docs: 'https://pothos-graphql.dev/docs/guide/fields',
  packages: {
    '@pothos/core': '>=3',
    '@pothos/plugin-relay': '*',
    '@pothos/plugin-prisma': '*',
    '@pothos/plugin-dataloader': '*',
    '@pothos/plugin-errors': '*',
    '@pothos/plugin-scope-auth': '*',
    '@pothos/plugin-simple-objects': '*',
    '@pothos/plugin-with-input': '*',
  },
  exports: { default: { is: 'builder', keeps: { name: 'context', typeArgument: 0, typeMember: 'Context' } } },
  types: {
    builder: {
      members: {
        queryType: inOption(0, 'rootFields'),
        mutationType: inOption(0, 'rootFields'),
        subscriptionType: inOption(0, 'rootFields'),
        queryFields: fieldsOf('rootFields'),
        mutationFields: fieldsOf('rootFields'),
        subscriptionFields: fieldsOf('rootFields'),
        queryField: fieldOf('rootFields'),
        mutationField: fieldOf('rootFields'),
        subscriptionField: fieldOf('rootFields'),
        relayMutationField: { entry: { ...root, path: { argument: 0 } } },
        objectRef: reference,
        interfaceRef: reference,
        objectType: object,
        interfaceType: object,
        simpleObject: object,
        simpleInterface: object,
        node: object,
        prismaObject: object,
        prismaInterface: object,
        prismaNode: object,
        'drizzle*': object,
        loadableObject: { ...object, ...load },
        loadableInterface: { ...object, ...load },
        loadableNode: { ...object, ...load },
        loadableObjectRef: { ...reference, ...load },
        loadableInterfaceRef: { ...reference, ...load },
        loadableNodeRef: { ...reference, ...load },
        loadableUnion: load,
        objectFields,
        interfaceFields: objectFields,
        prismaObjectFields: objectFields,
        prismaInterfaceFields: objectFields,
        objectField,
        interfaceField: objectField,
        prismaObjectField: objectField,
        prismaInterfaceField: objectField,
      },
    },
    type: { members: { implement: { ...inOption(0, 'fields'), returns: 'self' } } },
    rootFields: { members: makers({ entry: root }, { entry: queried }) },
    fields: { members: makers({ entry: { ...root, isPerParent: true } }, { entry: { ...queried, isPerParent: true } }) },
  },
});
