/**
 * The first step: from one file's text to its Module. The only step that touches a syntax tree, and none of the tree stays behind.
 * It knows the language and nothing else: no other file, no library, no meaning of a call. It never throws, whatever the text is.
 *
 * The files of this room call each other in circles, as the language's forms do: a step holds expressions, an expression holds
 * functions, a function holds steps.
 */
import { ts } from 'ts-morph';
import { lineStartsOf } from '../model/lines.ts';
import type { Module, Step } from '../model/module.ts';
import { Draft } from './draft.ts';
import { emptyModule } from './empty.ts';
import { exportListed } from './exports.ts';
import { finished } from './functions.ts';
import { none, packed } from './lists.ts';
import { flushPending } from './patterns.ts';
import { hoist } from './scopes.ts';
import { stepsInto } from './steps.ts';
import { suppressionsIn } from './suppressions.ts';
import { syntaxErrorsOf, treeOf } from './tree.ts';

const { ExpressionStatement, StringLiteral } = ts.SyntaxKind;

/** The Module of a file. The path's ending decides the language; the text may be anything. */
export function lower(path: string, text: string): Module {
  try {
    return lowerTree(path, treeOf(path, text));
  } catch (error) {
    return emptyModule(path, text, error);
  }
}

/** The Module of a tree that was parsed from the file. May throw where the tree is deeper than the stack. */
export function lowerTree(path: string, tree: ts.SourceFile): Module {
  const draft = new Draft(tree.text);
  const top = draft.frame;
  const { statements } = tree;
  const directives = directivesOf(statements);
  const body: Step[] = [];
  hoist(draft, statements, true);
  stepsInto(draft, statements, body, directives.length);
  flushPending(draft, body);
  exportListed(draft);
  draft.functions[0] = finished(top, body, {
    start: 0,
    end: tree.text.length,
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
  });
  return {
    path,
    specifiers: packed([...draft.specifiers]),
    bindings: packed(draft.bindings),
    exports: packed(draft.exports),
    functions: draft.functions,
    classes: packed(draft.classes),
    types: packed(draft.types),
    directives,
    suppressions: suppressionsIn(tree),
    syntaxErrors: syntaxErrorsOf(tree),
    isGenerated: isGenerated(tree),
    lineStarts: lineStartsOf(tree.text),
  };
}

function directivesOf(statements: readonly ts.Statement[]): readonly string[] {
  const directives: string[] = [];
  for (const statement of statements) {
    if (statement.kind !== ExpressionStatement) break;
    const { expression } = statement as ts.ExpressionStatement;
    if (expression.kind !== StringLiteral) break;
    directives.push((expression as ts.StringLiteral).text);
  }
  return packed(directives);
}

/** The marks that generators leave in the comment on top of what they write. */
const GENERATED = /@generated\b|\bdo not (?:edit|modify)\b/i;

function isGenerated(tree: ts.SourceFile): boolean {
  const first: ts.Node = tree.statements[0] ?? tree.endOfFileToken;
  const start = first.getStart(tree);
  return start > 0 && GENERATED.test(tree.text.slice(0, start));
}
