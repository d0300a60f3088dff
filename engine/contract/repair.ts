/** What a repair is given: the real syntax tree of the finding's file, and a place to write its edits. */
import { ts } from 'ts-morph';
import type { FixFacts } from '../model/finding.ts';
import type { Span } from '../model/place.ts';

export { ts };

/** Returns false, leaving nothing behind, when the code is not of the shape it can mend safely. */
export type Repair = (context: RepairContext) => boolean;

export interface RepairContext {
  /** Parsed with parents set. */
  readonly source: ts.SourceFile;
  readonly span: Span;
  readonly facts: FixFacts;
  readonly edits: Edits;
  /** The innermost node that covers exactly, or else encloses, the span. */
  nodeAt(span: Span): ts.Node;
}

/** Collects edits of one file; indentation and line ends follow what stands there. */
export interface Edits {
  replace(span: Span | ts.Node, text: string): void;
  insertBefore(node: ts.Node, text: string): void;
  insertAfter(node: ts.Node, text: string): void;
  remove(node: ts.Node): void;
  /** Adds `import { name } from 'module'`, into an existing import of that module where there is one; in CommonJS files a require. */
  addImport(module: string, name: string): void;
  /** Adds an import as `addImport` does, in the place of one that only this node uses. */
  swapImport(user: ts.Identifier, module: string, name: string): void;
  /** A name like the wanted one that nothing visible at the node has. */
  freeName(wanted: string, node: ts.Node): string;
  /** Whether nothing stands before the node on its line. */
  isFirstOnLine(node: ts.Node): boolean;
  /** White space at the beginning of the node's line. */
  indentOf(node: ts.Node): string;
  readonly indentUnit: string;
  /** What stands around a text in this file. */
  readonly quote: '"' | "'";
  /** What ends a statement in this file: nothing where its author leaves semicolons out. */
  readonly semicolon: ';' | '';
}
