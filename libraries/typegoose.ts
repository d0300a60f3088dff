import { library } from '../engine/contract/library.ts';
import { modelTypes } from './mongoose/mongoose-model.ts';

// https://typegoose.github.io/typegoose/docs/api/decorators/prop
const property = {
  declares: {
    what: 'column',
    isUnique: { argument: 0, option: 'unique' },
    isIndexed: { argument: 0, option: 'index' },
    reference: { argument: 0, option: 'ref' },
    standardKey: '_id',
  },
} as const;
// https://typegoose.github.io/typegoose/docs/api/decorators/indexes
const index = { declares: { what: 'index', columns: { argument: 0 }, isUnique: { argument: 1, option: 'unique' } } } as const;
const document = { is: 'row', entity: { typeArgument: 0 } } as const;

export default library({
  title: 'Typegoose',
  docs: 'https://typegoose.github.io/typegoose/docs/api/functions/getModelForClass',
  packages: { '@typegoose/typegoose': '>=7' },
  drives: 'server',
  exports: {
    getModelForClass: { returns: 'model', entity: { argument: 0 } },
    getDiscriminatorModelForClass: { returns: 'model', entity: { argument: 1 } },
    addModelToTypegoose: { returns: 'model', entity: { argument: 1 } },
    ReturnModelType: { is: 'model', entity: { typeArgument: 0 } },
    DocumentType: document,
    prop: property,
    Prop: property,
    index,
    Index: index,
    modelOptions: { declares: { what: 'table', name: { argument: 0, option: 'schemaOptions.collection' }, standardKey: '_id' } },
    ModelOptions: { declares: { what: 'table', name: { argument: 0, option: 'schemaOptions.collection' }, standardKey: '_id' } },
    buildSchema: {},
    isDocument: {},
    isDocumentArray: {},
  },
  types: modelTypes,
});
