/**
 * Writes every file of the repository that is derived from others: `npm run generate`. With `--check` it writes nothing, says
 * which files are out of date and ends with 1.
 *
 * Each module in `scripts/generate/` is a generator: its `outputs()` tells the files it stands for and what they must hold.
 * They run in the order of their file names, each seeing on disk what those before it wrote; so what gathers the rules and
 * libraries comes first, and what describes them later.
 */
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { loaded } from './load.mjs';

/** What a module in `scripts/generate/` exports. */
export interface Generator {
  /** Paths from the repository's root, each with the whole text of that file; formatting is done for it. */
  outputs(): Promise<ReadonlyMap<string, string>>;
}

const isCheck = process.argv.includes('--check');
const stale = await staleFiles();

if (isCheck && stale.length > 0) {
  console.error(`Out of date: ${stale.join(', ')}\nRun \`npm run generate\` and commit the result.`);
  process.exitCode = 1;
} else {
  console.log(stale.length === 0 ? 'Generated files are up to date.' : `Wrote ${stale.join(', ')}`);
}

async function staleFiles(): Promise<string[]> {
  const stale: string[] = [];
  for (const name of (await readdir('scripts/generate')).filter((file) => file.endsWith('.ts')).sort()) {
    const generator: Generator = await loaded(`scripts/generate/${name}`);
    for (const [path, text] of await generator.outputs()) {
      const wanted = formatted(path, text);
      if ((await textOf(path)) === wanted) continue;
      stale.push(path);
      if (!isCheck) await write(path, wanted);
    }
  }
  return stale;
}

/** The text as the project's formatter leaves it, so that a generator need not know the house's style. */
function formatted(path: string, text: string): string {
  if (!/\.(ts|mjs|json|code-snippets)$/.test(path)) return text;
  const program = `node_modules/.bin/biome${process.platform === 'win32' ? '.cmd' : ''}`;
  const { status, stdout, stderr } = spawnSync(program, ['check', '--write', `--stdin-file-path=${path}`], {
    input: text,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The generated text of ${path} is not accepted by the linter:\n${stderr}`);
  return stdout;
}

async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
