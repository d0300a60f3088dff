import { canTakeOption, withOption } from '../../engine/contract/rewrite.ts';
import { type RowsInMemory, rowsGiven, rowsInMemory } from '../../engine/contract/rows-in-memory.ts';
import { type CallExpression, type Facts, type Fix, type Operation, type Repair, rule, type Site } from '../../engine/contract/rule.ts';

export default rule({
  title: 'Filter in memory',
  item: 'orm-queries',
  certainty: 'likely',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    for (const operation of facts.operations) {
      const work = rowsInMemory(operation, facts);
      if (!work) continue;
      const { call, certainty } = work;
      const begin = firstStep(operation, facts);
      const because = [
        ...(begin ? [{ at: siteOf(begin, facts), message: 'the query begins here' }] : []),
        ...(call ? [{ at: siteOf(call, facts), message: 'most of them are left behind here' }] : []),
      ];
      const message = sentence(work.kind, rowsOf('Reads', operation));
      yield { span: operation.span, message, because, certainty, fixes: fixes(operation, work, facts) };
    }
    for (const { at, operation, kind } of rowsGiven(facts)) {
      const { function: key, index, callee } = at;
      const name = facts.nameOf({ file: facts.file, function: key, part: 'call', index });
      yield {
        span: callee.kind === 'member' ? { start: callee.nameStart, end: callee.end } : { start: callee.start, end: callee.end },
        message: sentence(kind, rowsOf(`\`${name}\` reads`, operation)),
        because: [{ at: operation.site, message: 'all of them are read here' }],
        // What else is done with them on the way may be why they are read.
        certainty: 'possible',
      };
    }
  },

  repairs: { 'read-fewer': readFewer },
});

/** Of a query that is built over several lines, and underlined at the last. */
function firstStep({ site }: Operation, facts: Facts): CallExpression | undefined {
  const last = facts.call(site);
  let first = last;
  while (first?.callee.kind === 'member' && first.callee.object.kind === 'call') first = first.callee.object;
  return first && last && first !== last && facts.text({ start: first.start, end: last.end }).includes('\n') ? first : undefined;
}

function siteOf({ function: key, index }: CallExpression, { file }: Facts): Site {
  return { file, function: key, part: 'call', index };
}

function rowsOf(subject: string, { target }: Operation): string {
  return target ? `${subject} the rows of \`${target}\`` : `${subject} rows`;
}

function sentence(kind: RowsInMemory['kind'], rows: string): string {
  switch (kind) {
    case 'filter':
      return `${rows} and keeps the wanted ones in memory: the others are read and sent for nothing. Put the condition into the query.`;
    case 'find':
      return `${rows} and looks for one of them in memory. Put the condition into the query, and ask for one row.`;
    case 'test':
      return `${rows} only to learn whether one of them fits. Put the condition into the query, and ask whether there is one.`;
    case 'count':
      return `${rows} only to count them. Ask the database for their number.`;
    case 'presence':
      return `${rows} only to learn whether there are any. Ask for the first one's key.`;
    case 'first':
      return `${rows} and uses the first. Ask for one row.`;
    case 'slice':
      return `${rows} and keeps the first few. Ask for no more than those.`;
    case 'page':
      return `${rows} and keeps a page of them in memory: each page reads all of them again. Ask the database for the page.`;
  }
}

/** A limit gives the same rows, and fewer besides. */
function fixes({ meaning, callSpan, site, hasOwnArguments }: Operation, { kept }: RowsInMemory, facts: Facts): readonly Fix[] {
  const bound = [meaning.bound ?? []].flat()[0];
  const option =
    typeof bound === 'string'
      ? { position: meaning.options ?? 0, name: bound }
      : { position: bound?.argument ?? 0, name: bound?.option ?? '' };
  const call = facts.call(site);
  if (kept === undefined || !call || !hasOwnArguments || !option.name || !canTakeOption(call, option)) return [];
  const { start, end } = callSpan;
  const title = kept === 1 ? 'Ask for one row' : `Ask for ${kept} rows`;
  return [{ repair: 'read-fewer', title, isSafe: true, facts: { ...option, kept, start, end } }];
}

function readFewer({ nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const option = { position: Number(facts.position), name: String(facts.name), value: String(facts.kept) };
  return withOption(nodeAt({ start: Number(facts.start), end: Number(facts.end) }), option, edits);
}
