/** The repository's own TypeScript files, each with what it imports: what the laws are asked of. */
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { globSync } from 'tinyglobby';
import { ts } from 'ts-morph';

export interface Source {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly imports: readonly Import[];
}

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** The imported file from the repository's root; undefined for a package. */
  readonly file: string | undefined;
  readonly isTypeOnly: boolean;
  readonly line: number;
}

/** Every TypeScript file of the project itself: neither the examples and snippets, which are for readers, nor what libraries are tried on. */
export function repositorySources(): readonly Source[] {
  const ignore = [
    '**/node_modules/**',
    '**/fixtures/**',
    'dist/**',
    'examples/**',
    'snippets/*/**',
    'test/libraries/{shop,generated}/**',
    '**/*.d.ts',
    '**/*.d.mts',
  ];
  return globSync('**/*.ts', { ignore }).map((path) => source(path, readFileSync(path, 'utf8')));
}

/** @param path from the repository's root */
export function source(path: string, text: string): Source {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return { path, text, tree, imports: importsOf(path, tree) };
}

/** The line of a node, from 1. */
export function lineOf(node: ts.Node): number {
  const tree = node.getSourceFile();
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** The node and everything below it. */
export function* nodes(node: ts.Node): Iterable<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodes(child);
}

function importsOf(path: string, tree: ts.SourceFile): readonly Import[] {
  const found: Import[] = [];
  for (const node of nodes(tree)) {
    const written = importedIn(node);
    if (!written) continue;
    const { specifier, isTypeOnly } = written;
    const isRelative = specifier.startsWith('.');
    found.push({ specifier, isTypeOnly, line: lineOf(node), file: isRelative ? posix.join(posix.dirname(path), specifier) : undefined });
  }
  return found;
}

/** All the ways to name another module: import and export declarations, `import()`, `require()`, types by `import('…')`. */
function importedIn(node: ts.Node): { specifier: string; isTypeOnly: boolean } | undefined {
  if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, isTypeOnlyImport(node));
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) return named(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return named(node.argument.literal, true);
  if (!ts.isCallExpression(node)) return undefined;
  const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
  return isRequire || node.expression.kind === ts.SyntaxKind.ImportKeyword ? named(node.arguments[0], false) : undefined;
}

function isTypeOnlyImport(node: ts.ImportDeclaration): boolean {
  return node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function named(node: ts.Node | undefined, isTypeOnly: boolean): { specifier: string; isTypeOnly: boolean } | undefined {
  return node && ts.isStringLiteralLike(node) ? { specifier: node.text, isTypeOnly } : undefined;
}
