import { library } from '../engine/contract/library.ts';

const functions = {
  setTimeout: { does: 'sleep', isPromise: true },
  setImmediate: { isPromise: true },
  scheduler: { is: 'scheduler' },
} as const;

export default library({
  title: 'node:timers/promises',
  docs: 'https://nodejs.org/docs/latest/api/timers.html#timers-promises-api',
  packages: { 'node:timers/promises': '*', 'timers/promises': '*' },
  exports: { default: { is: 'module' }, ...functions },
  types: { module: { members: functions }, scheduler: { members: { wait: { does: 'sleep', isPromise: true } } } },
});
