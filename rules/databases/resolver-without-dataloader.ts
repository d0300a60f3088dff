import { type BecauseSite, type EntryPoint, type Facts, type Operation, rule, type Term } from '../../engine/contract/rule.ts';

export default rule({
  title: 'Resolver that queries per parent',
  item: 'lazy-eager',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    for (const { key } of facts.functions) {
      const entry = facts.entriesOf(key).find(({ parent }) => parent);
      if (!entry) continue;
      for (const { term, operation } of askedPerParent(key, entry, facts)) {
        const span = facts.spanOf(term.chain[0] ?? operation.site);
        if (!span) continue;
        yield {
          span,
          function: key,
          message: sentence(operation, entry),
          because: becauseOf(key, term, operation, entry, facts),
          certainty: entry.parent?.type === undefined && operation.certainty === 'certain' ? 'likely' : operation.certainty,
        };
      }
    }
  },
});

/** What the resolver asks by its parent, one for each call; what a loop in it repeats is told there. */
function* askedPerParent(
  key: string,
  { parent }: EntryPoint,
  facts: Facts,
): Iterable<{ readonly term: Term; readonly operation: Operation }> {
  const calls = new Set<number>();
  for (const term of facts.termsOf(key)) {
    const [call] = term.chain;
    const operation = facts.operationAt(term.operation);
    const isAsked =
      operation && /^(read|sql|request)$/.test(operation.kind) && operation.batches === 'no' && operation.connection === 'pool';
    if (!call || !isAsked || !parent || !term.dependsOn.includes(parent.position)) continue;
    if (term.loops.length || term.isExceptional || term.isMemoised || calls.has(call.index)) continue;
    calls.add(call.index);
    yield { term, operation };
  }
}

function becauseOf(key: string, { chain }: Term, { label }: Operation, entry: EntryPoint, facts: Facts): readonly BecauseSite[] {
  const resolver: BecauseSite = {
    at: { file: facts.file, function: key, part: 'function', index: 0 },
    message: `runs once for each ${entry.parent?.type ?? 'object'} that is answered with`,
  };
  const way = chain
    .slice(1)
    .map((at, index, all) => ({ at, message: index === all.length - 1 ? `sends ${label}` : `calls ${facts.nameOf(at)}` }));
  return [resolver, ...way];
}

function sentence({ target, kind }: Operation, { parent }: EntryPoint): string {
  const rows = target ? `\`${target}\`` : 'the database';
  const what = kind === 'request' ? `Sends a request${target ? ` to ${rows}` : ''}` : `Queries ${rows}`;
  const whom = parent?.type === undefined ? 'object' : `\`${parent.type}\``;
  return `${what} once for each ${whom} in the answer. Load them in batches, so that one query asks for all of them.`;
}
