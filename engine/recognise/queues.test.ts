/** Queues: what is put in, and the functions that take it out. */
import { expect, test } from 'vitest';
import { entryLines, operationLines, ROOT, recognised } from '../../test/recognise/recognised.ts';

function lines(text: string): readonly string[] {
  const recogniser = recognised({ 'a.ts': text });
  const entries = recogniser.entriesIn(`${ROOT}/a.ts`).map(({ kind, path, function: target }) => `${kind} ${path} ${target.function}`);
  return [...entries, ...operationLines(recogniser)];
}

test('Bull', () => {
  expect(
    lines(`
      import Queue, { type Queue as Mails } from 'bull';
      const queue = new Queue('mail', 'redis://localhost');
      queue.process(async (job) => { await job.progress(3); });
      queue.process('urgent', 5, send);
      queue.on('failed', (job) => console.error(job));
      async function send(job: Queue.Job) {}
      export async function run(mails: object[], other: Mails) {
        await queue.add('urgent', mails[0]);
        await other.addBulk(mails.map((data) => ({ data })));
      }`),
  ).toMatchInlineSnapshot(`
    [
      "job mail /0",
      "job urgent send",
      "connect nothing mail [awaited]",
      "cache-write nothing - [awaited]",
      "publish nothing mail [awaited]",
      "publish nothing - bulk [awaited]",
    ]
  `);
});

test('pg-boss', () => {
  expect(
    lines(`
      import { PgBoss } from 'pg-boss';
      const boss = new PgBoss('postgres://localhost/shop');
      export const over = (db: object) => new PgBoss({ db, schema: 'jobs' });
      export async function run(mails: object[]) {
        await boss.start();
        await boss.work('mail', { batchSize: 5 }, async (jobs) => { for (const job of jobs) console.log(job); });
        await boss.send('mail', mails[0]);
        await boss.insert('mail', mails.map((data) => ({ data })));
        const waiting = await boss.fetch('mail');
        return boss.complete('mail', waiting[0].id);
      }`),
  ).toMatchInlineSnapshot(`
    [
      "job mail run/0",
      "connect nothing - [awaited]",
      "client nothing - [awaited]",
      "publish nothing mail [awaited]",
      "publish nothing - bulk [awaited]",
      "update many mail limit 1 [awaited]",
      "update nothing mail [returned]",
    ]
  `);
});

test('Agenda', () => {
  expect(
    lines(`
      import { Agenda, Define, Every, JobsController, type Job } from 'agenda';
      const agenda = new Agenda({ db: { address: 'mongodb://localhost/shop' } });
      agenda.define('report', { concurrency: 3 }, async (job: Job) => { await job.touch(); });
      agenda.define('mail', send);
      async function send() {}
      const EXPIRE = 'expire';
      agenda.define(EXPIRE, async () => {});
      @JobsController() export class Nightly { @Every('1 day') async clean() {} @Define() async index() {} }
      export async function run(mails: object[]) {
        await agenda.start();
        await agenda.every('1 day', 'report');
        const job = agenda.create(EXPIRE);
        job.repeatEvery('1 minute');
        await agenda.now('mail', mails[0]);
        await agenda.create('mail', mails[1]).schedule('in 3 days').save();
        return agenda.cancel({ name: 'mail' });
      }`),
  ).toMatchInlineSnapshot(`
    [
      "schedule report /0",
      "job mail send",
      "schedule expire /1",
      "schedule 1 day Nightly.clean",
      "job index Nightly.index",
      "connect nothing - [awaited]",
      "update nothing - [awaited]",
      "publish nothing report [awaited]",
      "publish nothing mail [awaited]",
      "publish nothing mail [awaited]",
      "delete nothing - where name= [returned]",
    ]
  `);
});

test("Temporal's activities and Graphile Worker's tasks", () => {
  const files = {
    'package.json': JSON.stringify({ dependencies: { 'graphile-worker': '1' } }),
    'worker.ts': `import { Worker } from '@temporalio/worker'; import { run, type Task } from 'graphile-worker'; import * as activities from './activities'; import { made } from './made';
      const mail: Task = async (payload, helpers) => {};
      export async function start() {
        await Worker.create({ taskQueue: 'orders', workflowsPath: './flows', activities });
        await Worker.create({ taskQueue: 'more', activities: made('a') });
        await run({ connectionString: '', taskList: { mail, sums: async () => {} } });
      }`,
    'activities.ts': 'export async function charge(order: string) {}',
    'made.ts': 'export const made = (shop) => ({ async refund(order: string) {} });',
    'src/tasks/reports/monthly.ts': 'export default async (payload) => {};',
  };
  expect([...entryLines(files, 'worker.ts'), ...entryLines(files, 'src/tasks/reports/monthly.ts')]).toMatchInlineSnapshot(`
    [
      "job charge charge",
      "job refund made/refund",
      "job mail mail",
      "job sums start/taskList.sums",
      "job /reports/monthly default",
    ]
  `);
});
