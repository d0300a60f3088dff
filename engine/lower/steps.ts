/** Statements as steps, in the order in which they run. Blocks and labels leave no trace but their names. */
import { ts } from 'ts-morph';
import type { Expression } from '../model/expression.ts';
import type { LeaveStep, Source, Step } from '../model/module.ts';
import { innermost } from './assignments.ts';
import { classDeclaration } from './classes.ts';
import { type Draft, MAXIMUM_DEPTH } from './draft.ts';
import { exportAssigned, exportDeclared, exportDefault, exportList } from './exports.ts';
import { expression, namedExpression, stripped } from './expressions.ts';
import { functionOf } from './functions.ts';
import { idText } from './identifiers.ts';
import { isLeft } from './leaving.ts';
import { none, packed } from './lists.ts';
import { countedLoop, iteration, whileLoop } from './loops.ts';
import { modifiersOf } from './modifiers.ts';
import { enumDeclaration, importAlias, namespaceDeclaration } from './namespaces.ts';
import { definePattern, flushPending } from './patterns.ts';
import { declareName, hoist, isNamespace } from './scopes.ts';
import { aliasDeclaration, annotation, interfaceDeclaration, signature } from './types.ts';

const K = ts.SyntaxKind;
const { YieldExpression, DefaultClause, Identifier } = K;

type Lowering = (draft: Draft, node: never, into: Step[]) => void;

/** Lowers statements from the first-th on; the names they declare have been hoisted. */
export function stepsInto(draft: Draft, statements: readonly ts.Statement[], into: Step[], first: number): void {
  for (let i = first; i < statements.length; i += 1) stepInto(draft, statements[i] as ts.Statement, into);
}

export function stepInto(draft: Draft, node: ts.Statement, into: Step[]): void {
  lowerings ??= table();
  const lowering = lowerings[node.kind];
  if (lowering === undefined) return;
  if (draft.depth > MAXIMUM_DEPTH) {
    const start = draft.start(node);
    into.push({ kind: 'do', start, end: node.end, value: { kind: 'opaque', start, end: node.end, parts: none } });
    return;
  }
  draft.depth += 1;
  lowering(draft, node as never, into);
  draft.depth -= 1;
}

/** One statement on its own, such as a branch's. */
export function stepsOf(draft: Draft, node: ts.Statement): readonly Step[] {
  const steps: Step[] = [];
  stepInto(draft, node, steps);
  return packed(steps);
}

let lowerings: (Lowering | undefined)[] | undefined;

// Made when the first statement is lowered: the files of this room import each other in circles.
function table(): (Lowering | undefined)[] {
  const made: (Lowering | undefined)[] = [];
  const on = <Node extends ts.Node>(kind: ts.SyntaxKind, lowering: (draft: Draft, node: Node, into: Step[]) => void) => {
    made[kind] = lowering as Lowering;
  };
  on(K.VariableStatement, variables);
  on(K.ExpressionStatement, expressionStatement);
  on(K.FunctionDeclaration, functionDeclaration);
  on(K.ClassDeclaration, classStatement);
  on(K.EnumDeclaration, enumStatement);
  on(K.ModuleDeclaration, namespaceStatement);
  on(K.InterfaceDeclaration, interfaceStatement);
  on(K.TypeAliasDeclaration, aliasStatement);
  on(K.ImportDeclaration, (draft, node: ts.ImportDeclaration) => void addBareImport(draft, node));
  on(K.ImportEqualsDeclaration, importEquals);
  on(K.ExportDeclaration, exportList);
  on(K.ExportAssignment, exportAssigned);
  on(K.Block, block);
  on<ts.LabeledStatement>(K.LabeledStatement, (draft, node, into) => stepInto(draft, node.statement, into));
  on<ts.WithStatement>(K.WithStatement, (draft, node, into) => {
    into.push(doStep(expression(draft, node.expression, 'other')));
    stepInto(draft, node.statement, into);
  });
  on(K.IfStatement, ifStatement);
  on(K.SwitchStatement, switchStatement);
  on(K.TryStatement, tryStatement);
  on(K.ForStatement, countedLoop);
  on(K.ForOfStatement, iteration);
  on(K.ForInStatement, iteration);
  on(K.WhileStatement, whileLoop);
  on(K.DoStatement, whileLoop);
  on<ts.ReturnStatement>(K.ReturnStatement, (draft, node, into) =>
    into.push(leave(draft, node, 'return', node.expression && expression(draft, node.expression, 'returned'))),
  );
  on<ts.ThrowStatement>(K.ThrowStatement, (draft, node, into) =>
    into.push(leave(draft, node, 'throw', expression(draft, node.expression, 'other'))),
  );
  on<ts.ContinueStatement>(K.ContinueStatement, (draft, node, into) => into.push(leave(draft, node, 'continue', undefined)));
  on<ts.BreakStatement>(K.BreakStatement, (draft, node, into) => {
    // Leaving a switch is how its arms end, and leaves nothing else.
    if (node.label || !draft.frame.isInSwitch) into.push(leave(draft, node, 'break', undefined));
  });
  return made;
}

