/** Edits that several repairs need: an option added to a call, whatever it is given so far. */
import type { Edits } from './repair.ts';
import { ts } from './repair.ts';

export interface OptionsArgument {
  readonly call: ts.CallExpression | ts.NewExpression;
  /** What stands there now; undefined where the call has fewer arguments. */
  readonly given: ts.Expression | undefined;
  readonly position: number;
}

/** The place of a call's options; undefined where the node is no call, or something else stands between. */
export function optionsArgument(node: ts.Node, position: number): OptionsArgument | undefined {
  let at = node;
  while (at && !ts.isCallExpression(at) && !ts.isNewExpression(at)) {
    if (ts.isAwaitExpression(at) || ts.isParenthesizedExpression(at)) at = at.expression;
    else return undefined;
  }
  const given = at.arguments?.[position];
  const isReachable = given !== undefined || (at.arguments?.length ?? 0) === position;
  return isReachable ? { call: at, given, position } : undefined;
}

/** False, and nothing edited, where the options come from elsewhere or have the option already. */
export function withOption({ call, given }: OptionsArgument, { name, value }: { readonly name: string; readonly value: string }, edits: Edits): boolean {
  if (!given) {
    const last = call.arguments?.at(-1);
    if (last) edits.insertAfter(last, `, { ${name}: ${value} }`);
    else edits.replace({ start: call.getEnd() - 1, end: call.getEnd() - 1 }, `{ ${name}: ${value} }`);
    return true;
  }
  if (!ts.isObjectLiteralExpression(given) || given.properties.some((property) => property.name?.getText() === name)) return false;
  const last = given.properties.at(-1);
  const isMultiLine = given.getText().includes('\n');
  if (!last) edits.replace(given, `{ ${name}: ${value} }`);
  else if (isMultiLine) edits.insertAfter(last, `,\n${edits.indentOf(last)}${name}: ${value}`);
  else edits.insertAfter(last, `, ${name}: ${value}`);
  return true;
}
