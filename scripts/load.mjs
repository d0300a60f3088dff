/**
 * Loads a TypeScript module of this repository under plain Node, which at version 20 reads no TypeScript: bundles it
 * (packages stay outside) to a file in node_modules/.cache and imports that. Each source file keeps its own address in
 * `import.meta.url`.
 */
import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} entry path of the module, from the repository's root
 * @returns {Promise<any>} the module's exports, read afresh at every call
 */
export async function loaded(entry) {
  const outfile = `${root}node_modules/.cache/latency-lens/${randomUUID()}.mjs`;
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'warning',
    plugins: [{ name: 'own-address', setup }],
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    await rm(outfile, { force: true });
  }
}

function setup(bundling) {
  bundling.onLoad({ filter: /\.[mc]?[jt]s$/ }, withOwnAddress);
  // A script that loads others calls this very module, not a copy of it.
  bundling.onResolve({ filter: /\/load\.mjs$/ }, () => ({ path: import.meta.url, external: true }));
}

async function withOwnAddress({ path }) {
  const text = await readFile(path, 'utf8');
  const address = JSON.stringify(pathToFileURL(path).href);
  return { contents: text.replaceAll('import.meta.url', address), loader: /\.[mc]?ts$/.test(path) ? 'ts' : 'js' };
}
