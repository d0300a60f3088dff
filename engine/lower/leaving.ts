/** Whether a list of statements is always left before its end. */
import { ts } from 'ts-morph';

const K = ts.SyntaxKind;

/** Whether what comes after the statements is never come to from them. */
export function isLeft(statements: readonly ts.Statement[]): boolean {
  const last = statements.at(-1);
  switch (last?.kind) {
    case K.BreakStatement:
    case K.ReturnStatement:
    case K.ThrowStatement:
    case K.ContinueStatement:
      return true;
    case K.Block:
      return isLeft((last as ts.Block).statements);
    case K.IfStatement: {
      const { thenStatement, elseStatement } = last as ts.IfStatement;
      return elseStatement !== undefined && isLeft([thenStatement]) && isLeft([elseStatement]);
    }
    default:
      return false;
  }
}