function leave(draft: Draft, node: ts.Node, how: LeaveStep['how'], value: Expression | undefined): LeaveStep {
  return { kind: 'leave', start: draft.start(node), end: node.end, how, value };
}

function doStep(value: Expression): Step {
  return { kind: 'do', start: value.start, end: value.end, value };
}

function expressionStatement(draft: Draft, node: ts.ExpressionStatement, into: Step[]): void {
  const start = draft.start(node);
  const bare = stripped(node.expression);
  if (bare.kind === YieldExpression) {
    const { expression: given } = bare as ts.YieldExpression;
    into.push(leave(draft, node, 'yield', given && expression(draft, given, 'yielded')));
    return;
  }
  const value = expression(draft, bare, 'dropped');
  if (value.kind !== 'assign') into.push({ kind: 'do', start, end: node.end, value });
  else into.push({ kind: 'assign', start, end: node.end, operator: value.operator, target: value.target, value: value.value });
}

function variables(draft: Draft, node: ts.VariableStatement, into: Step[]): void {
  listInto(draft, node.declarationList, into);
  if (node.modifiers && draft.frame.key === '') exportDeclared(draft, node);
}

/** Every declarator of a `let`, `const` or `var`. */
export function listInto(draft: Draft, list: ts.VariableDeclarationList, into: Step[]): void {
  for (const declaration of list.declarations) {
    const { name, initializer } = declaration;
    const start = draft.start(declaration);
    const type = annotation(draft, declaration.type);
    const value =
      initializer &&
      (name.kind === Identifier
        ? namedExpression(draft, initializer, 'stored', idText(name as ts.Identifier), start, name.end)
        : expression(draft, initializer, 'stored'));
    const source: Source = value ? { kind: 'value', expression: innermost(value) } : NO_SOURCE;
    const bindings = definePattern(draft, name, source, type);
    into.push({ kind: 'let', start, end: declaration.end, bindings, value });
    flushPending(draft, into);
  }
}

const NO_SOURCE: Source = { kind: 'none' };

function functionDeclaration(draft: Draft, node: ts.FunctionDeclaration, into: Step[]): void {
  const start = draft.start(node);
  const modifiers = modifiersOf(node);
  const { name } = node;
  const binding = name ? draft.names.find(idText(name)) : -1;
  const declared = draft.bindings[binding];
  if (!node.body) {
    if (declared && !declared.annotation) declared.annotation = signature(draft, node);
    if (declared && modifiers.isAmbient && declared.definitions.length === 0) draft.define(binding, { source: NO_SOURCE, path: none });
    if (modifiers.isAmbient && draft.frame.key === '') exportDeclared(draft, node);
    return;
  }
  // An overload's signature says less than the function itself.
  if (declared?.annotation) declared.annotation = undefined;
  const text = name ? idText(name) : modifiers.isDefault ? 'default' : '';
  const key = text === '' ? draft.keys.nameless(draft.frame) : draft.keys.named(draft.frame, text);
  const nameStart = name ? draft.start(name) : start;
  const nameEnd = name ? name.end : node.body.pos;
  functionOf(
    draft,
    node,
    { key, name: text, nameStart, nameEnd, form: 'function', modifiers, owner: undefined, decorators: none, passedTo: undefined },
    undefined,
  );
  const value: Expression = { kind: 'function', start, end: node.end, key };
  if (binding >= 0) draft.define(binding, { source: { kind: 'value', expression: value }, path: none });
  into.push({ kind: 'do', start, end: node.end, value });
  if (draft.frame.key !== '' || !modifiers.isExported) return;
  if (name) exportDeclared(draft, node);
  else exportDefault(draft, node, value);
}

function classStatement(draft: Draft, node: ts.ClassDeclaration, into: Step[]): void {
  const value = classDeclaration(draft, node);
  into.push(doStep(value));
  flushPending(draft, into);
  if (draft.frame.key !== '') return;
  if (node.name) exportDeclared(draft, node);
  else if (modifiersOf(node).isExported) exportDefault(draft, node, value);
}

