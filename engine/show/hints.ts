/** What is drawn beside the code: a hint at every loop that costs round trips, a lens at every route. */
import type { Hint, Route, RouteLens } from '../contract/workspace.ts';
import type { LoopFact, LoopUse, Term } from '../model/cost.ts';
import { siteKey } from '../model/place.ts';
import { isBatched, isQuery } from '../weigh/cost.ts';
import { reasonOf } from './loop-lines.ts';
import { overBudget, type RouteSources } from './routes.ts';

/** The hints of a file's loops, in the order of the text. */
export function hintsIn(file: string, { modules, recogniser, weigher }: RouteSources): readonly Hint[] {
  const sums = new Map<
    string,
    { readonly fact: LoopFact; queries: number; requests: number; isConcurrent: boolean; operations: Set<string> }
  >();
  for (const node of modules.module(file)?.functions ?? []) {
    for (const term of weigher.termsOf({ file, function: node.key })) {
      const operation = recogniser.operationAt(term.operation);
      const own = ownLoop(term, file, node.key);
      const fact = own && weigher.loopAt(own.loop);
      if (!operation || !fact || term.isAlternative || isBatched(operation, term) || fact.purpose === 'few') continue;
      const isRequest = operation.kind === 'request';
      if (!isRequest && !isQuery(operation)) continue;
      const sum = sums.get(siteKey(fact.site)) ?? {
        fact,
        queries: 0,
        requests: 0,
        isConcurrent: own.isConcurrent,
        operations: new Set<string>(),
      };
      if (isRequest) sum.requests += 1;
      else sum.queries += 1;
      sum.operations.add(operation.label);
      sums.set(siteKey(fact.site), sum);
    }
  }
  return [...sums.values()]
    .map(({ fact, queries, requests, isConcurrent, operations }) => ({
      offset: modules.locate(fact.site)?.end ?? 0,
      text: `⟳ ${[counted(queries, 'query', 'queries'), counted(requests, 'request', 'requests')].filter(Boolean).join(', ')} per ${roundOf(fact)}${isConcurrent ? ', all at once' : ''}`,
      tooltip: [
        `${[...operations].map((label) => `\`${label}\``).join(', ')} in a loop over \`${fact.over}\`.`,
        ...(fact.purpose === 'each' ? [] : [`Let pass: ${reasonOf(fact.purpose, fact.evidence)}.`]),
      ].join('\n\n'),
      loop: fact,
    }))
    .sort((a, b) => a.offset - b.offset);
}

/** The innermost loop of the function itself; terms whose loops are all further down belong to those functions. */
function ownLoop(term: Term, file: string, key: string): LoopUse | undefined {
  return term.loops.findLast(({ loop }) => loop.file === file && loop.function === key);
}

/** What one round of the loop is about. */
function roundOf({ purpose, item }: LoopFact): string {
  const ROUND: Partial<Record<LoopFact['purpose'], string>> = {
    pages: 'page',
    chunks: 'chunk',
    retry: 'attempt',
    poll: 'poll',
    walk: 'step',
    worker: 'round',
    search: 'try',
  };
  return ROUND[purpose] ?? item;
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`;
}

/** `GET /orders · 2 + 1·orders queries`. */
export function lensOf(route: Route): RouteLens {
  const name = [route.method, route.path].filter(Boolean).join(' ');
  return { span: route.place, title: `${name} · ${route.summary}${overBudget(route)}`, route };
}
