import { type Facts, type FilterColumn, type Operation, type ResultUse, rule } from '../../engine/contract/rule.ts';

const WRITES: ReadonlySet<Operation['kind']> = new Set(['update', 'delete']);
const LOCKS = /lock|for\s*update/i;

export default rule({
  title: 'Find, then update',
  item: 'orm-queries',
  certainty: 'likely',
  severity: 'info',
  since: '0.1.0',

  *check(facts) {
    for (const read of facts.operations) {
      const write = isReadOfOne(read, facts) ? writeAfter(read, facts) : undefined;
      if (!write || !isOnlyForWrite(read, write, facts)) continue;
      yield {
        span: read.span,
        message: sentence(read, write),
        because: [{ at: write.site, message: `${write.kind === 'delete' ? 'deletes' : 'updates'} the same row` }],
      };
    }
  },
});

/** By its key alone: more conditions guard something. */
function isReadOfOne({ kind, gives, target, relation, includes, filter, run, callSpan }: Operation, facts: Facts): boolean {
  const [column, ...others] = filter.columns;
  const isByOneKey = filter.isKnown && column?.comparison === 'equals' && column.value !== undefined && !others.length;
  const isPlain = relation === undefined && !includes?.length && run !== 'never' && !LOCKS.test(facts.text(callSpan));
  return kind === 'read' && gives === 'one' && target !== undefined && isByOneKey && isPlain;
}

/** The operation that follows in the text of the function, where it writes to the same table and nothing is waited for in between. */
function writeAfter(read: Operation, facts: Facts): Operation | undefined {
  const own = facts.operations.filter(({ site }) => site.function === read.site.function);
  const following = own[own.indexOf(read) + 1];
  if (!following || !WRITES.has(following.kind) || following.target !== read.target || following.isBulk || following.run === 'never')
    return undefined;
  const node = facts.function(read.site.function);
  const isBetween = ({ start }: { readonly start: number }) => read.callSpan.end <= start && start < following.callSpan.start;
  const isInLoop = node?.loops.some(
    ({ start, end }) => start <= following.callSpan.start && following.callSpan.end <= end && start > read.callSpan.end,
  );
  const isWaiting = node?.calls.some((call) => isBetween(call) && call.use === 'awaited');
  // With a row that is made where none was found, it is another story.
  const isInsert = own.some(({ kind, target }) => (kind === 'insert' || kind === 'upsert') && target === read.target);
  return isInLoop || isWaiting || isInsert ? undefined : following;
}

/** Whether nothing of the row is looked at but that it is there, and its key. */
function isOnlyForWrite(read: Operation, write: Operation, facts: Facts): boolean {
  const uses = facts.usesOf(read.site);
  const [key] = read.filter.columns;
  if (!uses?.length || !key) return false;
  const isToWrite = (use: ResultUse) => isGivenTo(use, write, key.name);
  if (!uses.every((use) => isTestOfPresence(use) || isToWrite(use))) return false;
  return uses.some(isToWrite) || isSameKey(key, write, facts);
}

function isTestOfPresence({ kind, path, comparison }: ResultUse): boolean {
  if (path.length) return false;
  const other = comparison?.other;
  return kind === 'tested' || (other?.kind === 'literal' && other.value == null) || (other?.kind === 'name' && other.name === 'undefined');
}

/** `remove(row)`, `update({ where: { id: row.id } })`, `row.destroy()`. */
function isGivenTo({ kind, path, call }: ResultUse, { site, kind: writes }: Operation, key: string): boolean {
  if (!call || call.function !== site.function || call.index !== site.index) return false;
  if (kind === 'called') return path.length === 1 && writes === 'delete';
  return kind === 'given' && (path.length === 0 ? writes === 'delete' : path.length === 1 && (path[0] === key || path[0] === 'id'));
}

function isSameKey(key: FilterColumn, write: Operation, facts: Facts): boolean {
  const [other, ...more] = write.filter.columns;
  return (
    write.filter.isKnown &&
    !more.length &&
    other?.name === key.name &&
    other.comparison === 'equals' &&
    key.value !== undefined &&
    other.value !== undefined &&
    facts.text(other.value) === facts.text(key.value)
  );
}

function sentence({ target }: Operation, write: Operation): string {
  const [verb, done] = write.kind === 'delete' ? ['delete', 'deleted'] : ['update', 'changed'];
  return `Reads \`${target}\` only to ${verb} the same row after it: a round trip to learn that it is there. ${verb === 'delete' ? 'Delete' : 'Update'} it by its key at once; how many rows were ${done} says the same.`;
}
