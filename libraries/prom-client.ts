import { library } from '../engine/contract/library.ts';

/** What a scrape collects, every quarter of a minute or so, nobody waits for. */
const metric = { entry: { kind: 'schedule', handler: 'collect' } } as const;

export default library({
  title: 'prom-client',
  docs: 'https://github.com/siimon/prom-client#custom-metrics',
  packages: { 'prom-client': '>=13' },
  exports: { Counter: metric, Gauge: metric, Histogram: metric, Summary: metric },
});
