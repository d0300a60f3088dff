/**
 * The services between a route and a repository, one calling the next. Each has the four calls that the one above it needs, and
 * methods of its own: most ask the database as one should, some do what the rules look for.
 */
import type { Random } from '../random.ts';
import type { Entity } from './entity.ts';
import { logicFunction } from './logic.ts';
import { type Method, moduleOf, own, type Part, reach } from './module.ts';
import { type Surroundings, tasks } from './tasks.ts';

const NAMES = ['Service', 'Workflow', 'Manager', 'Gateway', 'Coordinator', 'Handler'] as const;

export interface Layer {
  readonly entity: Entity;
  readonly part: Part;
  /** What it calls: the layer below it, or the repository. */
  readonly below: Part;
  readonly isLowest: boolean;
  /** The repositories of what the entity belongs to. */
  readonly owners: readonly { readonly entity: Entity; readonly part: Part }[];
  /** The module with the area's audit trail. */
  readonly audit: string;
  readonly methodCount: number;
}

/** @param level from the top, from 0 */
export function layerName(level: number): string {
  const name = NAMES[level % NAMES.length] ?? 'Service';
  return level < NAMES.length ? name : `${name}${Math.floor(level / NAMES.length) + 1}`;
}

/** @returns the module's text, and the methods of its own that a route may call with some ids */
export function layer(
  { entity, part, below, isLowest, owners, audit, methodCount }: Layer,
  random: Random,
): { readonly code: string; readonly called: readonly string[] } {
  const lower = reach(part.style, below);
  const around: Surroundings = {
    entity,
    random,
    self: own(part.style),
    get: (id) => (isLowest ? `${lower}.findById(${id})` : `${lower}.get(${id})`),
    getMany: (ids) => (isLowest ? `${lower}.findByIds(${ids})` : `${lower}.getMany(${ids})`),
    list: (filter, limit, offset) => `${lower}.list(${[filter, limit, offset].join(', ')})`,
    change: (id, data) => (isLowest ? `${lower}.save(${id}, ${data})` : `${lower}.change(${id}, ${data})`),
    create: (data) => `${lower}.create(${data})`,
    inState: (status) => (isLowest ? `${lower}.findByStatus(${status})` : `${lower}.inState(${status})`),
    owners: owners.map((one) => ({ entity: one.entity, reached: reach(part.style, one.part) })),
  };
  const methods: Method[] = [...common(around)];
  for (let index = 0; index < methodCount; index += 1) methods.push(random.pick(tasks)(around, index));
  const used = owners.filter((one) => methods.some(({ body }) => body.includes(`${one.part.name}.`))).map((one) => one.part);
  const bodies = methods.map(({ body }) => body).join('\n');
  const file = entity.stem.slice(entity.stem.lastIndexOf('/') + 1);
  const imports = [
    ...(bodies.includes('redis.') ? ["import { redis } from '../shared/cache';"] : []),
    ...(bodies.includes('NotFound') ? ["import { NotFound } from '../shared/errors';"] : []),
    ...(bodies.includes('logger.') ? ["import { logger } from '../shared/logger';"] : []),
    ...(bodies.includes('sleep(') ? ["import { sleep } from '../shared/sleep';"] : []),
    ...(bodies.includes('recordAudit(') ? [`import { recordAudit } from '../${audit}';`] : []),
    `import type { ${bodies.includes(`${entity.type}Summary`) || methods.some(({ gives }) => gives.includes('Summary')) ? `${entity.type}, ${entity.type}Status, ${entity.type}Summary` : entity.type} } from './${file}.types';`,
    ...owners.filter((one) => used.includes(one.part)).map((one) => ownerType(one.entity)),
  ];
  const logic = Array.from({ length: random.between(1, 3) }, (_, index) => logicFunction(entity, index, random));
  return {
    code: `${moduleOf(part, [below, ...used], imports, '', methods)}\n${logic.join('\n')}`,
    called: methods.filter(({ parameters }) => parameters.startsWith('ids:')).map(({ name }) => name),
  };
}

function ownerType({ type, stem }: Entity): string {
  return `import type { ${type} } from '../${stem.slice('src/'.length)}.types';`;
}

function common({ entity, random, get, getMany, list, change, create, inState }: Surroundings): readonly Method[] {
  const { type, name } = entity;
  const isChecked = random.happens(0.5);
  return [
    {
      name: 'get',
      parameters: 'id: string',
      gives: `${type} | null`,
      body: random.happens(0.4)
        ? `const ${name} = await ${get('id')};\nif (${name} && !${name}.isActive) return null;\nreturn ${name};`
        : `return ${get('id')};`,
    },
    {
      name: 'getMany',
      parameters: 'ids: readonly string[]',
      gives: `${type}[]`,
      body: `const found = await ${getMany('[...new Set(ids)]')};\nreturn found.filter((one) => one.isActive);`,
    },
    {
      name: 'list',
      parameters: `filter: Partial<${type}>, limit: number, offset = 0`,
      gives: `${type}[]`,
      body: `return ${list('filter', 'limit', 'offset')};`,
    },
    { name: 'inState', parameters: `status: ${type}['status']`, gives: `${type}[]`, body: `return ${inState('status')};` },
    {
      name: 'change',
      parameters: `id: string, data: Partial<${type}>`,
      gives: type,
      body: `${isChecked ? `const before = await ${get('id')};\nif (!before) throw new NotFound('${name}', id);\n` : ''}const ${name} = await ${change('id', 'data')};\nrecordAudit('${name}', id, Object.keys(data));\nreturn ${name};`,
    },
    {
      name: 'create',
      parameters: `data: Partial<${type}>`,
      gives: type,
      body: `const ${name} = await ${create('data')};\nlogger.info('created', { ${name}: ${name}.id });\nreturn ${name};`,
    },
  ];
}
