/** What repairs that take a query out of a loop share: reading the loop, and writing what is asked of many at once. */
import { ts } from './repair.ts';

export { plural, singular } from '../model/nouns.ts';

/** `orders.map((order) => order.id)`; the list itself where its items are the keys. */
export function keysOf(loop: ts.ForOfStatement, item: string, value: string): string {
  const list = loop.expression.getText();
  return value === item ? list : `${list}.map((${item}) => ${value})`;
}

/** `{ where: { id: { in: keys } } }`, `{ id: In(keys) }`, `{ where: { id: keys } }`: as the library writes several keys. */
export function conditionOn(column: string, keys: string, form: string): string {
  if (/^[A-Z]\w*$/.test(form)) return `{ ${column}: ${form}(${keys}) }`;
  return `{ where: { ${column}: ${form.includes('.') ? keys : `{ ${form}: ${keys} }`} } }`;
}

/** Whether the call is given the key, or a condition on it, and nothing besides. */
export function asksByKeyAlone(given: ts.Expression | undefined, value: ts.Node): boolean {
  if (!given || given === value) return given === value;
  if (!ts.isObjectLiteralExpression(given) || given.properties.length !== 1) return false;
  const [only] = given.properties;
  if (!only) return false;
  if (ts.isShorthandPropertyAssignment(only)) return only.name === value || only === value;
  return ts.isPropertyAssignment(only) && asksByKeyAlone(only.initializer, value);
}

/** The call that a node is, awaited or not. */
export function callIn(node: ts.Node): ts.CallExpression | undefined {
  return ts.isCallExpression(node) ? node : ts.isAwaitExpression(node) ? callIn(node.expression) : undefined;
}

/** The `for…of` that a node stands in, in the same function and in no other loop inside it; undefined where there is no place before it. */
export function loopAround(node: ts.Node): ts.ForOfStatement | undefined {
  for (let at: ts.Node | undefined = node.parent; at && !ts.isFunctionLike(at); at = at.parent) {
    if (ts.isForOfStatement(at)) return at.awaitModifier || !ts.isBlock(at.parent) ? undefined : at;
    if (ts.isIterationStatement(at, false)) return undefined;
  }
  return undefined;
}

/** Names and their members: read twice, they give the same. */
export function isPath(node: ts.Node): boolean {
  return (
    ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword || (ts.isPropertyAccessExpression(node) && isPath(node.expression))
  );
}

/** The first name of a path. */
export function rootOf(node: ts.Node): string {
  return ts.isPropertyAccessExpression(node) ? rootOf(node.expression) : node.getText();
}
