import { howOften, type Repeated, repeatedOperations } from '../../engine/contract/repeated.ts';
import { rule } from '../../engine/contract/rule.ts';

export default rule({
  title: 'N+1 query',
  item: 'orm-queries',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    const repeated = repeatedOperations(facts, ({ kind, relation }, { term, places }) => {
      const isQuery = kind === 'read' || kind === 'sql';
      return isQuery && relation === undefined && !term.isMemoised && places.some(({ loop }) => loop.isDependent);
    });
    for (const one of repeated) {
      yield { span: one.span, message: sentence(one), because: one.because, certainty: one.operation.certainty };
    }
  },
});

function sentence(one: Repeated): string {
  const { operation, loop } = one;
  const rows = operation.target ? `\`${operation.target}\`` : `\`${operation.label}\``;
  const pool = loop.isConcurrent ? ' All of them are sent at once, which can exhaust the pool.' : '';
  const advice = operation.connection === 'one' ? 'Read them in one statement' : 'Read them in one query before the loop';
  return `Queries ${rows} ${howOften(one)}.${pool} ${advice}.`;
}
