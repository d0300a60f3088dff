/** Which names a scope declares: all of them are known before its first step, as the language has it. */
import { ts } from 'ts-morph';
import type { BindingKind } from '../model/module.ts';
import { type Draft, MAXIMUM_DEPTH } from './draft.ts';
import { idText } from './identifiers.ts';
import { importBinding, importBindings } from './imports.ts';

const {
  VariableStatement,
  FunctionDeclaration,
  ClassDeclaration,
  EnumDeclaration,
  ModuleDeclaration,
  ImportDeclaration,
  ImportEqualsDeclaration,
  LabeledStatement,
  Identifier,
  StringLiteral,
  Block,
  IfStatement,
  ForStatement,
  ForOfStatement,
  ForInStatement,
  WhileStatement,
  DoStatement,
  SwitchStatement,
  TryStatement,
  WithStatement,
  OmittedExpression,
  VariableDeclarationList,
} = ts.SyntaxKind;
const { BlockScoped, Const, Using, GlobalAugmentation } = ts.NodeFlags;

/** Declares what a list of statements declares in the scope that is open; with the `var`s inside them when it is a function's. */
export function hoist(draft: Draft, statements: readonly ts.Statement[], isFunction: boolean): void {
  for (const statement of statements) hoistStatement(draft, statement);
  if (isFunction && draft.hasVar) for (const statement of statements) hoistVars(draft, statement, 0);
}

function hoistStatement(draft: Draft, statement: ts.Statement): void {
  switch (statement.kind) {
    case VariableStatement: {
      const list = (statement as ts.VariableStatement).declarationList;
      if (list.flags & BlockScoped) declareList(draft, list);
      break;
    }
    case FunctionDeclaration:
      declareNamed(draft, (statement as ts.FunctionDeclaration).name, 'function');
      break;
    case ClassDeclaration:
      declareNamed(draft, (statement as ts.ClassDeclaration).name, 'class');
      break;
    case EnumDeclaration:
      declareNamed(draft, (statement as ts.EnumDeclaration).name, 'enum');
      break;
    case ModuleDeclaration:
      if (isNamespace(statement as ts.ModuleDeclaration))
        declareNamed(draft, (statement as ts.ModuleDeclaration).name as ts.Identifier, 'namespace');
      break;
    case ImportDeclaration:
      importBindings(draft, statement as ts.ImportDeclaration);
      break;
    case ImportEqualsDeclaration:
      importBinding(draft, statement as ts.ImportEqualsDeclaration);
      break;
    case LabeledStatement:
      hoistStatement(draft, (statement as ts.LabeledStatement).statement);
      break;
  }
}

/** Whether it declares a name: `declare module 'x'` and `declare global` speak of other files. */
export function isNamespace(node: ts.ModuleDeclaration): boolean {
  return node.name.kind === Identifier && !(node.flags & GlobalAugmentation);
}

/** Declares the names of a `let`, `const` or `var` list. */
export function declareList(draft: Draft, list: ts.VariableDeclarationList): void {
  const kind = (list.flags & (Const | Using)) !== 0 ? 'constant' : 'variable';
  for (const declaration of list.declarations) declareName(draft, declaration.name, kind);
}

/** Declares a name, or every name of a pattern. */
export function declareName(draft: Draft, name: ts.BindingName, kind: BindingKind): void {
  if (name.kind === Identifier) declareNamed(draft, name as ts.Identifier, kind);
  else
    for (const element of name.elements) {
      if (element.kind !== OmittedExpression && draft.depth < MAXIMUM_DEPTH) {
        draft.depth += 1;
        declareName(draft, element.name, kind);
        draft.depth -= 1;
      }
    }
}

function declareNamed(draft: Draft, name: ts.Identifier | ts.StringLiteral | undefined, kind: BindingKind): void {
  // A name that the parser had to make up is empty.
  if (name && name.kind !== StringLiteral && name.end > name.pos)
    draft.declare(idText(name as ts.Identifier), kind, draft.start(name), name.end);
}

/** `var` belongs to the function, from however deep inside its statements. */
function hoistVars(draft: Draft, node: ts.Node | undefined, depth: number): void {
  if (!node || depth > MAXIMUM_DEPTH) return;
  switch (node.kind) {
    case VariableStatement:
      hoistVars(draft, (node as ts.VariableStatement).declarationList, depth);
      break;
    case VariableDeclarationList:
      if (!(node.flags & BlockScoped)) declareList(draft, node as ts.VariableDeclarationList);
      break;
    case Block:
      for (const inner of (node as ts.Block).statements) hoistVars(draft, inner, depth + 1);
      break;
    case IfStatement:
      hoistVars(draft, (node as ts.IfStatement).thenStatement, depth + 1);
      hoistVars(draft, (node as ts.IfStatement).elseStatement, depth + 1);
      break;
    case ForStatement:
    case ForOfStatement:
    case ForInStatement:
      hoistVars(draft, (node as ts.ForStatement).initializer, depth + 1);
      hoistVars(draft, (node as ts.ForStatement).statement, depth + 1);
      break;
    case WhileStatement:
    case DoStatement:
    case WithStatement:
    case LabeledStatement:
      hoistVars(draft, (node as ts.IterationStatement | ts.LabeledStatement).statement, depth + 1);
      break;
    case SwitchStatement:
      for (const clause of (node as ts.SwitchStatement).caseBlock.clauses) {
        for (const inner of clause.statements) hoistVars(draft, inner, depth + 1);
      }
      break;
    case TryStatement:
      hoistVars(draft, (node as ts.TryStatement).tryBlock, depth + 1);
      hoistVars(draft, (node as ts.TryStatement).catchClause?.block, depth + 1);
      hoistVars(draft, (node as ts.TryStatement).finallyBlock, depth + 1);
      break;
  }
}
