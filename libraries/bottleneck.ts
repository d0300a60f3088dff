import { library } from '../engine/contract/library.ts';

const scheduled = { isPromise: true, callback: { argument: [0, 1], runs: 'once', concurrency: 'receiver', givesBack: true } } as const;

export default library({
  title: 'Bottleneck',
  docs: 'https://github.com/SGrondin/bottleneck#schedule',
  packages: { bottleneck: '>=2' },
  exports: { default: { is: 'limiter' } },
  types: {
    limiter: { members: { schedule: scheduled, stop: { isPromise: true }, disconnect: {}, on: {}, once: {}, counts: {} } },
  },
});
