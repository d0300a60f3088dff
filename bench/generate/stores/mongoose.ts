/** Repositories on Mongoose: a schema and a model an entity. */
import { columnsOf, type Entity, type Field } from '../entity.ts';
import type { StoreCode } from '../store.ts';

export const mongoose: StoreCode = {
  dependencies: { mongoose: '^8.5.0' },
  setUp: (entities) =>
    new Map([
      [
        'src/shared/mongoose.ts',
        "import mongoose from 'mongoose';\nimport { settings } from './settings';\n\nexport async function connect(): Promise<void> {\n  await mongoose.connect(settings.databaseUrl, { maxPoolSize: 20 });\n}\n",
      ],
      ...entities.map((entity): [string, string] => [`${entity.stem}.model.ts`, model(entity)]),
    ]),
  imports: ({ type, stem }) => [`import { ${type}Model } from './${stem.slice(stem.lastIndexOf('/') + 1)}.model';`],
  preamble: () => '',
  byId: ({ type }) => `${type}Model.findById(id).lean()`,
  byIds: ({ type }) => `${type}Model.find({ _id: { $in: ids } }).lean()`,
  by: ({ type }, { name }, isBounded) =>
    `${type}Model.find({ ${name} })\n.sort({ createdAt: -1 })${isBounded ? '\n.limit(limit)' : ''}\n.lean()`,
  page: ({ type }, order) => `${type}Model.find(filter)\n.sort({ ${order}: 1 })\n.skip(offset)\n.limit(limit)\n.lean()`,
  count: ({ type }) => `${type}Model.countDocuments(filter)`,
  insert: ({ type }) => `${type}Model.create(data)`,
  update: ({ type }) => `${type}Model.findByIdAndUpdate(id, data, { new: true }).lean()`,
  remove: ({ type }) => `${type}Model.deleteOne({ _id: id })`,
};

const TYPES: Readonly<Record<Field['type'], string>> = { string: 'String', number: 'Number', boolean: 'Boolean', Date: 'Date' };

function model(entity: Entity): string {
  const fields = [...columnsOf(entity), ...entity.fields.filter(({ type }) => type === 'Date')];
  const lines = fields.map(
    ({ name, type }) => `${name}: { type: ${TYPES[type]}, required: true${name.endsWith('Id') ? ', index: true' : ''} },`,
  );
  return `import { model, Schema } from 'mongoose';

const ${entity.name}Schema = new Schema(
{
status: { type: String, enum: [${entity.states.map((state) => `'${state}'`).join(', ')}], required: true },
isActive: { type: Boolean, default: true },
version: { type: Number, default: 1 },
${lines.join('\n')}
},
{ timestamps: true },
);

export const ${entity.type}Model = model('${entity.type}', ${entity.name}Schema);
`;
}
