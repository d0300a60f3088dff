/** From text to a syntax tree, in the way that is cheapest for lowering: no parents, no documentation comments. */
import { ts } from 'ts-morph';
import type { SyntaxProblem } from '../model/module.ts';
import { none } from './lists.ts';

const OPTIONS: ts.CreateSourceFileOptions = {
  languageVersion: ts.ScriptTarget.ESNext,
  jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  // A file without imports and exports may still wait at its top level; the parser believes it only of modules.
  setExternalModuleIndicator: (file) => {
    (file as { externalModuleIndicator?: true }).externalModuleIndicator = true;
  },
};

const KINDS: Readonly<Record<string, ts.ScriptKind>> = {
  ts: ts.ScriptKind.TS,
  mts: ts.ScriptKind.TS,
  cts: ts.ScriptKind.TS,
  tsx: ts.ScriptKind.TSX,
  js: ts.ScriptKind.JS,
  mjs: ts.ScriptKind.JS,
  cjs: ts.ScriptKind.JS,
  jsx: ts.ScriptKind.JSX,
};

/** The tree of a file. Throws a RangeError where the text is nested deeper than the stack. */
export function treeOf(path: string, text: string): ts.SourceFile {
  const kind = KINDS[path.slice(path.lastIndexOf('.') + 1)] ?? ts.ScriptKind.TS;
  try {
    return ts.createSourceFile(path, text, OPTIONS, false, kind);
  } catch (error) {
    // A parser that was stopped halfway remembers what it knew of this text; a run to the end makes it forget.
    ts.createSourceFile(path, '', OPTIONS, false, kind);
    throw error;
  }
}

/** What the parser had to say about the text. */
export function syntaxErrorsOf(tree: ts.SourceFile): readonly SyntaxProblem[] {
  // The typings leave out what every parsed file has.
  const { parseDiagnostics } = tree as unknown as { readonly parseDiagnostics: readonly ts.DiagnosticWithLocation[] };
  if (parseDiagnostics.length === 0) return none;
  const { length } = tree.text;
  return parseDiagnostics.map((problem) => {
    const start = Math.min(problem.start, length);
    return {
      start,
      end: Math.min(start + problem.length, length),
      message: ts.flattenDiagnosticMessageText(problem.messageText, '\n'),
    };
  });
}
