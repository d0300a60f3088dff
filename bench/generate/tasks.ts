/** What methods of services do: each a shape of its own, with names and details by chance. Comments say which of them a rule looks for. */
import type { Random } from '../random.ts';
import { type Entity, fieldsOf } from './entity.ts';
import { capital } from './layout.ts';
import type { Method } from './module.ts';

export interface Surroundings {
  readonly entity: Entity;
  readonly random: Random;
  /** How a method calls another of the same module. */
  readonly self: string;
  /** Calls of the layer below, each an expression that gives a promise. */
  get(id: string): string;
  getMany(ids: string): string;
  list(filter: string, limit: string, offset: string): string;
  change(id: string, data: string): string;
  create(data: string): string;
  inState(status: string): string;
  readonly owners: readonly { readonly entity: Entity; readonly reached: string }[];
}

type Task = (around: Surroundings, index: number) => Method;

/** How often a method does what a rule looks for, where it could do either. */
const SLOW = 0.12;

const summarised: Task = ({ entity: { type, plural }, random, list }, index) => ({
  name: `summarise${index}`,
  parameters: `filter: Partial<${type}>, limit = ${random.between(20, 100)}`,
  gives: `${type}Summary`,
  body: `const ${plural} = await ${list('filter', 'limit', '0')};
const perStatus = new Map<${type}Status, number>();
for (const one of ${plural}) perStatus.set(one.status, (perStatus.get(one.status) ?? 0) + 1);
const [newest] = [...${plural}].sort((left, right) => right.createdAt.getTime() - left.createdAt.getTime());
return { total: ${plural}.length, perStatus, newest };`,
});

/** One by one: a query per id, behind as many calls as there are layers. */
const gathered: Task = ({ entity, random, get, getMany }, index) => {
  const { type, name, plural } = entity;
  const field = random.pick(['id', ...fieldsOf(entity, 'string')]);
  const isSlow = random.happens(SLOW);
  return {
    name: `collect${index}`,
    parameters: 'ids: readonly string[]',
    gives: 'readonly string[]',
    body: isSlow
      ? `const ${plural}: ${type}[] = [];
for (const id of ids) {
const ${name} = await ${get('id')};
if (${name}) ${plural}.push(${name});
}
return ${plural}.map((one) => one.${field});`
      : `const ${plural} = await ${getMany('ids')};
const known = new Map(${plural}.map((one) => [one.id, one]));
return ids.flatMap((id) => known.get(id)?.${field} ?? []);`,
  };
};

/** Rows with what they belong to: by one query per row, by a look through all owners for each row, or by a map. */
const joined: Task = (around, index) => {
  const { entity, random, list, owners } = around;
  const [owner] = random.some(owners, 1);
  if (!owner) return gathered(around, index);
  const { type, plural } = entity;
  const key = `${owner.entity.name}Id`;
  const how = random.happens(SLOW) ? 'row by row' : random.happens(SLOW) ? 'searched' : 'mapped';
  const ways = {
    'row by row': `return Promise.all(${plural}.map(async (one) => ({ ...one, owner: await ${owner.reached}.findById(one.${key}) })));`,
    searched: `const all = await ${owner.reached}.findByIds(${plural}.map((one) => one.${key}));
return ${plural}.map((one) => ({ ...one, owner: all.find((candidate) => candidate.id === one.${key}) ?? null }));`,
    mapped: `const all = await ${owner.reached}.findByIds([...new Set(${plural}.map((one) => one.${key}))]);
const byId = new Map(all.map((one) => [one.id, one]));
return ${plural}.map((one) => ({ ...one, owner: byId.get(one.${key}) ?? null }));`,
  };
  return {
    name: `with${owner.entity.type}${index}`,
    parameters: `filter: Partial<${type}>, limit = ${random.between(10, 100)}`,
    gives: `readonly (${type} & { readonly owner: ${owner.entity.type} | null })[]`,
    body: `const ${plural} = await ${list('filter', 'limit', '0')};\n${ways[how]}`,
  };
};

const moved: Task = ({ entity: { type, name, states }, random, self, get }, index) => {
  const [from, to, last] = random.some(states, 3);
  return {
    name: `advance${index}`,
    parameters: 'id: string, reason: string',
    gives: type,
    body: `const ${name} = await ${get('id')};
if (!${name}) throw new NotFound('${name}', id);
if (reason.length < ${random.between(3, 20)}) throw new RangeError('say why');
switch (${name}.status) {
case '${from}':
return ${self}change(id, { status: '${to}' });
case '${to}':
return ${self}change(id, { status: '${last}', version: ${name}.version + 1 });
default:
return ${name};
}`,
  };
};

