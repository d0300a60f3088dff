/**
 * Takes the arguments that @vscode/test-electron gives to VS Code, runs the tests in the workbench of this folder instead, and ends
 * as they ended. Every switch that is not named here concerns a desktop's window, or is what this workbench does anyway.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { areHostTestsPassed } from './workbench/host-tests.mjs';
import { createProfile } from './workbench/profile.mjs';

const words = process.argv.slice(2);
const valuesOf = (name) => words.filter((word) => word.startsWith(`--${name}=`)).map((word) => word.slice(name.length + 3));

const [suite] = valuesOf('extensionTestsPath');
const [folderUri] = valuesOf('folder-uri');
const [userData] = valuesOf('user-data-dir');
const folder = words.find((word) => !word.startsWith('-'));
const workspace = folderUri ? fileURLToPath(folderUri) : folder;
if (!suite || !workspace) {
  console.error('Only test runs are done here: give --extensionTestsPath=<module> and the folder to open.');
  process.exit(2);
}

const settings = userData && path.join(userData, 'User/settings.json');
const isPassed = await areHostTestsPassed({
  extensions: valuesOf('extensionDevelopmentPath'),
  suite,
  workspace: path.resolve(workspace),
  profile: createProfile(settings && existsSync(settings) ? JSON.parse(readFileSync(settings, 'utf8')) : {}),
});
process.exitCode = isPassed ? 0 : 1;
