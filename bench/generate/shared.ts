/** What all parts of a generated back end share: settings, errors, the logger, the cache, areas' audit trails, the application itself. */
import type { Entity, Framework, Store } from './entity.ts';
import { kebab } from './layout.ts';
import { stores } from './repository.ts';
import { mountFileOf, mountOf } from './routes.ts';

/** How many files call one area's audit trail: so many feel a change of that function. */
const FILES_PER_AREA = 50;

/** @param layers how many files of each entity call it */
export function auditFile(index: number, layers: number): string {
  const area = Math.floor((index * layers) / FILES_PER_AREA);
  const name = AREAS[area % AREAS.length] ?? 'area';
  return `areas/${name}${area < AREAS.length ? '' : `-${Math.floor(area / AREAS.length) + 1}`}/audit`;
}

export function audit(file: string): string {
  const area = file.split('/')[1] ?? '';
  return `import { logger } from '../../shared/logger';

export interface AuditEntry {
readonly area: string;
readonly entity: string;
readonly id: string;
readonly changed: readonly string[];
readonly at: Date;
}

const HIDDEN: ReadonlySet<string> = new Set(['email', 'note']);

export function recordAudit(entity: string, id: string, changed: readonly string[]): AuditEntry {
const entry: AuditEntry = { area: '${area}', entity, id, changed: changed.filter((field) => !HIDDEN.has(field)), at: new Date() };
logger.info('changed', { ...entry });
return entry;
}
`;
}

export function shared(entities: readonly Entity[]): ReadonlyMap<string, string> {
  const used = new Set(entities.map(({ store }) => store));
  const frameworks = new Set(entities.map(({ framework }) => framework));
  return new Map([
    ['package.json', manifest(used, frameworks)],
    ['tsconfig.json', TSCONFIG],
    ['src/shared/settings.ts', SETTINGS],
    ['src/shared/errors.ts', ERRORS],
    ['src/shared/logger.ts', LOGGER],
    ['src/shared/sleep.ts', SLEEP],
    [
      'src/shared/cache.ts',
      "import Redis from 'ioredis';\nimport { settings } from './settings';\n\nexport const redis = new Redis(settings.redisUrl);\n",
    ],
    ...[...frameworks].map((framework): [string, string] => [
      `src/${framework}.ts`,
      applications[framework](entities.filter((one) => one.framework === framework)),
    ]),
    ...[...used].flatMap((store) => [...stores[store].setUp(entities.filter((entity) => entity.store === store))]),
  ]);
}

const AREAS = ['billing', 'sales', 'support', 'logistics', 'catalogue', 'growth', 'finance', 'identity', 'planning', 'field'] as const;

const DEPENDENCIES: Readonly<Record<Framework, Readonly<Record<string, string>>>> = {
  express: { express: '^5.0.0' },
  fastify: { fastify: '^5.0.0' },
  nest: { '@nestjs/common': '^11.0.0', '@nestjs/core': '^11.0.0' },
};

function manifest(used: ReadonlySet<Store>, frameworks: ReadonlySet<Framework>): string {
  const dependencies = Object.assign(
    { axios: '^1.7.0', ioredis: '^5.4.0' },
    ...[...frameworks].map((framework) => DEPENDENCIES[framework]),
    ...[...used].map((store) => stores[store].dependencies),
  );
  return `${JSON.stringify({ name: 'generated', private: true, dependencies, devDependencies: { typescript: '^5.9.0', vitest: '^3.0.0' } }, undefined, 2)}\n`;
}

const TSCONFIG = `${JSON.stringify(
  {
    compilerOptions: {
      target: 'es2023',
      module: 'preserve',
      moduleResolution: 'bundler',
      strict: true,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
      skipLibCheck: true,
      noEmit: true,
    },
    include: ['src'],
  },
  undefined,
  2,
)}\n`;

const SETTINGS = `const variable = (name: string, otherwise: string): string => process.env[name] ?? otherwise;

export const settings = {
  databaseUrl: variable('DATABASE_URL', 'postgres://localhost/generated'),
  redisUrl: variable('REDIS_URL', 'redis://localhost'),
  registryUrl: variable('REGISTRY_URL', 'https://registry.internal'),
  exchangeUrl: variable('EXCHANGE_URL', 'https://exchange.internal'),
  archiveUrl: variable('ARCHIVE_URL', 'https://archive.internal'),
  trackerUrl: variable('TRACKER_URL', 'https://tracker.internal'),
  notifierUrl: variable('NOTIFIER_URL', 'https://notifier.internal'),
};
`;

const ERRORS = `export class NotFound extends Error {
  constructor(
    readonly entity: string,
    readonly id: string,
  ) {
    super(\`there is no \${entity} \${id}\`);
  }
}
`;

const LOGGER = `type Facts = Readonly<Record<string, unknown>>;

const write = (level: string) => (message: string, facts: Facts = {}) => {
  process.stdout.write(\`\${JSON.stringify({ level, message, ...facts })}\\n\`);
};

export const logger = { info: write('info'), warn: write('warn'), error: write('error') };
`;

const SLEEP =
  'export const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));\n';

const applications: Readonly<Record<Framework, (entities: readonly Entity[]) => string>> = {
  express: (entities) => `import compression from 'compression';
import express from 'express';
${entities.map(mountImport).join('\n')}

const app = express();
app.use(compression());
app.use(express.json());
${entities.map((entity) => `app.use('/${kebab(entity.plural)}', ${mountOf(entity)});`).join('\n')}
app.listen(3000);
`,
  fastify: (entities) => `import fastify from 'fastify';
${entities.map(mountImport).join('\n')}

const app = fastify({ logger: true });
${entities.map((entity) => `app.register(${mountOf(entity)});`).join('\n')}
app.listen({ port: 3001 });
`,
  nest: (entities) => `import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
${entities.map(mountImport).join('\n')}

@Module({ imports: [${entities.map(mountOf).join(', ')}] })
class AppModule {}

NestFactory.create(AppModule).then((app) => app.listen(3002));
`,
};

function mountImport(entity: Entity): string {
  return `import { ${mountOf(entity)} } from '.${mountFileOf(entity).slice('src'.length)}';`;
}
