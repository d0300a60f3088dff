/**
 * Turns an offered fix into edits: parses the one file, lets the rule's repair work on its tree, and keeps the result only when
 * the file still parses.
 */
import { ts } from 'ts-morph';
import type { Repair } from '../contract/repair.ts';
import type { Edit, FixFacts } from '../model/finding.ts';
import type { Span } from '../model/place.ts';
import { EditList } from './edit-list.ts';

/** Empty when the repair declines or its result would not parse. */
export function editsOf(repair: Repair, path: string, text: string, span: Span, facts: FixFacts): readonly Edit[] {
  const source = parse(path, text);
  const edits = new EditList(source);
  const isMended = repair({ source, span, facts, edits, nodeAt: (wanted) => nodeAt(source, wanted) });
  const result = isMended ? edits.result() : [];
  return result.length && isParsable(path, applyEdits(text, result), source) ? result : [];
}

/** The edits must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = text;
  for (const edit of [...edits].sort((a, b) => b.start - a.start || b.end - a.end))
    result = result.slice(0, edit.start) + edit.text + result.slice(edit.end);
  return result;
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(
    path,
    text,
    { languageVersion: ts.ScriptTarget.Latest, jsDocParsingMode: ts.JSDocParsingMode.ParseNone },
    true,
  );
}

function isParsable(path: string, text: string, before: ts.SourceFile): boolean {
  return syntaxErrorCount(parse(path, text)) <= syntaxErrorCount(before);
}

/** The parser keeps its errors on the file, though not in its public type. */
function syntaxErrorCount(source: ts.SourceFile): number {
  return (source as ts.SourceFile & { readonly parseDiagnostics?: readonly unknown[] }).parseDiagnostics?.length ?? 0;
}

function nodeAt(source: ts.SourceFile, span: Span): ts.Node {
  let found: ts.Node = source;
  const descend = (node: ts.Node): void => {
    if (node.getStart(source) > span.start || node.getEnd() < span.end) return;
    found = node;
    ts.forEachChild(node, descend);
  };
  descend(source);
  return found;
}
