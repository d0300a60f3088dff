/** Builds the extension as it is shipped and packs it: `dist/latency-lens.vsix`. */
import { install, run } from './installed.mjs';

install();
run('node', ['scripts/build.mjs', '--production']);
run('npx', [
  'vsce',
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--no-rewrite-relative-links',
  '--out',
  'dist/latency-lens.vsix',
]);
