/**
 * Writes a back end of a wanted size, the way such back ends grow: domains, each with a repository, services that call each other
 * down a chain, a router, and files of plain business rules that touch no library. The same wishes give the same texts.
 */
import { type Random, seeded } from './random.ts';

export interface WorkspaceWishes {
  readonly lines: number;
  readonly seed: number;
  /** How many services a request passes through before it reaches a repository. */
  readonly depth: number;
}

export type GeneratedWorkspace = ReadonlyMap<string, string>;

const NOUNS = [
  'order',
  'invoice',
  'customer',
  'product',
  'shipment',
  'payment',
  'account',
  'ticket',
  'project',
  'member',
  'contract',
  'report',
] as const;
const FIELDS = ['name', 'status', 'total', 'ownerId', 'createdAt', 'region', 'priority', 'amount'] as const;

export function generatedWorkspace(wishes: WorkspaceWishes): GeneratedWorkspace {
  const random = seeded(wishes.seed);
  const files = new Map<string, string>([
    [
      'package.json',
      JSON.stringify({ name: 'generated', dependencies: { express: '^5.0.0', '@prisma/client': '^7.0.0', knex: '^3.0.0' } }),
    ],
    ['tsconfig.json', JSON.stringify({ compilerOptions: { strict: true, baseUrl: '.', paths: { '@/*': ['src/*'] } } })],
    [
      'src/database.ts',
      "import { PrismaClient } from '@prisma/client';\nimport knex from 'knex';\n\nexport const prisma = new PrismaClient();\nexport const database = knex({ client: 'pg' });\n",
    ],
  ]);
  const domains: string[] = [];
  let lines = 0;
  const add = (path: string, text: string) => {
    files.set(path, text);
    lines += text.split('\n').length;
  };
  while (lines < wishes.lines) {
    const name = `${random.pick(NOUNS)}${domains.length}`;
    add(`src/${name}/${name}.repository.ts`, repository(name, random));
    for (let level = 0; level < wishes.depth; level += 1)
      add(`src/${name}/${name}.service${level}.ts`, service(name, level, wishes.depth, domains, random));
    add(`src/${name}/${name}.routes.ts`, routes(name, random));
    for (let rules = 0; rules < 3; rules += 1) add(`src/${name}/${name}.rules${rules}.ts`, businessRules(name, rules, random));
    domains.push(name);
  }
  files.set('prisma/schema.prisma', schema(domains));
  files.set('src/app.ts', app(domains));
  return files;
}

function type(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function repository(name: string, random: Random): string {
  const finders = Array.from({ length: 3 + random.below(4) }, (_, index) => {
    const field = random.pick(FIELDS);
    return `
  async findBy${type(field)}${index}(${field}: string, take = 50) {
    return this.client.${name}.findMany({ where: { ${field} }, take, orderBy: { createdAt: 'desc' } });
  }

  async raw${index}(${field}: string) {
    const rows = await database('${name}').where({ ${field} }).select('id', 'name').limit(20);
    return rows.map((row) => ({ id: row.id, label: \`${name} \${row.name}\` }));
  }`;
  });
  return `import { database, prisma } from '@/database';

export class ${type(name)}Repository {
  private readonly client = prisma;

  async findById(id: string) {
    return this.client.${name}.findUnique({ where: { id } });
  }

  async save(id: string, data: { status: string }) {
    return this.client.${name}.update({ where: { id }, data });
  }
${finders.join('\n')}
}

export const ${name}Repository = new ${type(name)}Repository();
`;
}

function service(name: string, level: number, depth: number, domains: readonly string[], random: Random): string {
  const below = level + 1 < depth ? `${name}Service${level + 1}` : `${name}Repository`;
  const file = level + 1 < depth ? `./${name}.service${level + 1}` : `./${name}.repository`;
  const other = domains.length ? domains[random.below(domains.length)] : undefined;
  const methods = Array.from({ length: 4 + random.below(5) }, (_, index) => {
    const field = random.pick(FIELDS);
    return `
  async summarise${index}(ids: readonly string[]) {
    const totals = new Map<string, number>();
    for (const id of ids) {
      ${random.below(12) === 0 ? `const found = await ${below}.findById(id);\n      totals.set(id, found ? 1 : 0);` : `totals.set(id, (totals.get(id) ?? 0) + id.length * ${index + 1});`}
    }
    const sorted = [...totals.entries()].sort(([, left], [, right]) => right - left);
    return sorted.filter(([, total]) => total > ${random.below(100)}).map(([id, total]) => ({ id, total, ${field}: String(total) }));
  }`;
  });
  return `import { ${below} } from '${file}';
${other ? `import { ${other}Repository } from '@/${other}/${other}.repository';\n` : ''}
export class ${type(name)}Service${level} {
  async findById(id: string) {
    const found = await ${below}.findById(id);
    if (!found) throw new Error(\`no ${name} \${id}\`);
    return found;
  }

  async touch(id: string) {
    ${other ? `await ${other}Repository.findById(id);\n    ` : ''}return this.findById(id);
  }
${methods.join('\n')}
}

export const ${name}Service${level} = new ${type(name)}Service${level}();
`;
}

function routes(name: string, random: Random): string {
  const handlers = Array.from({ length: 4 + random.below(6) }, (_, index) => {
    const method = random.pick(['get', 'post', 'put']);
    return `
${name}Routes.${method}('/:id/part${index}', async (request, response, next) => {
  try {
    const limit = Math.min(Number(request.query.limit ?? 20), 100);
    const found = await ${name}Service0.touch(request.params.id);
    const summary = await ${name}Service0.summarise0([found.id, String(limit)]);
    response.json({ found, summary, page: { limit, part: ${index} } });
  } catch (error) {
    next(error);
  }
});`;
  });
  return `import { Router } from 'express';
import { ${name}Service0 } from './${name}.service0';

export const ${name}Routes = Router();
${handlers.join('\n')}
`;
}

function businessRules(name: string, part: number, random: Random): string {
  const functions = Array.from({ length: 12 + random.below(10) }, (_, index) => {
    const [first, second] = [random.pick(FIELDS), random.pick(FIELDS)];
    return `
export function ${first}Of${type(name)}${index}(input: ${type(name)}Input${part}): number {
  const weights = { ${first}: ${random.below(9) + 1}, fallback: ${random.below(5)} };
  let score = 0;
  for (const line of input.lines) {
    if (line.kind === '${second}') score += line.amount * weights.${first};
    else if (line.amount < 0) continue;
    else score += weights.fallback;
  }
  return input.lines.length ? Math.round(score / input.lines.length) : 0;
}`;
  });
  return `export interface ${type(name)}Input${part} {
  readonly lines: readonly { readonly kind: string; readonly amount: number }[];
}
${functions.join('\n')}
`;
}

function schema(domains: readonly string[]): string {
  const models = domains.map(
    (name) =>
      `model ${type(name)} {\n  id String @id\n  name String\n  status String\n  ownerId String\n  createdAt DateTime\n  @@index([ownerId])\n}\n`,
  );
  return `datasource db {\n  provider = "postgresql"\n}\n\ngenerator client {\n  provider = "prisma-client-js"\n}\n\n${models.join('\n')}`;
}

function app(domains: readonly string[]): string {
  const imports = domains.map((name) => `import { ${name}Routes } from './${name}/${name}.routes';`).join('\n');
  const mounts = domains.map((name) => `app.use('/${name}', ${name}Routes);`).join('\n');
  return `import express from 'express';\n${imports}\n\nconst app = express();\napp.use(express.json());\n${mounts}\napp.listen(3000);\n`;
}
