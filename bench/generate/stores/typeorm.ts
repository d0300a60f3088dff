/** Repositories on TypeORM: a decorated class an entity, with the repository that the data source hands out. */
import { columnsOf, type Entity } from '../entity.ts';
import type { StoreCode } from '../store.ts';

export const typeorm: StoreCode = {
  dependencies: { typeorm: '^0.3.20', 'reflect-metadata': '^0.2.0', pg: '^8.11.0' },
  setUp: (entities) =>
    new Map([
      [
        'src/shared/data-source.ts',
        "import 'reflect-metadata';\nimport { DataSource } from 'typeorm';\nimport { settings } from './settings';\n\nexport const dataSource = new DataSource({ type: 'postgres', url: settings.databaseUrl, entities: ['src/**/*.entity.ts'] });\n",
      ],
      ...entities.map((entity): [string, string] => [`${entity.stem}.entity.ts`, entityClass(entity)]),
    ]),
  imports: ({ type, stem }) => [
    "import { In } from 'typeorm';",
    "import { dataSource } from '../shared/data-source';",
    `import { ${type}Entity } from './${stem.slice(stem.lastIndexOf('/') + 1)}.entity';`,
  ],
  preamble: ({ type }) => `const rows = dataSource.getRepository(${type}Entity);\n`,
  byId: () => 'rows.findOneBy({ id })',
  byIds: () => 'rows.findBy({ id: In([...ids]) })',
  by: ({ name }, column, isBounded) =>
    isBounded
      ? `rows.find({ where: { ${column.name} }, order: { createdAt: 'DESC' }, take: limit })`
      : `rows\n.createQueryBuilder('${name}')\n.where('${name}.${column.name} = :${column.name}', { ${column.name} })\n.orderBy('${name}.createdAt', 'DESC')\n.getMany()`,
  page: (_, order) => `rows.find({ where: filter, order: { ${order}: 'ASC' }, take: limit, skip: offset })`,
  count: () => 'rows.countBy(filter)',
  insert: () => 'rows.save(rows.create(data))',
  update: () => 'rows.save({ id, ...data })',
  remove: () => 'rows.delete({ id })',
};

function entityClass(entity: Entity): string {
  const columns = [...columnsOf(entity), ...entity.fields.filter(({ type }) => type === 'Date')].map(
    ({ name, type }) => `@Column()\n${name}!: ${type};\n`,
  );
  return `import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, VersionColumn } from 'typeorm';
import type { ${entity.type}Status } from './${entity.stem.slice(entity.stem.lastIndexOf('/') + 1)}.types';

@Entity()
export class ${entity.type}Entity {
@PrimaryGeneratedColumn('uuid')
id!: string;

@Column({ type: 'varchar' })
status!: ${entity.type}Status;

@Column({ default: true })
isActive!: boolean;

@VersionColumn()
version!: number;

@CreateDateColumn()
createdAt!: Date;

${columns.join('\n')}
}
`;
}
