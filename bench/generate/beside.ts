/** What stands beside the services of an entity: rules, mappers, a client of another system, jobs and tests. */
import type { Random } from '../random.ts';
import { columnsOf, type Entity, fieldsOf } from './entity.ts';
import { capital, kebab, snake } from './layout.ts';
import { logicFunction } from './logic.ts';
import type { Part } from './module.ts';

export function rules(entity: Entity, count: number, random: Random): string {
  const file = entity.stem.slice(entity.stem.lastIndexOf('/') + 1);
  const functions = Array.from({ length: count }, (_, index) => logicFunction(entity, index, random));
  return `import type { ${entity.type} } from './${file}.types';\n\n${functions.join('\n')}`;
}

export function mapper(entity: Entity, random: Random): string {
  const { type, name, plural } = entity;
  const file = entity.stem.slice(entity.stem.lastIndexOf('/') + 1);
  const shown = random.some(columnsOf(entity), random.between(3, 6));
  return `import type { ${type} } from './${file}.types';

export interface ${type}View {
readonly id: string;
readonly status: string;
readonly age: number;
${shown.map(({ name: field, type: kind }) => `readonly ${field}: ${kind};`).join('\n')}
}

/** @param now milliseconds since 1970 */
export function view${type}(${name}: ${type}, now: number): ${type}View {
return {
id: ${name}.id,
status: ${name}.status.replaceAll('_', ' '),
age: Math.floor((now - ${name}.createdAt.getTime()) / 86_400_000),
${shown.map(({ name: field }) => `${field}: ${name}.${field},`).join('\n')}
};
}

export function view${capital(plural)}(${plural}: readonly ${type}[], now: number): readonly ${type}View[] {
return ${plural}.filter((one) => one.isActive).map((one) => view${type}(one, now));
}

export function ${name}Line(${name}: ${type}): string {
return [${name}.id, ${name}.status, ${shown.map(({ name: field }) => `String(${name}.${field})`).join(', ')}].map((cell) => \`"\${cell.replaceAll('"', '""')}"\`).join(';');
}
`;
}

/** Calls of another system: with a time limit, mostly. */
export function client(entity: Entity, random: Random): string {
  const { type, name, plural } = entity;
  const file = entity.stem.slice(entity.stem.lastIndexOf('/') + 1);
  const system = random.pick(['registry', 'exchange', 'archive', 'tracker', 'notifier']);
  const isPatient = random.happens(0.25);
  const url = (path: string) => `\`\${settings.${system}Url}/${kebab(plural)}/${path}\``;
  if (random.happens(0.5))
    return `import axios from 'axios';
import { settings } from '../shared/settings';
import type { ${type} } from './${file}.types';

const ${system} = axios.create({ baseURL: settings.${system}Url${isPatient ? '' : `, timeout: ${random.between(1, 9)}_000`} });

export async function push${type}(${name}: ${type}): Promise<string> {
const { data } = await ${system}.post('/${kebab(plural)}', { id: ${name}.id, status: ${name}.status });
return String(data.reference);
}

export async function ${name}Known(id: string): Promise<boolean> {
const { status } = await ${system}.get(\`/${kebab(plural)}/\${id}\`, { validateStatus: () => true });
return status === 200;
}
`;
  const signal = isPatient ? '' : `signal: AbortSignal.timeout(${random.between(1, 9)}_000), `;
  return `import { settings } from '../shared/settings';
import type { ${type} } from './${file}.types';

export async function push${type}(${name}: ${type}): Promise<string> {
const response = await fetch(${url('new')}, { ${signal}method: 'POST', body: JSON.stringify(${name}) });
if (!response.ok) throw new Error(\`${system} answered \${response.status}\`);
return response.text();
}

export async function ${name}Known(id: string): Promise<boolean> {
const response = await fetch(${url('${id}')}, { ${signal}headers: { accept: 'application/json' } });
return response.status === 200;
}
`;
}

/** A job that goes through all of an entity's rows, page by page. */
export function job(entity: Entity, repository: Part, random: Random): string {
  const { type, name, plural, states } = entity;
  const file = entity.stem.slice(entity.stem.lastIndexOf('/') + 1);
  const made = repository.style === 'nest' ? `\nconst ${repository.name} = new ${capital(repository.name)}();\n` : '';
  const from = {
    functions: `* as ${repository.name}`,
    nest: `{ ${capital(repository.name)} }`,
    singleton: `{ ${repository.name} }`,
    factory: `{ ${repository.name} }`,
  };
  return `import { logger } from '../shared/logger';
import ${from[repository.style]} from '../${repository.file}';
import { push${type} } from './${file}.client';
${made}
const SIZE = ${random.between(50, 400)};

/** Runs ${random.pick(['every night', 'every hour', 'when asked'])}. */
export async function synchronise${capital(plural)}(): Promise<number> {
let sent = 0;
for (let offset = 0; ; offset += SIZE) {
const ${plural} = await ${repository.name}.list({ status: '${random.pick(states)}' }, SIZE, offset);
for (const ${name} of ${plural}) {
const reference = await push${type}(${name});
logger.info('sent', { ${name}: ${name}.id, reference });
sent += 1;
}
if (${plural}.length < SIZE) return sent;
}
}
`;
}

export function tests(entity: Entity, random: Random): string {
  const { type, name, states } = entity;
  const file = entity.stem.slice(entity.stem.lastIndexOf('/') + 1);
  const example = [...columnsOf(entity), ...entity.fields.filter((field) => field.type === 'Date')].map(
    ({ name: field, type: kind }) =>
      `${field}: ${{ string: `'${snake(field)}-1'`, number: String(random.between(1, 99)), boolean: 'false', Date: `new Date('2025-0${random.between(1, 9)}-01')` }[kind]},`,
  );
  const cases = random.some(states, random.between(2, states.length)).map(
    (state) => `it('shows one that is ${state}', () => {
expect(view${type}(${name}({ status: '${state}' }), now)).toMatchObject({ status: '${state}', id: 'one' });
});
`,
  );
  const text = random.pick(['id', ...fieldsOf(entity, 'string')]);
  return `import { describe, expect, it } from 'vitest';
import { ${name}Line, view${type} } from './${file}.mapper';
import { is${type}Status, type ${type} } from './${file}.types';

const now = Date.parse('2025-10-01');

const ${name} = (over: Partial<${type}> = {}): ${type} => ({
id: 'one',
status: '${states[0]}',
isActive: true,
version: 1,
createdAt: new Date('2025-01-01'),
${example.join('\n')}
...over,
});

describe('the ${kebab(name).replaceAll('-', ' ')}', () => {
${cases.join('\n')}
it('is written on one line', () => {
expect(${name}Line(${name}({ ${text}: 'with "quotes"' }))).toContain('one');
});

it('knows its states', () => {
expect(is${type}Status('${states[1]}')).toBe(true);
expect(is${type}Status('nowhere')).toBe(false);
});
});
`;
}
