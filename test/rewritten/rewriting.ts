/**
 * Writes a page's program in another way that means the same. A rewriting changes what it finds and says whether it found anything; what
 * it cannot rewrite it leaves alone. Nothing here knows a rule or the engine.
 */
import { Node, Project, type SourceFile, SyntaxKind, ts } from 'ts-morph';
import type { Texts } from '../pages/program.ts';

/** @returns whether anything was written in another way */
export type Rewriting = (files: readonly SourceFile[], project: Project) => boolean;

/** The texts after a rewriting; undefined where it finds nothing to rewrite. */
export function rewritten(texts: Texts, rewriting: Rewriting): Texts | undefined {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { allowJs: true, noLib: true } });
  const files = texts.filter(({ path }) => CODE.test(path)).map(({ path, text }) => project.createSourceFile(`/${path}`, text));
  if (!rewriting(files, project)) return undefined;
  const others = texts.filter(({ path }) => !CODE.test(path));
  return [...others, ...project.getSourceFiles().map((file) => ({ path: file.getFilePath().slice(1), text: file.getFullText() }))];
}

const CODE = /(?<!\.d)\.[cm]?[jt]sx?$/;

/** Applies to each file of its own. */
export function inEach(rewrite: (file: SourceFile) => boolean): Rewriting {
  return (files) => files.map(rewrite).some(Boolean);
}

export interface Replacement {
  readonly node: Node;
  readonly text: string;
}

/** Writes texts in the places of nodes, of those in each other the inner ones. */
export function replace(file: SourceFile, replacements: readonly Replacement[]): boolean {
  const innermost = replacements.filter(
    ({ node }) =>
      !replacements.some((other) => other.node !== node && node.getPos() <= other.node.getPos() && other.node.getEnd() <= node.getEnd()),
  );
  const fromLast = innermost
    .map(({ node, text }) => ({ start: node.getStart(), end: node.getEnd(), text }))
    .sort((a, b) => b.start - a.start);
  let code = file.getFullText();
  for (const { start, end, text } of fromLast) code = code.slice(0, start) + text + code.slice(end);
  if (fromLast.length) file.replaceWithText(code);
  return fromLast.length > 0;
}

/** Where a name that a file declares or imports is used, with what stands for it there. */
export function usesOf(file: SourceFile, name: string, instead: string): readonly Replacement[] {
  const found: Replacement[] = [];
  for (const node of file.getDescendantsOfKind(SyntaxKind.Identifier)) {
    const parent = node.getParent();
    if (node.getText() !== name || node.getFirstAncestorByKind(SyntaxKind.ImportDeclaration) || isNameOf(parent, node)) continue;
    found.push(Node.isShorthandPropertyAssignment(parent) ? { node: parent, text: `${name}: ${instead}` } : { node, text: instead });
  }
  return found;
}

/** `b` of `a.b` and of `{ b: 1 }`, and a name that is declared again. */
function isNameOf(parent: Node | undefined, node: Node): boolean {
  const isNamed =
    Node.isPropertyAccessExpression(parent) ||
    Node.isPropertyAssignment(parent) ||
    Node.isPropertyDeclaration(parent) ||
    Node.isPropertySignature(parent) ||
    Node.isMethodDeclaration(parent) ||
    Node.isVariableDeclaration(parent) ||
    Node.isParameterDeclaration(parent);
  return isNamed && parent.getNameNode() === node;
}

export function hasTypes(file: SourceFile): boolean {
  return /\.[cm]?tsx?$/.test(file.getFilePath());
}

/** A helper's code as a file can have it: without types where it has none. */
export function codeFor(file: SourceFile, code: string): string {
  return hasTypes(file) ? code : ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ESNext } }).outputText;
}
