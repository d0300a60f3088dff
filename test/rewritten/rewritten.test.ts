/**
 * What a rule says does not change with how the same thing is written: the programs of pages, written in other ways that mean the same,
 * are reported as before, or not at all as before.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../rules/index.ts';
import { type Program, parsePage } from '../pages/page.ts';
import { judged } from '../pages/program.ts';
import { answers } from './answers.ts';
import { clients } from './clients.ts';
import { functions } from './functions.ts';
import { loops } from './loops.ts';
import { modules } from './modules.ts';
import { type Rewriting, rewritten } from './rewriting.ts';

const PAGES = ['databases/n-plus-one-query', 'databases/write-in-loop', 'code/request-in-loop'];

/** Where a body is a function of its own, what it does tells no longer what the loop around its call is for. */
const TOLD_BY_BODIES = [
  'Mongoose: few, as a setting says, through a helper and into an object',
  'Prisma: each round needs the one before',
  'Mongoose: paced by a queue or a limiter',
  'Knex: limited, one by one into a list',
  'Prisma: each setting is changed in its own way',
  'TypeORM: the one of a name',
  'fetch: until there are enough',
];

/** A test that finds nothing in a cache, and a getter, are read where they stand and not through what is chained on to them. */
const READ_WHERE_THEY_STAND = [
  'Prisma and Sequelize: a getter that queries, inherited or not',
  'Knex: a cache is waited for first, which another function fills, a hint',
  'Knex: a cache of the house is handed what fills a miss, a hint',
  'ioredis and Knex: a store with an expiry is asked first, a hint',
  'TypeORM: few, as a map of a service says, whichever it is',
  'Prisma: each round needs the one before',
];

/** What comes before a failure, a page's number and a property's absence are not seen from inside another function. */
const SEEN_FROM_OUTSIDE = [
  'Prisma: only to say what went wrong',
  'TypeORM: pages that are counted, asked for through a repository',
  'Prisma: a command that names no tenant',
  'Prisma: each round needs the one before',
  'Mongoose: paced by a queue or a limiter',
];

/** Lists that a client's library hands out are followed through loops and positions, and not through what is called on them. */
const LISTS_OF_CLIENTS = ['Linear: each by its own, and what was fetched fetches more, a hint'];

/** Where the other way does not mean quite the same, or the engine has something to learn: by rewriting, the names of programs. */
const DIFFERENT: Readonly<Record<string, readonly string[]>> = {
  'a counter': ['Mongoose: few, as a setting says, through a helper and into an object'],
  'a function of its own that runs each': [
    ...TOLD_BY_BODIES,
    "Prisma: few, or a batch at a time, by functions of one's own that run what they are handed",
    'Knex: chunks from a helper',
    'Drizzle: chunks made by hand',
    'Knex: few and known, by what a function of the file returns, and the parts of a path',
    'Prisma, Mongoose and Drizzle: a batch at a time',
  ],
  'numbered items': LISTS_OF_CLIENTS,
  'a chain of promises': [...TOLD_BY_BODIES, ...LISTS_OF_CLIENTS],
  'a handler of failures': READ_WHERE_THEY_STAND,
  'a function that is called at once': SEEN_FROM_OUTSIDE,
  'a function of its own that measures': [
    ...SEEN_FROM_OUTSIDE,
    // A tag of which nothing is known is taken for a query where it is awaited itself.
    'Postgres.js: a tag that another package hands out, known by what is awaited of it',
    'Prisma and Sequelize: a getter that queries, inherited or not',
    'TypeORM: few, as a map of a service says, whichever it is',
  ],
  'functions that another function wraps': ["Drizzle: tRPC's context, from the function that makes it"],
  'all that a file has, under one name': [
    'Mongoose: few, as a setting says, through a helper and into an object',
    'Prisma: a command that names no tenant',
  ],
  'a client in an object': ['Postgres.js: one statement, whose values a helper writes'],
  'a client that is a field': ['Postgres.js: one statement, whose values a helper writes'],
  'a client that is a static field': ['Postgres.js: one statement, whose values a helper writes'],
};

const programs = PAGES.flatMap((path) => {
  const rule = rules.find(({ id }) => path.endsWith(`/${id}`));
  const page = parsePage(readFileSync(`rules/${path}.md`, 'utf8'));
  if (!rule) throw new Error(`${path} has no rule.`);
  const of = (all: readonly Program[], isWrong: boolean) =>
    all.map((program) => ({ rule, program, isWrong, count: judged(program.files, rule).findings.length }));
  return [...of(page.wrong, true), ...of(page.right, false)];
});

describe.each(Object.entries({ ...loops, ...answers, ...functions, ...modules, ...clients }))('%s', (name, rewriting: Rewriting) => {
  test('says what the pages say', () => {
    const changed: string[] = [];
    let count = 0;
    for (const { rule, program, isWrong, count: before } of programs) {
      const texts = rewritten(program.files, rewriting);
      if (!texts) continue;
      count += 1;
      const now = judged(texts, rule).findings.length;
      if (isWrong ? now < before : now > before) changed.push(program.name);
    }
    expect(count, 'programs that can be written so').toBeGreaterThan(3);
    expect(changed.sort()).toEqual([...(DIFFERENT[name] ?? [])].sort());
  }, 120_000);
});
