/** What is said of a file that cannot be read at all: that, and nothing else of it. */
import { lineStartsOf } from '../model/lines.ts';
import type { Module } from '../model/module.ts';
import { Frame } from './frame.ts';
import { finished } from './functions.ts';
import { none } from './lists.ts';

/** A Module without content, whose one syntax error gives the reason. */
export function emptyModule(path: string, text: string, error: unknown): Module {
  const whole = { start: 0, end: text.length };
  const reason = error instanceof RangeError ? 'The file is nested too deeply to be read.' : `The file cannot be read: ${String(error)}`;
  return {
    path,
    specifiers: none,
    bindings: none,
    exports: none,
    functions: [
      finished(new Frame('', 0), none, {
        ...whole,
        name: '',
        nameSpan: { start: 0, end: 0 },
        form: 'module',
        isAsync: false,
        isGenerator: false,
        parameters: none,
        typeParameters: none,
        returns: undefined,
        decorators: none,
        owner: undefined,
        isStatic: false,
        parent: undefined,
        passedTo: undefined,
      }),
    ],
    classes: none,
    types: none,
    directives: none,
    suppressions: none,
    syntaxErrors: [{ ...whole, message: reason }],
    isGenerated: false,
    lineStarts: lineStartsOf(text),
  };
}
