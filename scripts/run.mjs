/** Runs a TypeScript script of this repository: `node scripts/run.mjs scripts/generate.ts --check`. */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { loaded } from './load.mjs';

const [entry, ...rest] = process.argv.slice(2);
if (!entry) {
  console.error('Say which script to run: node scripts/run.mjs <file.ts> [arguments…]');
  process.exit(2);
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
process.argv = [process.argv[0], entry, ...rest];
process.setSourceMapsEnabled(true);
await loaded(entry);
