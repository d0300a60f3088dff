import { library } from '../engine/contract/library.ts';

const job = { is: 'job', entry: { kind: 'schedule', path: { argument: 0 }, from: 1 } } as const;

export default library({
  title: 'cron and Croner',
  docs: 'https://github.com/kelektiv/node-cron#readme',
  packages: { cron: '*', croner: '*' },
  exports: {
    CronJob: { ...job, statics: 'jobs' },
    Cron: job,
  },
  types: {
    jobs: {
      members: {
        from: {
          entry: { kind: 'schedule', path: { argument: 0, option: 'cronTime' }, from: 9, handlers: { argument: 0, option: 'onTick' } },
        },
      },
    },
    job: { members: {} },
  },
});
