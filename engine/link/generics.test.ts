import { expect, test } from 'vitest';
import { linked } from '../../test/link/linked.ts';

const CLIENT = "import { PrismaClient } from '@prisma/client';\n";

test('a generic function gives what the function gives that it is handed', () => {
  const { asked } = linked({
    'remember.ts': 'export function remember<T>(name: string, make: () => T): T { return kept.get(name) ?? kept.set(name, make()); }',
    'a.ts': `${CLIENT}import { remember } from './remember';\nconst client = remember('client', () => new PrismaClient());\nask(client);`,
  });
  expect(asked()).toEqual(['library prisma client']);
});

test('through promises, lists and what is stated', () => {
  const { asked } = linked({
    'a.ts': `${CLIENT}
      function retried<T>(work: () => T | Promise<T>): Promise<T> { return kept; }
      function first<T>(all: T[]): T { return kept; }
      function found<T>(name: string): T { return kept; }
      class Job {}
      async function page() { ask(await retried(async () => new PrismaClient()), first([new Job()]), found<Job>('job')); }`,
  });
  expect(asked()).toEqual(['library prisma client', 'instance a.ts#Job', 'instance a.ts#Job']);
});

test('nothing where what it is given does not say it', () => {
  const { asked } = linked({ 'a.ts': 'function found<T>(name: string): T { return kept; }\nask(found("x"));' });
  expect(asked()).toEqual(['unknown: other']);
});

test('a callback is handed what the list beside it holds', () => {
  const { asked } = linked({
    'a.ts': `class Job {}
      async function inTurn<T>(items: readonly T[], run: (item: T) => Promise<void>) { for (const item of items) await run(item); }
      async function all<T>(items: Iterable<T>, options: { each(item: T): Promise<void> }) { for (const item of items) await options.each(item); }
      async function work(jobs: Job[]) {
        await inTurn(jobs, async (job) => ask(job));
        await all(jobs, { each: async (job) => ask(job) });
      }`,
  });
  expect(asked()).toEqual(['instance a.ts#Job', 'instance a.ts#Job']);
});