/** Written one by one. */
const imported: Task = ({ entity: { type, name }, random, create }, index) => ({
  name: `import${index}`,
  parameters: `rows: readonly Partial<${type}>[]`,
  gives: '{ readonly taken: number; readonly refused: readonly string[] }',
  body: `const refused: string[] = [];
let taken = 0;
for (const row of rows) {
if (row.isActive === false || (row.version ?? 1) > ${random.between(5, 90)}) {
refused.push(row.id ?? 'without id');
continue;
}
${random.happens(SLOW * 2) ? `const ${name} = await ${create('row')};\nlogger.info('imported', { id: ${name}.id });\n` : ''}taken += 1;
}
return { taken, refused };`,
});

/** Two answers that do not need each other, awaited one after the other or at once. */
const compared: Task = ({ entity: { type, states }, random, list }, index) => {
  const [first, second] = random.some(states, 2);
  const [left, right] = [list(`{ status: '${first}' }`, '20', '0'), list(`{ status: '${second}' }`, '20', '0')];
  return {
    name: `compare${index}`,
    parameters: `choose: (one: ${type}) => number`,
    gives: 'number',
    body: random.happens(SLOW)
      ? `const before = await ${left};\nconst after = await ${right};\nreturn after.reduce((sum, one) => sum + choose(one), 0) - before.reduce((sum, one) => sum + choose(one), 0);`
      : `const [before, after] = await Promise.all([${left}, ${right}]);\nconst sum = (rows: readonly ${type}[]) => rows.reduce((total, one) => total + choose(one), 0);\nreturn sum(after) - sum(before);`,
  };
};

const retried: Task = ({ entity: { type, name }, random, change }, index) => ({
  name: `persist${index}`,
  parameters: `id: string, data: Partial<${type}>`,
  gives: type,
  body: `let failure: unknown;
for (let attempt = 0; attempt < ${random.between(2, 5)}; attempt += 1) {
try {
return await ${change('id', 'data')};
} catch (error) {
failure = error;
logger.warn('${name} not saved', { id, attempt });
await sleep(2 ** attempt * ${random.between(50, 400)});
}
}
throw failure;`,
});

const walked: Task = ({ entity: { type, plural, states }, random, list }, index) => ({
  name: `each${index}`,
  parameters: `visit: (one: ${type}) => void`,
  gives: 'number',
  body: `const size = ${random.between(50, 500)};
let offset = 0;
for (;;) {
const ${plural} = await ${list(`{ status: '${random.pick(states)}' }`, 'size', 'offset')};
for (const one of ${plural}) visit(one);
offset += ${plural}.length;
if (${plural}.length < size) return offset;
}`,
});

const cached: Task = ({ entity: { type, name }, random, get }, index) => ({
  name: `cached${index}`,
  parameters: 'id: string',
  gives: `${type} | null`,
  body: `const key = \`${name}:\${id}\`;
const kept = await redis.get(key);
if (kept) return JSON.parse(kept) as ${type};
const ${name} = await ${get('id')};
if (${name}) await redis.set(key, JSON.stringify(${name}), 'EX', ${random.between(30, 900)});
return ${name};`,
});

const computed: Task = ({ entity, random, getMany }, index) => {
  const field = random.pick(['version', ...fieldsOf(entity, 'number')]);
  const text = random.pick(['id', ...fieldsOf(entity, 'string')]);
  return {
    name: `rank${index}`,
    parameters: `ids: readonly string[], least = ${random.between(1, 40)}`,
    gives: 'readonly { readonly label: string; readonly score: number }[]',
    body: `const ${entity.plural} = await ${getMany('ids')};
const scored = ${entity.plural}
.filter((one) => one.${field} >= least)
.map((one) => ({ label: one.${text}${random.pick(['', '.trim()', '.toLowerCase()'])}, score: one.${field} * ${random.between(2, 9)} + one.version }));
scored.sort((left, right) => right.score - left.score${random.happens(0.5) ? ' || left.label.localeCompare(right.label)' : ''});
return scored.slice(0, ${random.between(5, 60)});`,
  };
};

const checked: Task = ({ entity, random, get }, index) => {
  const flag = random.pick(['isActive', ...fieldsOf(entity, 'boolean')]);
  return {
    name: `can${capital(random.pick(['archive', 'reopen', 'merge', 'export', 'forward']))}${index}`,
    parameters: 'id: string, roles: ReadonlySet<string>',
    gives: 'boolean',
    body: `if (!roles.has('${random.pick(['admin', 'editor', 'owner', 'support'])}')) return false;
const ${entity.name} = await ${get('id')};
if (!${entity.name}) return false;
return ${entity.name}.${flag} && ${entity.name}.status !== '${random.pick(entity.states)}';`,
  };
};

export const tasks: readonly [Task, ...Task[]] = [
  ...([summarised, gathered, joined, moved, imported, compared] as const),
  ...[retried, walked, cached, computed, computed, checked],
];
