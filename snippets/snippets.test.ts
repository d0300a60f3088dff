// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the editor's snippet language is written in plain strings.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { editorSnippet, outputs, programs } from '../scripts/snippet-programs.ts';
import { bodyOf, snippetIn } from './snippet.ts';

const LIBRARIES = 'test/libraries';
const MINUTE = 60_000;

describe('a snippet', () => {
  const program = [
    '/**',
    ' * Waits.',
    ' *',
    ' * @tab delay 100',
    ' */',
    "import { setTimeout as sleep } from 'node:timers/promises';",
    "import { started } from './clock.ts';",
    'export async function example(delay: number) {',
    '  // #region snippet',
    '  if (delay > 100) {',
    '    await sleep(delay, `${delay} of delays`, started);',
    '  }',
    '  // #endregion',
    '}',
    '',
  ].join('\n');

  it('has a prefix from its path, its imports from packages beside its description, and lines without the indentation', () => {
    expect(editorSnippet('snippets/pacing/wait.ts', program)).toEqual({
      scope: 'typescript,typescriptreact',
      prefix: 'll-pacing-wait',
      description: "Waits.\n\nimport { setTimeout as sleep } from 'node:timers/promises';",
      body: ['if (${1:delay} > ${2:100}) {', '  await sleep(${1}, `\\${${1}} of delays`, started);', '}'],
    });
  });

  it.each([
    ['no description', program.replace(' * Waits.\n', ''), 'description'],
    ['no comment', program.slice(program.indexOf('import')), 'comment'],
    ['no region', program.replace('// #region snippet', ''), 'region'],
    ['a tab stop that stands nowhere', program.replace('@tab delay', '@tab dela'), 'dela'],
  ])('is refused with the path of its program when it has %s', (_, source, words) => {
    expect(() => editorSnippet('snippets/pacing/wait.ts', source)).toThrow(new RegExp(`snippets/pacing/wait\\.ts .*${words}`));
  });
});

describe('the snippets', () => {
  it('are in the generated file as their programs have them', async () => {
    for (const [path, text] of await outputs()) expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(JSON.parse(text));
  });

  it('become, with every tab stop left alone, the lines that were checked', async () => {
    for (const path of await programs()) {
      const snippet = snippetIn(readFileSync(path, 'utf8'));
      expect(inserted(bodyOf(snippet)), path).toEqual(snippet.lines);
    }
  });
});

describe('the programs', { timeout: 3 * MINUTE }, () => {
  beforeAll(() => {
    execFileSync('npm', ['run', '--silent', 'generate'], { cwd: LIBRARIES, stdio: 'pipe', shell: process.platform === 'win32' });
  }, 2 * MINUTE);

  it('compile against the real libraries', () => {
    expect(compilerErrors(LIBRARIES)).toEqual([]);
  });

  it('would not compile with a word that the library does not know', () => {
    const folder = `${LIBRARIES}/generated/broken`;
    const good = readFileSync('snippets/orm-queries/in-batch-prisma.ts', 'utf8');
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/program.ts`, good.replace('findMany', 'findMuch'));
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify({ extends: '../../tsconfig.json', include: ['program.ts'] }));
    expect(compilerErrors(folder)[0]).toContain("'findMuch' does not exist");
  });
});

function compilerErrors(project: string): string[] {
  const words = ['node_modules/typescript/bin/tsc', '--project', project, '--pretty', 'false'];
  const { status, stdout, error } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (error) throw error;
  return status === 0 ? [] : stdout.trim().split('\n');
}

/** What the editor inserts for a body when the user only presses Tab. */
function inserted(body: readonly string[]): string[] {
  const texts = new Map<string, string>();
  const plain = (text: string): string => text.replace(/\\(.)/g, '$1');
  return body.map((line) =>
    line.replace(/\\(.)|\$\{(\d+)(?::((?:\\.|[^}\\])*))?\}/g, (_, literal: string, number: string, text: string) => {
      if (literal !== undefined) return literal;
      if (text !== undefined) texts.set(number, plain(text));
      return texts.get(number) ?? '';
    }),
  );
}
