/** How an entity is served: routers of Express, plugins of Fastify, controllers and modules of Nest. */
import type { Random } from '../random.ts';
import type { Entity, Framework } from './entity.ts';
import { capital, kebab } from './layout.ts';
import type { Part } from './module.ts';

/** What a route calls. */
export interface Service extends Part {
  /** Its methods that take some ids. */
  readonly called: readonly string[];
}

interface Handler {
  readonly method: 'get' | 'post' | 'put';
  readonly path: string;
  readonly name: string;
  /** The value that is answered, over `id`, `query` and `body`. */
  readonly answer: string;
}

/** @returns the files by path, and what the application imports to serve them */
export function routes(entity: Entity, service: Service, others: readonly Part[], random: Random): ReadonlyMap<string, string> {
  return writers[entity.framework](entity, service, others, random);
}

/** The name under which an application mounts an entity. */
export function mountOf({ name, type, framework }: Entity): string {
  return { express: `${name}Router`, fastify: `${name}Plugin`, nest: `${type}Module` }[framework];
}

export function mountFileOf({ stem, framework }: Entity): string {
  return `${stem}.${{ express: 'routes', fastify: 'plugin', nest: 'module' }[framework]}`;
}

type Writer = (entity: Entity, service: Service, others: readonly Part[], random: Random) => ReadonlyMap<string, string>;

const writers: Readonly<Record<Framework, Writer>> = { express, fastify, nest };

function handlers(entity: Entity, service: string, called: readonly string[], random: Random): readonly Handler[] {
  const { name, states } = entity;
  const [state, other] = random.some(states, 2);
  const possible: readonly Handler[] = [
    {
      method: 'get',
      path: '/',
      name: 'list',
      answer: `await ${service}.list({ status: query.status ?? '${state}' }, query.limit ?? 20, query.offset)`,
    },
    { method: 'get', path: '/:id', name: 'one', answer: `(await ${service}.get(id)) ?? { missing: id }` },
    { method: 'put', path: '/:id', name: 'change', answer: `await ${service}.change(id, { isActive: body['isActive'] === true })` },
    { method: 'post', path: '/', name: 'create', answer: `await ${service}.create({ status: '${state}', version: 1 })` },
    { method: 'post', path: '/:id/close', name: 'close', answer: `await ${service}.change(id, { status: '${other}' })` },
    {
      method: 'get',
      path: '/:id/siblings',
      name: 'siblings',
      answer: `(await ${service}.getMany([id, ...String(body['with'] ?? '').split(',')])).map((${name}) => ${name}.id)`,
    },
    { method: 'get', path: '/waiting', name: 'waiting', answer: `await ${service}.inState('${other}')` },
    ...called.map(
      (name): Handler => ({
        method: 'post',
        path: `/${kebab(name)}`,
        name,
        answer: `await ${service}.${name}(String(body['ids'] ?? '').split(','))`,
      }),
    ),
    {
      method: 'get',
      path: '/newest',
      name: 'newest',
      answer: `(await ${service}.list({}, ${random.between(5, 50)})).slice(0, ${random.between(1, 5)})`,
    },
  ];
  return possible.filter((_, index) => index < 2 || random.happens(0.6));
}

function express(entity: Entity, service: Service, _: readonly Part[], random: Random): ReadonlyMap<string, string> {
  const { name, stem } = entity;
  const code = handlers(entity, service.name, service.called, random).map(
    ({ method, path, answer }) => `${name}Router.${method}('${path}', async (request, response, next) => {
try {
${given(answer, 'request')}${random.happens(0.4) ? `const answer = ${answer};\nresponse.json(answer);` : `response.${method === 'post' ? 'status(201).' : ''}json(${answer});`}
} catch (error) {
next(error);
}
});
`,
  );
  const file = stem.slice(stem.lastIndexOf('/') + 1);
  return new Map([
    [
      `${stem}.routes.ts`,
      `import { Router } from 'express';
${importOf(service)}
import { ${name}QueryFrom } from './${file}.types';

export const ${name}Router = Router();

${code.join('\n')}`,
    ],
  ]);
}

