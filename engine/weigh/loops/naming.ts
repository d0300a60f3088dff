/** What a loop's data and items are called: `orders` and `order`, taken from the code's own names. */
import type { Expression } from '../../model/expression.ts';

/** What is run over, as a reader would name it; undefined where nothing names it. */
export function dataName(over: Expression): string | undefined {
  switch (over.kind) {
    case 'name':
      return over.name;
    case 'member':
      return over.name;
    case 'await':
    case 'spread':
      return dataName(over.value);
    case 'element':
      return dataName(over.object);
    case 'choice':
      return over.options.map(dataName).find((name) => name !== undefined);
    case 'call':
      return callName(over.callee, over.arguments);
    default:
      return undefined;
  }
}

/** Calls that pass their data on: `orders.filter(…)`, `Object.values(byId)`, `Promise.all(orders)`, `new Set(ids)`. */
const FROM_RECEIVER =
  /^(filter|map|flatMap|sort|toSorted|slice|splice|toSpliced|reverse|toReversed|concat|entries|values|keys|flat|fill|with|split|then|catch|toArray)$/;
const FROM_ARGUMENT = /^(values|keys|entries|from|all|allSettled|uniq|uniqBy|compact|chunk|Set|of)$/;
const VERB = /^(get|find|fetch|list|load|read|select|query|search)(All|Many|By\w+)?(?=[A-Z]|$)/;

function callName(callee: Expression, given: readonly Expression[]): string | undefined {
  if (
    callee.kind === 'member' &&
    FROM_RECEIVER.test(callee.name) &&
    !(callee.object.kind === 'name' && /^(Object|_|lodash)$/.test(callee.object.name))
  ) {
    return dataName(callee.object);
  }
  const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : undefined;
  if (name && FROM_ARGUMENT.test(name) && given[0]) return dataName(given[0]);
  const noun = name?.replace(VERB, '').replace(/By[A-Z].*$/, '');
  if (noun) return noun.charAt(0).toLowerCase() + noun.slice(1);
  return callee.kind === 'member' ? dataName(callee.object) : undefined;
}
