/** What shows that performance is tested. */
import type { Detector } from '../../../engine/contract/checklist.ts';

const PIPELINES = [
  '**/.github/workflows/*',
  '**/.gitlab-ci.yml',
  '**/.circleci/*',
  '**/bitbucket-pipelines.yml',
  '**/azure-pipelines.yml',
  '**/Jenkinsfile',
];
const TOOLS =
  /\bk6\s+run\b|\bautocannon\b|\bartillery\s+(run|quick)\b|\bvegeta\s+attack\b|\bwrk2?\s+-|\bab\s+-[nc]|\blocust\b|\boha\s+|\bbombardier\b|\bvitest\s+bench\b/;

export const performanceTesting = {
  'perf-testing': [
    { says: 'load test', use: ['k6', 'k6/http', 'autocannon', 'artillery', 'loadtest'], isForAllFiles: true },
    {
      says: 'benchmark',
      use: ['tinybench', 'mitata', 'benchmark', 'benny', '@codspeed/vitest-plugin', '@codspeed/tinybench-plugin'],
      isForAllFiles: true,
    },
    { says: 'load test as a script', files: '**/package.json', at: 'scripts.*', is: TOOLS },
    { says: 'load test', files: '**/artillery*.y*ml', text: /\b(phases|scenarios):/ },
    {
      says: 'performance step in the pipeline',
      files: PIPELINES,
      text: new RegExp(`${TOOLS.source}|grafana/(run-)?k6-action|CodSpeedHQ/action|benchmark-action/`),
    },
  ],
} as const satisfies Record<string, readonly Detector[]>;
