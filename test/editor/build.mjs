/** Bundles the suite that runs inside the extension host: `dist/test/editor/`. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('suite/', import.meta.url));

await build({
  entryPoints: readdirSync(folder)
    .filter((name) => name === 'index.ts' || name.endsWith('.test.ts'))
    .map((name) => `${folder}${name}`),
  outdir: fileURLToPath(new URL('../../dist/test/editor', import.meta.url)),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: 'inline',
  // The editor hands in its own module; the others are loaded from node_modules, where they are already.
  external: ['vscode', 'mocha', 'ts-morph'],
  logLevel: 'warning',
});