function enumStatement(draft: Draft, node: ts.EnumDeclaration): void {
  enumDeclaration(draft, node);
  if (draft.frame.key === '') exportDeclared(draft, node);
}

function namespaceStatement(draft: Draft, node: ts.ModuleDeclaration, into: Step[]): void {
  if (!isNamespace(node)) return;
  namespaceDeclaration(draft, node, into);
  if (draft.frame.key === '') exportDeclared(draft, node);
}

function interfaceStatement(draft: Draft, node: ts.InterfaceDeclaration): void {
  interfaceDeclaration(draft, node);
  if (draft.frame.key === '') exportDeclared(draft, node);
}

function aliasStatement(draft: Draft, node: ts.TypeAliasDeclaration): void {
  aliasDeclaration(draft, node);
  if (draft.frame.key === '') exportDeclared(draft, node);
}

function importEquals(draft: Draft, node: ts.ImportEqualsDeclaration): void {
  importAlias(draft, node);
  if (draft.frame.key === '') exportDeclared(draft, node);
}

/** The names of an import are hoisted, so that nothing is left to do for it. */
function addBareImport(draft: Draft, node: ts.ImportDeclaration): void {
  if (!node.importClause && node.moduleSpecifier.kind === K.StringLiteral)
    draft.specifiers.add((node.moduleSpecifier as ts.StringLiteral).text);
}

function block(draft: Draft, node: ts.Block, into: Step[]): void {
  const scope = draft.names.open();
  hoist(draft, node.statements, false);
  stepsInto(draft, node.statements, into, 0);
  draft.names.close(scope);
}

function ifStatement(draft: Draft, node: ts.IfStatement, into: Step[]): void {
  const start = draft.start(node);
  const test = expression(draft, node.expression, 'tested');
  const then = stepsOf(draft, node.thenStatement);
  const arms = node.elseStatement ? [then, stepsOf(draft, node.elseStatement)] : [then];
  into.push({ kind: 'branch', start, end: node.end, test, cases: none, arms, runsOn: none, isExhaustive: arms.length === 2 });
}

function switchStatement(draft: Draft, node: ts.SwitchStatement, into: Step[]): void {
  const { frame } = draft;
  const start = draft.start(node);
  const test = expression(draft, node.expression, 'tested');
  const scope = draft.names.open();
  const { clauses } = node.caseBlock;
  for (const clause of clauses) hoist(draft, clause.statements, false);
  const wasInSwitch = frame.isInSwitch;
  frame.isInSwitch = true;
  const cases: Expression[] = [];
  const arms: (readonly Step[])[] = [];
  const runsOn: number[] = [];
  let isExhaustive = false;
  for (let i = 0; i < clauses.length; i += 1) {
    const clause = clauses[i] as ts.CaseOrDefaultClause;
    if (clause.kind === DefaultClause) isExhaustive = true;
    else cases.push(expression(draft, clause.expression, 'tested'));
    // `case 1: case 2: …` is one arm.
    if (clause.statements.length === 0 && i < clauses.length - 1) continue;
    const arm: Step[] = [];
    stepsInto(draft, clause.statements, arm, 0);
    if (!isLeft(clause.statements)) runsOn.push(arms.length);
    arms.push(packed(arm));
  }
  frame.isInSwitch = wasInSwitch;
  draft.names.close(scope);
  into.push({ kind: 'branch', start, end: node.end, test, cases: packed(cases), arms, runsOn: packed(runsOn), isExhaustive });
}

function tryStatement(draft: Draft, node: ts.TryStatement, into: Step[]): void {
  const start = draft.start(node);
  const body = stepsOf(draft, node.tryBlock);
  const handler = node.catchClause && handlerOf(draft, node.catchClause);
  const finalizer = node.finallyBlock ? stepsOf(draft, node.finallyBlock) : none;
  into.push({ kind: 'try', start, end: node.end, body, handler, finalizer });
}

function handlerOf(draft: Draft, clause: ts.CatchClause): readonly Step[] {
  const scope = draft.names.open();
  const steps: Step[] = [];
  const caught = clause.variableDeclaration;
  if (caught) {
    declareName(draft, caught.name, 'variable');
    definePattern(draft, caught.name, { kind: 'caught' }, annotation(draft, caught.type));
    flushPending(draft, steps);
  }
  stepInto(draft, clause.block, steps);
  draft.names.close(scope);
  return packed(steps);
}
