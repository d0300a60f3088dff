/** What an executor of the workspace is handed: the statement stands with whoever calls it. */

import type { Memo } from '../incremental/memo.ts';
import type { Linking } from '../link/linking.ts';
import type { CallExpression } from '../model/expression.ts';
import type { Operation } from '../model/operation.ts';
import type { Site } from '../model/place.ts';
import { boundOf } from './bounds.ts';
import type { Condition } from './filters.ts';
import { labelOf } from './labels.ts';
import { limitsIn } from './limits.ts';
import type { SchemaShape } from './schema/shape.ts';
import type { Scope } from './scope.ts';
import { type Statement, statementIn } from './sql/statement.ts';
import { HOLE } from './sql/tokens.ts';
import { type AskedSql, askedByStatement, conditionOf, textIn } from './statements.ts';

interface HandedSources {
  readonly memo: Memo;
  readonly linking: Linking;
  operationAt(site: Site): Operation | undefined;
  shape(): SchemaShape;
}

/** A statement as a call hands it to a function of the workspace: `executor.result('update users …', values)`. */
interface HandedStatement extends AskedSql {
  readonly statement: Statement;
  readonly condition: Condition;
}

/** What is sent from a place, where it may be that an operation elsewhere is handed its statement there. */
export function createHandedStatements({ memo, linking, operationAt, shape }: HandedSources) {
  const statements = memo.query<HandedStatement | undefined, [file: string, key: string, index: number]>(
    'handed-statement',
    (file, key, index) => {
      const module = linking.modules.module(file);
      const call = linking.modules.call({ file, function: key, part: 'call', index });
      return module && call && statementGiven(call, { linking, module });
    },
    { bottom: () => undefined },
  );
  return ({ operation: site, root }: { readonly operation: Site; readonly root: Site }): Operation | undefined => {
    const operation = operationAt(site);
    if (!operation?.isTargetOpen || operation.kind !== 'sql' || root.part !== 'call') return operation;
    const handed = statements.get(root.file, root.function, root.index);
    const module = handed && linking.modules.module(root.file);
    return module ? asHanded(operation, handed, { linking, module }, shape()) : operation;
  };
}

function statementGiven(call: CallExpression, scope: Scope): HandedStatement | undefined {
  for (const given of call.arguments) {
    const found = textIn(given, scope);
    const statement = found && statementIn(found.text);
    if (found && statement) return { ...found, statement, call, condition: conditionOf({ ...found, statement, call }) };
  }
  return undefined;
}

/** The operation as the call says it that hands over its statement. */
function asHanded(operation: Operation, handed: HandedStatement, scope: Scope, shape: SchemaShape): Operation {
  const { statement, condition, call, text } = handed;
  const asked = askedByStatement(statement, operation.gives);
  const bound = boundOf({
    file: scope.module.path,
    gives: asked.gives,
    limits: limitsIn(handed, scope),
    standard: undefined,
    condition,
    isByKey: false,
    table: shape.table(asked.target),
  });
  return {
    ...operation,
    ...asked,
    label: labelOf(call),
    isTargetOpen: false,
    isStar: statement.isStar,
    isGrouped: statement.isGrouped,
    isBulk: statement.isBulk,
    bound,
    filter: { isKnown: condition.isKnown, columns: condition.columns },
    sql: text.replaceAll(HOLE, '?'),
    inputs: call.arguments,
  };
}
