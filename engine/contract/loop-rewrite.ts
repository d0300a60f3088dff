/** What repairs that take a query out of a loop share: reading the loop, and writing what is asked of many at once. */
import { ts } from './repair.ts';

export { plural, singular } from '../model/nouns.ts';

/** `orders.map((order) => order.id)`; the list itself where its items are the keys. A set has to be spread before. */
export function keysOf(loop: ts.ForOfStatement, item: string, value: string, isSet: boolean): string {
  const list = isSet ? `[...${loop.expression.getText()}]` : loop.expression.getText();
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

export interface OnlyCall {
  readonly call: ts.CallExpression;
  readonly receiver: ts.Expression;
  readonly loop: ts.ForOfStatement;
  readonly item: string;
}

/** The awaited call that is all of the loop's body; undefined where there is more, or where the item is taken apart. */
export function onlyCallAt(node: ts.Node): OnlyCall | undefined {
  const call = callIn(node);
  const loop = call && loopAround(call);
  const [declared] = loop && ts.isVariableDeclarationList(loop.initializer) ? loop.initializer.declarations : [];
  if (!call || !loop || !declared || !ts.isIdentifier(declared.name) || !isPath(loop.expression)) return undefined;
  const statement = ts.isBlock(loop.statement) && loop.statement.statements.length === 1 ? loop.statement.statements[0] : loop.statement;
  const isAll =
    statement &&
    ts.isExpressionStatement(statement) &&
    ts.isAwaitExpression(statement.expression) &&
    statement.expression.expression === call;
  if (!isAll || !ts.isPropertyAccessExpression(call.expression)) return undefined;
  const receiver = call.expression.expression;
  const item = declared.name.text;
  return call.arguments.length === 1 && isFree(receiver, item) ? { call, receiver, loop, item } : undefined;
}

/** Names, their members and calls that are the same in each round: `this.orders`, `knex('orders')`. */
function isFree(node: ts.Node, item: string): boolean {
  if (ts.isIdentifier(node)) return node.text !== item;
  if (ts.isPropertyAccessExpression(node)) return isFree(node.expression, item);
  if (ts.isCallExpression(node)) return isFree(node.expression, item) && node.arguments.every((given) => isFree(given, item));
  return node.kind === ts.SyntaxKind.ThisKeyword || ts.isStringLiteralLike(node);
}

/** Whether something is said in the loop beside what is kept of it. */
export function losesComments(loop: ts.ForOfStatement, kept: ts.Node): boolean {
  return /\/[/*]/.test(loop.getText().replace(kept.getText(), ''));
}

/** The `for…of` that a node stands in, in the same function and in no other loop inside it; undefined where there is no place before it. */
export function loopAround(node: ts.Node): ts.ForOfStatement | undefined {
  for (let at: ts.Node | undefined = node.parent; at && !ts.isFunctionLike(at); at = at.parent) {
    if (ts.isForOfStatement(at)) return at.awaitModifier || !ts.isBlock(at.parent) ? undefined : at;
    if (ts.isIterationStatement(at, false)) return undefined;
  }
  return undefined;
}

/**
 * The statement of a block before which something can be made for a node, so that it is made exactly when the node is come to: undefined
 * where a condition or a loop without braces stands between, or the body of a function that is no block.
 */
export function statementFor(node: ts.Node): ts.Statement | undefined {
  let at = node;
  while (!isPlaceOf(at.parent)) {
    if (!at.parent || isOnlySometimes(at, at.parent)) return undefined;
    at = at.parent;
  }
  return ts.isStatement(at) ? at : undefined;
}

function isPlaceOf(parent: ts.Node | undefined): boolean {
  return parent !== undefined && (ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent));
}

/** Whether a part of a node is come to less often, or more often, than the node. */
function isOnlySometimes(part: ts.Node, whole: ts.Node): boolean {
  if (ts.isFunctionLike(whole) || ts.isClassLike(whole)) return true;
  if (ts.isConditionalExpression(whole)) return part !== whole.condition;
  if (ts.isBinaryExpression(whole)) return part === whole.right && DECIDES.has(whole.operatorToken.kind);
  if (ts.isIfStatement(whole)) return part !== whole.expression;
  return ts.isIterationStatement(whole, false) && !(ts.isForOfStatement(whole) && part === whole.expression);
}

const DECIDES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

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
