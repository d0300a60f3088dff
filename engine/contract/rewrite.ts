/** What repairs that give a call one more option share: whether it can be given, and the edit that gives it. */
import type { CallExpression, Expression } from '../model/expression.ts';
import { type Edits, ts } from './repair.ts';

export interface Option {
  /** Which argument holds the options. */
  readonly position: number;
  /** Dots descend: `timeout.request`. */
  readonly name: string;
  readonly value: string;
}

/** Whether `withOption` would find a place for it. */
export function canTakeOption(call: CallExpression, { position, name }: Omit<Option, 'value'>): boolean {
  if (call.arguments.some(({ kind }) => kind === 'spread')) return false;
  const given = call.arguments[position];
  return given ? canHold(given, name) : call.arguments.length === position;
}

function canHold(given: Expression, name: string): boolean {
  if (given.kind !== 'object') return given.kind === 'function' || given.kind === 'name' || given.kind === 'member';
  const own = given.entries.find((entry) => entry.name === name.split('.')[0]);
  return own === undefined || (own.value.kind === 'literal' && own.value.start > own.start);
}

/** As a rule writes texts in the value of an option, and as the file does. */
function inQuotesOf({ quote }: Edits, value: string): string {
  return value.replaceAll("'", quote);
}

/** Adds the option, or puts the value in the place of the one that is given. False, and nothing edited, where there is no place for it. */
export function withOption(node: ts.Node, { position, name, value }: Option, edits: Edits): boolean {
  const call = callIn(node);
  if (!call) return false;
  const [own = '', ...inner] = name.split('.');
  const said = `${own}: ${inner.reduceRight((nested, key) => `{ ${key}: ${nested} }`, inQuotesOf(edits, value))}`;
  const given = call.arguments?.[position];
  if (!given) return appended(call, position, `{ ${said} }`, edits);
  if (ts.isArrowFunction(given) || ts.isFunctionExpression(given)) edits.insertBefore(given, `{ ${said} }, `);
  else if (ts.isIdentifier(given) || ts.isPropertyAccessExpression(given)) edits.replace(given, `{ ...${given.getText()}, ${said} }`);
  else if (ts.isObjectLiteralExpression(given)) return added(given, own, said, edits);
  else return false;
  return true;
}

/** The call that a node is, behind `await` and brackets. */
function callIn(node: ts.Node): ts.CallExpression | ts.NewExpression | undefined {
  if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) return callIn(node.expression);
  return ts.isCallExpression(node) || ts.isNewExpression(node) ? node : undefined;
}

function appended(call: ts.CallExpression | ts.NewExpression, position: number, text: string, edits: Edits): boolean {
  const last = call.arguments?.at(-1);
  if ((call.arguments?.length ?? 0) !== position || !call.arguments) return false;
  if (last) edits.insertAfter(last, `,${edits.isFirstOnLine(last) ? `\n${edits.indentOf(last)}` : ' '}${text}`);
  else edits.replace({ start: call.getEnd() - 1, end: call.getEnd() - 1 }, text);
  return true;
}

function added(object: ts.ObjectLiteralExpression, name: string, said: string, edits: Edits): boolean {
  const own = object.properties.find((property) => property.name?.getText() === name);
  const last = object.properties.at(-1);
  if (own) edits.replace(own, said);
  else if (!last) edits.replace(object, `{ ${said} }`);
  else if (isTooLongWith(object, said)) edits.replace(object, inLines(object, said, edits));
  else edits.insertAfter(last, object.getText().includes('\n') ? `,\n${edits.indentOf(last)}${said}` : `, ${said}`);
  return true;
}

/** As formatters have it, unless they are told otherwise. */
const LONGEST_LINE = 120;

/** Whether an object on one line leaves no room there for what is added; one with remarks stays as it is. */
function isTooLongWith(object: ts.ObjectLiteralExpression, said: string): boolean {
  const { text } = object.getSourceFile();
  const lineStart = text.lastIndexOf('\n', object.getStart()) + 1;
  const lineEnd = text.indexOf('\n', object.getEnd());
  const length = (lineEnd < 0 ? text.length : lineEnd) - lineStart + said.length + 2;
  return length > LONGEST_LINE && !/\n|\/[/*]/.test(object.getText());
}

function inLines(object: ts.ObjectLiteralExpression, said: string, edits: Edits): string {
  const indent = edits.indentOf(object);
  const lines = [...object.properties.map((property) => property.getText()), said];
  return `{\n${lines.map((line) => `${indent}${edits.indentUnit}${line},\n`).join('')}${indent}}`;
}
