import { isInBatches, type Repeated, repeatedOperations, toWhom } from '../../engine/contract/repeated.ts';
import {
  type Bound,
  type Context,
  type Expression,
  type Facts,
  type LoopUse,
  type Operation,
  type RepetitionPlace,
  rule,
  type Site,
} from '../../engine/contract/rule.ts';

/** What is better limited than gathered. Queries and writes belong in one statement, however they are sent. */
const LIMITED: ReadonlySet<Operation['kind']> = new Set(['request', 'file', 'mail']);
const GATHERED: ReadonlySet<Operation['kind']> = new Set(['read', 'sql', 'insert', 'update', 'upsert', 'delete']);

export default rule({
  title: 'Unbounded concurrency',
  item: 'similar-requests',
  certainty: 'likely',
  severity: 'warning',
  since: '0.1.0',
  options: {
    mostAtOnce: { standard: 100, about: 'How many at once are few enough, where a limit on the number of rows is in sight.' },
  },

  *check(facts, { mostAtOnce }) {
    // What a user interface shows is short.
    if (/\.[jt]sx$/.test(facts.file)) return;
    // The loop is the cause, not what it calls: each is told where it stands.
    const places = facts.repeatingPlaces;
    const gathered = new Set(places.filter((place) => isGathered(place.term.operation, facts)).map(throughOf));
    const isCause = ({ kind }: Operation, [place]: readonly RepetitionPlace[]) =>
      place !== undefined &&
      LIMITED.has(kind) &&
      place.loop.isConcurrent &&
      !gathered.has(throughOf(place)) &&
      !isInBatches(place) &&
      !isOfFewRows(place.loop, mostAtOnce, facts) &&
      isWaitedFor(kind, facts.contextOf(place.function));
    const alone = places.map((place) => ({ root: place.term.root, term: place.term, places: [place] }));
    const told = new Set<string>();
    for (const one of repeatedOperations(facts, (operation, repetition) => isCause(operation, repetition.places), alone)) {
      const { function: key, part, index } = one.loop.loop;
      const loop = [key, part, index].join();
      if (told.has(loop)) continue;
      told.add(loop);
      const isRequest = one.operation.kind === 'request';
      const certainty = isLong(one.loop, facts) && !isPaced(one.loop, facts) ? one.certainty : 'possible';
      yield {
        span: one.span,
        message: sentence(one),
        because: one.because,
        certainty,
        ...(isRequest || certainty === 'possible' ? {} : { severity: 'info' }),
      };
    }
  },
});

/** Each round waits for something else before the next begins: `for (…) { const bids = await …; notify(bids); }`. */
function isPaced({ loop }: LoopUse, facts: Facts): boolean {
  const body = facts.loopStep(loop)?.body ?? [];
  return body.some((step) => step.kind === 'let' && step.value?.kind === 'await');
}

/** Start-up asks for what it needs; files are many only where clients make them so. */
function isWaitedFor(kind: Operation['kind'], { perRequest, perJob, onSchedule, atStartUp }: Context): boolean {
  return perRequest || perJob || onSchedule || (kind !== 'file' && !atStartUp);
}

function isGathered(site: Site, facts: Facts): boolean {
  const kind = facts.operationAt(site)?.kind;
  return kind !== undefined && GATHERED.has(kind);
}

function throughOf({ loop: { through } }: RepetitionPlace): string {
  return [through.file, through.function, through.index].join();
}

/** Rows that were read with a limit, and a slice of anything. */
function isOfFewRows(loop: LoopUse, most: number, facts: Facts): boolean {
  const over = overIn(loop, facts);
  if (!over) return false;
  const bound = boundOf(over, facts);
  return isSlice(over) || (bound?.kind === 'constant' && bound.rows <= most);
}

/** Rows that nothing limits, and what the client sends. Of any other list it is not in sight how long it gets. */
function isLong(loop: LoopUse, facts: Facts): boolean {
  const over = overIn(loop, facts);
  return over !== undefined && (boundOf(over, facts)?.kind === 'none' || facts.sentByClient(over).how === 'free');
}

function overIn({ loop }: LoopUse, facts: Facts): Expression | undefined {
  const callee = facts.call(loop)?.callee;
  const over = facts.loopStep(loop)?.over ?? (callee?.kind === 'member' ? callee.object : undefined);
  return loop.file === facts.file ? over : undefined;
}

function boundOf(over: Expression, facts: Facts): Bound | undefined {
  const origin = facts.originOf(over);
  return origin.kind === 'list' && origin.of.kind === 'row' && origin.of.read ? facts.operationAt(origin.of.read)?.bound : undefined;
}

function isSlice(over: Expression): boolean {
  return over.kind === 'call' && over.callee.kind === 'member' && /^(slice|splice)$/.test(over.callee.name) && over.arguments.length === 2;
}

function sentence({ operation, loop }: Repeated): string {
  const often = `for every ${loop.item}`;
  switch (operation.kind) {
    case 'request':
      return `Sends a request${toWhom(operation)} ${often} at once, with no ceiling: a long list floods the other side and this process. Let a few run at a time.`;
    case 'mail':
      return `Sends a mail ${often} at once, with no ceiling: a long list runs into the mail server's limits. Let a few run at a time.`;
    default:
      return `Opens a file ${often} at once, with no ceiling: a long list runs out of memory or of file handles. Let a few run at a time.`;
  }
}
