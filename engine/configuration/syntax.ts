/** What JSON that does not parse lacks, in words that say what to do. */
import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { Unreadable } from '../contract/workspace.ts';
import { lineAt, lineStartsOf } from '../model/lines.ts';
import type { Module } from '../model/module.ts';

/** @returns why a manifest (package.json, tsconfig.json) cannot be read as one; undefined when it can */
export function manifestProblem(file: string, text: string): Unreadable | undefined {
  if (!file.endsWith('.json')) return undefined;
  const errors: ParseError[] = [];
  parse(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (!first) return undefined;
  return {
    file,
    reason: `is broken at line ${lineAt(lineStartsOf(text), first.offset) + 1}: ${syntaxMessage(first)} Until then nothing in it from there on counts.`,
  };
}

/** @returns why a source file was not understood whole; undefined when it was */
export function sourceProblem({ path, syntaxErrors, lineStarts }: Module): Unreadable | undefined {
  const [first] = syntaxErrors;
  if (!first) return undefined;
  return { file: path, reason: `does not parse: line ${lineAt(lineStarts, first.start) + 1}, ${first.message}` };
}

export function syntaxMessage({ error }: ParseError): string {
  return MESSAGES[printParseErrorCode(error)] ?? 'This is not JSON with comments.';
}

/** By the parser's own name for what it met. */
const MESSAGES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is not a JSON value. Put texts in double quotes.',
  PropertyNameExpected: 'Expected the name of a setting in double quotes.',
  ValueExpected: 'Expected a value here.',
  ColonExpected: 'Expected a colon between the name and its value.',
  CommaExpected: 'Expected a comma before this.',
  CloseBraceExpected: 'A closing brace is missing.',
  CloseBracketExpected: 'A closing square bracket is missing.',
  EndOfFileExpected: 'Nothing may follow the settings. Remove this.',
  UnexpectedEndOfString: 'A closing quote is missing.',
  UnexpectedEndOfComment: 'A comment is not closed.',
};
