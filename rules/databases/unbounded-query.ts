import { rule } from '../../engine/contract/rule.ts';
import type { Facts, Operation, Repair } from '../../engine/contract/rule.ts';
import { optionsArgument, withOption } from '../../engine/contract/rewrite.ts';

export default rule({
  title: 'Unbounded query',
  item: 'pagination-large-data',
  certainty: 'likely',
  severity: 'warning',
  since: '0.1.0',
  options: { maxRows: { standard: 500, about: 'The limit, in rows, that the quick fix writes.' } },

  *check(facts, { maxRows }) {
    for (const operation of facts.operations) {
      if (operation.kind !== 'read' || operation.gives !== 'many' || operation.bound.kind !== 'none' || operation.relation) continue;
      const size = facts.sizeOf(operation.target);
      const key = operation.site.function;
      const { perRequest } = facts.contextOf(key);
      if (size === 'small' || (!perRequest && size !== 'large')) continue;
      const rows = operation.target ? `\`${operation.target}\`` : `\`${operation.label}\``;
      const message = `Reads every row of ${rows} that matches, with no limit: the answer grows with the table. Ask for a page at a time.`;
      const because = facts.wayTo(key).map((at) => ({ at, message: `calls ${facts.nameOf(at)}` }));
      const certainty = size === 'large' ? 'certain' : isOfOneParent(operation, facts) ? 'possible' : 'likely';
      yield { span: operation.span, message, because, certainty, fixes: fixes(operation, maxRows) };
    }
  },

  repairs: { 'add-limit': addLimit() },
});

/** The children of one parent are few as a rule, though nothing says so: a filter by a foreign key. */
function isOfOneParent({ filter, target }: Operation, facts: Facts): boolean {
  if (!filter.isKnown) return true;
  const foreignKeys = new Set(facts.table(target)?.relations.flatMap(({ columns }) => columns));
  return filter.columns.some(({ name, comparison }) => comparison === 'equals' && (foreignKeys.has(name) || /(Id|_id|ID)$/.test(name)));
}

function fixes({ meaning, callSpan }: Operation, maxRows: number) {
  if (typeof meaning.bound !== 'string') return [];
  const facts = { option: meaning.bound, rows: maxRows, at: meaning.options ?? 0, start: callSpan.start, end: callSpan.end };
  return [{ repair: 'add-limit', title: `Read at most ${maxRows} rows`, isSafe: false, facts }];
}

function addLimit(): Repair {
  return ({ nodeAt, facts, edits }) => {
    const options = optionsArgument(nodeAt({ start: Number(facts.start), end: Number(facts.end) }), Number(facts.at));
    return options !== undefined && withOption(options, { name: String(facts.option), value: String(facts.rows) }, edits);
  };
}