function fastify(entity: Entity, service: Service, _: readonly Part[], random: Random): ReadonlyMap<string, string> {
  const { name, stem, plural } = entity;
  const code = handlers(entity, service.name, service.called, random).map(
    ({ method, path, answer }) => `app.${method}('/${kebab(plural)}${path === '/' ? '' : path}', async (request) => {
${given(answer, 'request')}return ${answer};
});
`,
  );
  const file = stem.slice(stem.lastIndexOf('/') + 1);
  return new Map([
    [
      `${stem}.plugin.ts`,
      `import type { FastifyInstance } from 'fastify';
${importOf(service)}
import { ${name}QueryFrom } from './${file}.types';

export async function ${name}Plugin(app: FastifyInstance): Promise<void> {
${code.join('\n')}
}
`,
    ],
  ]);
}

function nest(entity: Entity, service: Service, others: readonly Part[], random: Random): ReadonlyMap<string, string> {
  const { name, type, plural, stem } = entity;
  const file = stem.slice(stem.lastIndexOf('/') + 1);
  const wanted = handlers(entity, `this.${service.name}`, service.called, random);
  const code = wanted.map(({ method, path, name: action, answer }) => {
    const parameters = [
      ...(/\bid\b/.test(answer) ? ["@Param('id') id: string"] : []),
      ...(answer.includes('query.') ? ['@Query() given: Record<string, unknown>'] : []),
      ...(answer.includes('body[') ? ['@Body() body: Record<string, unknown>'] : []),
    ];
    const query = answer.includes('query.') ? `const query = ${name}QueryFrom(given);\n` : '';
    return `@${capital(method)}(${path === '/' ? '' : `'${path.slice(1)}'`})
async ${action}(${parameters.join(', ')}) {
${query}return ${answer};
}
`;
  });
  const used = ['Body', 'Get', 'Param', 'Post', 'Put', 'Query'].filter((word) => code.some((text) => text.includes(`@${word}(`)));
  const controller = `import { ${['Controller', ...used].sort().join(', ')} } from '@nestjs/common';
import { ${capital(service.name)} } from '../${service.file}';
${wanted.some(({ answer }) => answer.includes('query.')) ? `import { ${name}QueryFrom } from './${file}.types';\n` : ''}
@Controller('${kebab(plural)}')
export class ${type}Controller {
constructor(private readonly ${service.name}: ${capital(service.name)}) {}

${code.join('\n')}
}
`;
  const providers = [...new Map([service, ...others].map((part) => [part.name, part])).values()].filter(({ style }) => style === 'nest');
  const module = `import { Module } from '@nestjs/common';
${providers.map((part) => `import { ${capital(part.name)} } from '../${part.file}';`).join('\n')}
import { ${type}Controller } from './${file}.controller';

@Module({
controllers: [${type}Controller],
providers: [${providers.map((part) => capital(part.name)).join(', ')}],
exports: [${capital(service.name)}],
})
export class ${type}Module {}
`;
  return new Map([
    [`${stem}.controller.ts`, controller],
    [`${stem}.module.ts`, module],
  ]);
}

/** The lines that read what an answer needs from a request. */
function given(answer: string, request: string): string {
  const name = answer.match(/(\w+?)(Service|Workflow|Manager|Gateway|Coordinator|Handler)\w*\./)?.[1] ?? '';
  return [
    /\bid\b/.test(answer) ? `const id = String(${request}.params.id);\n` : '',
    answer.includes('query.') ? `const query = ${name}QueryFrom(${request}.query);\n` : '',
    answer.includes('body[') ? `const body: Record<string, unknown> = ${request}.body ?? {};\n` : '',
  ].join('');
}

function importOf({ name, file, style }: Part): string {
  return style === 'functions' ? `import * as ${name} from '../${file}';` : `import { ${name} } from '../${file}';`;
}
