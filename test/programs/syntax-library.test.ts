import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { ts } from 'ts-morph';
import { afterAll, expect, test } from 'vitest';
import { compilerInParts, entryOf, namesAskedFor } from '../../scripts/syntax-library.mjs';

const asked = ['ScriptTarget', 'createSourceFile', 'forEachChild', 'updateSourceFile'] as const;
type Library = Pick<typeof ts, (typeof asked)[number]>;

const folder = mkdtempSync(join(tmpdir(), 'latency-lens-syntax-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const outfile = join(folder, 'syntax.cjs');
await build({
  stdin: { contents: entryOf(asked), resolveDir: '.' },
  bundle: true,
  outfile,
  platform: 'node',
  plugins: [{ name: 'compiler-in-parts', setup: compilerInParts }],
});
const { ts: parts }: { ts: Library } = createRequire(import.meta.url)(outfile);

/** Every node with where it stands, what is wrong, and the words of its leaves. */
function shapeOf(library: Library, tree: ts.SourceFile): unknown[] {
  const found: unknown[] = [
    (tree as unknown as { parseDiagnostics: readonly ts.Diagnostic[] }).parseDiagnostics.map(({ messageText }) => messageText),
  ];
  const visit = (node: ts.Node): void => {
    let isLeaf = true;
    library.forEachChild(node, (child) => {
      isLeaf = false;
      visit(child);
    });
    found.push([node.kind, node.flags, node.getStart(tree), node.end, isLeaf ? node.getText(tree) : '']);
  };
  visit(tree);
  return found;
}

test('the parts of the compiler parse as the whole does, what is broken and what is edited too', () => {
  const paths = globSync(['engine/lower/*.ts', 'rules/databases/*.ts']);
  expect(paths.length).toBeGreaterThan(40);
  for (const path of paths) {
    const source = readFileSync(path, 'utf8');
    const broken = source.slice(0, source.length / 2);
    const change = { span: { start: broken.length, length: source.length - broken.length }, newLength: 0 };
    const shapes = [ts, parts].map((library: Library) => {
      const tree = library.createSourceFile(path, source, library.ScriptTarget.ESNext, true);
      return JSON.stringify([shapeOf(library, tree), shapeOf(library, library.updateSourceFile(tree, broken, change))]);
    });
    expect(shapes[1], path).toBe(shapes[0]);
  }
});

test('what nobody asks for is left out', () => {
  const text = readFileSync(outfile, 'utf8');
  expect(text).not.toMatch(/createTypeChecker|createLanguageService/);
  expect(text.length).toBeLessThan(3_000_000);
});

test('a program is asked what it takes of the library, part by part', () => {
  expect(namesAskedFor(['({ idText: idText2, tokenToString } = import_ts_morph5.ts); import_ts_morph.ts.isBlock(node)'])).toEqual([
    'idText',
    'isBlock',
    'tokenToString',
  ]);
  expect(() => namesAskedFor(['const all = import_ts_morph.ts;'])).toThrow('import_ts_morph.ts');
});
