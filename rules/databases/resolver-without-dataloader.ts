import { isForAdministrators } from '../../engine/contract/administrators.ts';
import { forEachStep, hasWithin, isSameSite } from '../../engine/contract/reading.ts';
import {
  type BecauseSite,
  type CallExpression,
  type Certainty,
  type EntryPoint,
  type Expression,
  type Facts,
  type Operation,
  rule,
  type Term,
} from '../../engine/contract/rule.ts';
import { isStored } from '../../engine/contract/stored.ts';

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
          message: sentence(operation, term, entry),
          because: becauseOf(key, term, operation, entry, facts),
          certainty: certaintyOf(term, operation, key, entry, facts),
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
  // Of all the parents one alone can be the one that is asked about.
  const calls = new Set(parent ? facts.callsForOne(key, parent).map(({ index }) => index) : []);
  for (const term of facts.termsOf(key)) {
    const [call] = term.chain;
    const operation = facts.operationAt(term.operation);
    const isAsked =
      operation && /^(read|sql|request)$/.test(operation.kind) && operation.batches === 'no' && operation.connection === 'pool';
    if (!call || !isAsked || !parent || !isGiven(term, parent.position)) continue;
    if (term.loops.length || term.isExceptional || isKept(term, operation) || isLeftToLoader(term, facts) || calls.has(call.index))
      continue;
    calls.add(call.index);
    yield { term, operation };
  }
}

function isGiven({ dependsOn }: Term, position: number): boolean {
  return dependsOn.some(({ parameter }) => parameter === position);
}

/** What memory spares; of requests behind a cache, which is filled by whoever asks first, most are spared too. */
function isKept({ askedFirst }: Term, { kind }: Operation): boolean {
  return askedFirst === 'memory' || (askedFirst === 'cache' && kind === 'request');
}

/** A query that stands in for a loader is asked only by those who hand none on. */
function isLeftToLoader({ hasLoaderInstead, chain }: Term, facts: Facts): boolean {
  const [first] = chain;
  const call = first && facts.call(first);
  if (!hasLoaderInstead || !call) return false;
  return chain.length === 1 || call.arguments.some((given) => HOLDER.test(facts.text(given)));
}

/** What holds loaders: themselves, a request, a context. */
const HOLDER = /\b(\w*loaders?|req|request|ctx|\w*context)\b/i;

function becauseOf(key: string, { chain }: Term, { label }: Operation, entry: EntryPoint, facts: Facts): readonly BecauseSite[] {
  const resolver: BecauseSite = {
    at: { file: facts.file, function: key, part: 'function', index: 0 },
    message: `runs once for each ${entry.parent?.type ?? 'object'} that is answered with`,
  };
  const way = chain
    .slice(1)
    .map((at, index, all) => ({ at, message: index === all.length - 1 ? `sends ${label}` : `calls ${facts.nameOf(at, all[index + 1])}` }));
  return [resolver, ...way];
}

/** A relation takes a query, or one and its count; what asks more is worked out, and for one parent at a time as a rule. */
const MOST_ASKED = 2;

/** What is seldom asked of many parents at once, or that no loader could find by a key, is left for a person to judge. */
function certaintyOf(term: Term, operation: Operation, key: string, entry: EntryPoint, facts: Facts): Certainty {
  const { parent } = entry;
  const { certainty, bound, gives } = operation;
  const [first] = term.chain;
  const call = first && facts.call(first);
  // How many there are, a loader does find by a key.
  const isMany = gives !== 'one' && !isCount(operation);
  const isOfItsOwn =
    isChosen(term, entry) ||
    (isMany && bound.kind === 'given') ||
    isBesidePage(term, operation, key, entry, facts) ||
    (call && isGivenArguments(call, key, entry, facts));
  // Few services answer for many at once, and beside them the database hardly counts.
  const isBesideRequest = facts
    .termsOf(key)
    .some((other) => facts.operationAt(other.operation)?.kind === 'request' && !other.isExceptional);
  const isWorkedOut = facts.termsOf(key).filter(({ chain: [at] }) => first && at && isSameSite(at, first)).length > MOST_ASKED;
  if (
    isBesideRequest ||
    isOfItsOwn ||
    isWorkedOut ||
    term.askedFirst ||
    (parent && isOftenBrought(term, key, parent.position, facts)) ||
    (call && isForAdministrators(call, facts)) ||
    isComputed(parent?.type, facts)
  )
    return 'possible';
  return parent?.type === undefined && certainty === 'certain' ? 'likely' : certainty;
}

/** What arguments decide, whether it is asked at all or what, no loader can know of its keys. */
function isChosen({ dependsOn, needs }: Term, { sent }: EntryPoint): boolean {
  return [...dependsOn, ...needs].some(({ parameter }) => parameter !== undefined && sent.includes(parameter));
}

/** `pageOf(order.id, args)`: what is asked with the whole of them is asked for a page. */
function isGivenArguments(call: CallExpression, key: string, { sent }: EntryPoint, facts: Facts): boolean {
  const bindings = sent.flatMap((position) => facts.function(key)?.parameters[position]?.bindings ?? []);
  return call.arguments.some((given) => hasWithin(given, (inner) => inner.kind === 'name' && bindings.includes(inner.binding)));
}

function isCount({ gives, method }: Operation): boolean {
  return gives === 'count' || /^count/i.test(method);
}

/** `pageOf({ orderId: order.id, limit })` asks for a page and for how many there are; so do two calls side by side. */
function isBesidePage(term: Term, operation: Operation, key: string, entry: EntryPoint, facts: Facts): boolean {
  const [first] = term.chain;
  return facts.termsOf(key).some((other) => {
    const [at] = other.chain;
    const isAlike = isCount(operation) || (first && at && isSameSite(at, first));
    return isAlike && other !== term && isChosen(other, entry) && entry.parent && isGiven(other, entry.parent.position);
  });
}

/** `if (order.payments) return order.payments;`: whoever loaded the parent has loaded them with it as a rule. */
function isOftenBrought({ needs }: Term, key: string, position: number, facts: Facts): boolean {
  const missing = needs.flatMap((need) =>
    need.parameter === position && (need.isTrue === false || need.isThere === false) ? (need.property ?? []) : [],
  );
  const node = facts.function(key);
  const parents = node?.parameters[position]?.bindings ?? [];
  const isBrought = (inner: Expression) =>
    inner.kind === 'member' && missing.includes(inner.name) && inner.object.kind === 'name' && parents.includes(inner.object.binding);
  let isAnswered = false;
  forEachStep(missing.length ? (node?.body ?? []) : [], (step) => {
    const value = step.kind === 'leave' || step.kind === 'let' ? step.value : undefined;
    isAnswered ||= value !== undefined && hasWithin(value, isBrought);
  });
  return isAnswered;
}

/** An object that no table holds is put together for an answer, and stands in it once as a rule: a search's result, a viewer. */
function isComputed(type: string | undefined, facts: Facts): boolean {
  return type !== undefined && facts.schema.tables.length > 0 && !isStored(type, facts);
}

function sentence({ target, kind }: Operation, { askedFirst }: Term, { parent }: EntryPoint): string {
  const rows = target ? `\`${target}\`` : 'the database';
  const what = kind === 'request' ? `Sends a request${target ? ` to ${rows}` : ''}` : `Queries ${rows}`;
  const whom = parent?.type === undefined ? 'object' : `\`${parent.type}\``;
  return `${what} once for each ${whom} in the answer${askedFirst === 'cache' ? ' that a cache does not have' : ''}. Load them in batches, so that one query asks for all of them.`;
}
