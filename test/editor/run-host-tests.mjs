/** Runs the suite inside the extension host, with the extension loaded from this repository, on a copy of the example. */
import path from 'node:path';
import { countsOf, forgetResults, resultsFile } from './results.mjs';
import { copyExample } from './workbench/example.mjs';
import { areHostTestsPassed } from './workbench/host-tests.mjs';
import { createProfile } from './workbench/profile.mjs';
import { root } from './workbench/tools.mjs';

forgetResults('host');
const profile = createProfile();
const isPassed = await areHostTestsPassed({
  extensions: [root],
  suite: path.join(root, 'dist/test/editor/index'),
  workspace: copyExample(profile.folder),
  profile,
  env: { LATENCY_LENS_HOST_RESULTS: resultsFile('host') },
});
const { passed, failed } = countsOf('host', isPassed);
console.log(`extension host: ${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
