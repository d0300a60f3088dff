/**
 * Bundles the three programs: the command line, the language server, the extension.
 *
 * VS Code and Node both load them as CommonJS, so a package.json of their own says so. The syntax tree library is as large as
 * everything else together: what they use of it is bundled once, beside them, and only the programs that need it load it.
 *
 *   node scripts/build.mjs               for development, with source maps
 *   node scripts/build.mjs --production  as it is shipped
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { ts } from 'ts-morph';
import { compilerInParts, entryOf, namesAskedFor } from './syntax-library.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const isProduction = process.argv.includes('--production');

/** Every program: where it starts, and what the program must find at run time instead of in its bundle. */
const programs = [
  { name: 'cli', entry: 'cli/main.ts', external: ['./server.js'], banner: '#!/usr/bin/env node' },
  { name: 'server', entry: 'server/main.ts', external: [] },
  { name: 'client', entry: 'client/main.ts', external: ['vscode'] },
];

const missing = programs.filter((program) => !existsSync(`${root}${program.entry}`));
if (missing.length > 0) {
  console.error(`Cannot build: no ${missing.map((program) => program.entry).join(', no ')}.`);
  process.exit(1);
}

const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  logLevel: 'warning',
  mainFields: ['module', 'main'],
  // Shorter names would save a third of the size, but V8 was measured to start the large bundle 10 % slower with them.
  minifyWhitespace: isProduction,
  minifySyntax: isProduction,
};

/** What the programs read of the syntax library while they are loaded, so that reading it does not load the library. */
const ENUMERATIONS = ['SyntaxKind', 'NodeFlags', 'ScriptKind', 'ScriptTarget', 'JSDocParsingMode'];

await mkdir(`${root}dist`, { recursive: true });
await Promise.all(programs.map(builtProgram));
await builtSyntaxLibrary();
await nameVersion(['cli.js', 'server.js', 'syntax.js'].map((name) => `${root}dist/${name}`));
await writeFile(`${root}dist/package.json`, '{ "type": "commonjs" }\n');
await chmod(`${root}dist/cli.js`, 0o755);

function builtProgram({ name, entry, external, banner }) {
  const bundleUrl = "const bundleUrl = require('node:url').pathToFileURL(__filename).href;";
  return build({
    ...common,
    entryPoints: [entry],
    outfile: `dist/${name}.js`,
    external,
    sourcemap: isProduction ? false : 'linked',
    plugins: [
      { name: 'shared-syntax-library', setup: shareSyntaxLibrary },
      { name: 'late-schema-library', setup: loadSchemaLibraryLate },
    ],
    // A bundle sits one folder below the root, as `cli/main.ts` and its neighbours do: relative addresses stay true.
    define: { 'import.meta.url': 'bundleUrl', 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
    banner: { js: [banner, bundleUrl].filter(Boolean).join('\n') },
  });
}

/** Loading the library takes longer than everything else that a program loads: it waits until the first tree is wanted. */
function shareSyntaxLibrary(bundling) {
  bundling.onResolve({ filter: /^ts-morph$/ }, ({ importer }) =>
    importer.includes('/client/')
      ? { errors: [{ text: 'The extension must not load the syntax tree library.' }] }
      : { path: 'ts-morph', namespace: 'late', sideEffects: false },
  );
  bundling.onResolve({ filter: /^\.\/syntax\.js$/ }, ({ path }) => ({ path, external: true }));
  bundling.onLoad({ filter: /^ts-morph$/, namespace: 'late' }, () => ({
    contents: `
      const enumerations = ${JSON.stringify(Object.fromEntries(ENUMERATIONS.map((name) => [name, ts[name]])))};
      let library;
      const load = () => (library ??= require('./syntax.js').ts);
      const early = new Proxy(enumerations, { get: (known, name) => known[name] ?? load()[name] });
      Object.defineProperty(exports, 'ts', { enumerable: true, get: () => library ?? early });`,
  }));
}

/** The library that reads Prisma's schemas builds a parser when it is loaded: it waits until there is a schema. */
function loadSchemaLibraryLate(bundling) {
  const name = '@mrleebo/prisma-ast';
  bundling.onResolve({ filter: new RegExp(`^${name}$`) }, ({ namespace }) =>
    namespace === 'late' ? undefined : { path: name, namespace: 'late', sideEffects: false },
  );
  bundling.onLoad({ filter: new RegExp(`^${name}$`), namespace: 'late' }, () => ({
    contents: `Object.defineProperty(exports, 'getSchema', { enumerable: true, get: () => require('${name}').getSchema });`,
    resolveDir: root,
  }));
}

/** Puts one name for all that was built where `server/engine-version.ts` leaves room for it, which is as long as the name. */
async function nameVersion(files) {
  const hash = createHash('sha1');
  for (const file of files) hash.update(await readFile(file));
  const name = hash.digest('hex').slice(0, '@engine-version@'.length);
  for (const file of files) {
    const text = await readFile(file, 'utf8');
    if (text.includes('@engine-version@')) await writeFile(file, text.replaceAll('@engine-version@', name));
  }
}

async function builtSyntaxLibrary() {
  const texts = await Promise.all(programs.map(({ name }) => readFile(`${root}dist/${name}.js`, 'utf8')));
  return build({
    ...common,
    stdin: { contents: entryOf(namesAskedFor(texts)), resolveDir: root },
    outfile: 'dist/syntax.js',
    minifyWhitespace: true,
    plugins: [{ name: 'compiler-in-parts', setup: compilerInParts }],
  });
}
