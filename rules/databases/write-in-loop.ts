import { howOften, repeatedOperations } from '../../engine/contract/repeated.ts';
import type { Operation } from '../../engine/contract/rule.ts';
import { rule } from '../../engine/contract/rule.ts';

const WRITES: ReadonlySet<Operation['kind']> = new Set(['insert', 'update', 'upsert', 'delete']);

const DOING: Partial<Record<Operation['kind'], string>> = {
  insert: 'Inserts into',
  update: 'Updates',
  upsert: 'Inserts or updates',
  delete: 'Deletes from',
};

export default rule({
  title: 'Write in a loop',
  item: 'lazy-eager',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    for (const one of repeatedOperations(facts, ({ kind }) => WRITES.has(kind))) {
      const { operation, loop } = one;
      const rows = operation.target ? `\`${operation.target}\`` : `\`${operation.label}\``;
      const pool = loop.isConcurrent && operation.connection === 'pool' ? ' All of them are sent at once, which can exhaust the pool.' : '';
      const message = `${DOING[operation.kind]} ${rows} ${howOften(one)}.${pool} ${advice(operation)}`;
      yield { span: one.span, message, because: one.because, certainty: operation.certainty };
    }
  },
});

function advice({ kind, meaning }: Operation): string {
  if (kind === 'insert' && meaning.bulk) return `Collect the rows and write them with one \`${meaning.bulk}\`.`;
  if (kind === 'delete') return 'Delete them in one statement by their keys.';
  return 'Collect the changes and write them in one statement.';
}
