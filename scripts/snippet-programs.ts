/**
 * Gathers the programs in the folders beside this file into the one file that the editor reads. A folder is named for a checklist
 * item; a program `<item>/<what>.ts` becomes the snippet with the prefix `ll-<item>-<what>`. No snippet's text stands here.
 */
import { readFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';
import { bodyOf, type Snippet, snippetIn } from '../snippets/snippet.ts';

/** A snippet as VS Code reads it from a `.code-snippets` file. */
export interface EditorSnippet {
  readonly scope: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/** A generator of `npm run generate`: the editor's snippet file, from every program. */
export async function outputs(): Promise<ReadonlyMap<string, string>> {
  const snippets: Record<string, EditorSnippet> = {};
  for (const path of await programs()) {
    const snippet = editorSnippet(path, await readFile(path, 'utf8'));
    snippets[snippet.prefix] = snippet;
  }
  return new Map([['snippets/latency-lens.code-snippets', `${JSON.stringify(snippets, null, 2)}\n`]]);
}

/** @returns the paths of all programs, from the repository's root, in the order of the alphabet */
export async function programs(): Promise<string[]> {
  return (await glob('snippets/*/*.ts')).sort();
}

/**
 * @param path the program's path, from the repository's root
 * @param source its text
 * @throws Error that names the program and says what it lacks
 */
export function editorSnippet(path: string, source: string): EditorSnippet {
  const [item, what] = path.replace(/\.ts$/, '').split('/').slice(-2);
  try {
    const snippet = snippetIn(source);
    return {
      scope: 'typescript,typescriptreact',
      prefix: `ll-${item}-${what}`,
      description: describedWithImports(snippet),
      body: bodyOf(snippet),
    };
  } catch (error) {
    throw new Error(`${path} ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

/** A snippet lands in the middle of a file, where no import may stand: what it needs is said beside it. */
function describedWithImports({ description, imports, lines }: Snippet): string {
  const fromPackages = imports.filter((statement) => !/from '\.{1,2}\//.test(statement) && isUsed(statement, lines));
  return fromPackages.length === 0 ? description : `${description}\n\n${fromPackages.join('\n')}`;
}

function isUsed(statement: string, lines: readonly string[]): boolean {
  const text = lines.join('\n');
  const names = statement.replace(/ from '.*/, '').match(/[\w$]+/g) ?? [];
  return names.some((name) => !['import', 'type', 'as'].includes(name) && new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text));
}
