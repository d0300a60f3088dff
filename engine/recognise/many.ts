/** Whether an expression is many values. */
import type { Expression } from '../model/expression.ts';
import { onlyValue, type Scope } from './scope.ts';

export function isListOfValues(expression: Expression, scope: Scope): boolean {
  switch (expression.kind) {
    case 'array':
      return true;
    case 'call':
      return (
        (expression.callee.kind === 'member' && /^(map|filter|flatMap|slice|concat|flat)$/.test(expression.callee.name)) ||
        scope.linking.value(scope.module.path, expression).kind === 'list'
      );
    case 'object':
    case 'literal':
    case 'text':
      return false;
    case 'name': {
      const value = onlyValue(expression, scope);
      return (
        (value !== undefined && value.kind !== 'name' && isListOfValues(value, scope)) ||
        scope.linking.value(scope.module.path, expression).kind === 'list'
      );
    }
    default:
      return scope.linking.value(scope.module.path, expression).kind === 'list';
  }
}
