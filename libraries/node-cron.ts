import { library } from '../engine/contract/library.ts';

const schedule = { entry: { kind: 'schedule', path: { argument: 0 }, from: 1 } } as const;

export default library({
  title: 'node-cron',
  docs: 'https://nodecron.com/api-reference.html',
  packages: { 'node-cron': '*', 'node-schedule': '*' },
  exports: { default: { statics: 'module' }, schedule, scheduleJob: schedule },
  types: { module: { members: { schedule, scheduleJob: schedule, validate: {} } } },
});
