import { isOfMostRows } from '../../engine/contract/most-rows.ts';
import { reachedOperations } from '../../engine/contract/reached.ts';
import { type Certainty, type Facts, type Operation, rule } from '../../engine/contract/rule.ts';

export default rule({
  title: 'Pages by offset',
  item: 'pagination-large-data',
  certainty: 'likely',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    const deepest = (operation: Operation) => certaintyOf(operation, facts);
    for (const { operation, because } of reachedOperations(facts, (one) => deepest(one) !== undefined)) {
      const { span, target } = operation;
      yield {
        span,
        message: `The client says how many rows${target ? ` of \`${target}\`` : ''} to pass over, and the database reads all of those first: the thousandth page costs a thousand pages. Go on behind the last row's key instead.`,
        because,
        certainty: deepest(operation) ?? 'possible',
      };
    }
  },
});

/** Nobody turns many pages of a table that is not large: then it is worth a hint. What belongs to one parent has few pages. */
function certaintyOf(operation: Operation, facts: Facts): Certainty | undefined {
  const { kind, gives, run, offset, filter, target } = operation;
  const size = facts.sizeOf(target);
  if (kind !== 'read' || gives !== 'many' || run === 'never' || !offset || size === 'small') return undefined;
  const sent = facts.sentByClient(offset).how;
  if (size === 'large') return sent === 'no' ? undefined : 'likely';
  return sent === 'free' && (!filter.isKnown || isOfMostRows(operation, facts)) ? 'possible' : undefined;
}
