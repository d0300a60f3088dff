/** What an executor of the workspace is handed: the statement stands with whoever calls it. */

import type { Linking } from '../link/linking.ts';
import type { CallExpression } from '../model/expression.ts';
import type { Operation } from '../model/operation.ts';
import type { Site } from '../model/place.ts';
import type { Scope } from './scope.ts';
import { statementIn } from './sql/statement.ts';
import { HOLE } from './sql/tokens.ts';
import { askedByStatement, conditionOf, textIn } from './statements.ts';

/** What is sent from a place, where it may be that an operation elsewhere is handed its statement there. */
export function askedFrom(root: Site, operation: Operation | undefined, linking: Linking): Operation | undefined {
  const module = operation?.isTargetOpen && operation.kind === 'sql' ? linking.modules.module(root.file) : undefined;
  const call = module && linking.modules.call(root);
  return operation && call ? asHanded(operation, call, { linking, module }) : operation;
}

/** The operation as the call says it that hands over its statement: `executor.result('update users …', values)`. */
function asHanded(operation: Operation, call: CallExpression, scope: Scope): Operation {
  for (const given of call.arguments) {
    const found = textIn(given, scope);
    const statement = found && statementIn(found.text);
    if (!found || !statement) continue;
    const condition = conditionOf({ ...found, statement, call });
    return {
      ...operation,
      ...askedByStatement(statement, operation.gives),
      isTargetOpen: false,
      isStar: statement.isStar,
      isGrouped: statement.isGrouped,
      isBulk: statement.isBulk,
      filter: { isKnown: condition.isKnown, columns: condition.columns },
      sql: found.text.replaceAll(HOLE, '?'),
      inputs: call.arguments,
    };
  }
  return operation;
}
