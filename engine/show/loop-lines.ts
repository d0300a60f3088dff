/** What is said of the loops around something that is sent: how often it is sent in them, or why they were let pass. */
import type { LoopUse } from '../model/cost.ts';
import { type Site, type Span, siteKey } from '../model/place.ts';
import type { RouteSources } from './routes.ts';

type LetPass = Exclude<LoopUse['purpose'], 'each'>;

/** What a reader calls a loop of that purpose. */
const NAMES: Readonly<Record<LetPass, string>> = {
  retry: 'retry loop',
  pages: 'page loop',
  poll: 'polling loop',
  chunks: 'loop over chunks',
  search: 'search loop',
  stream: 'stream',
  walk: 'walk from node to node',
  carried: 'rounds that build on each other',
  few: 'few rounds',
  paced: 'paced loop',
  worker: 'worker loop',
};

/** @param evidence what shows the loop's purpose, where that is known */
export function loopLine(loop: LoopUse, isBatched: boolean, evidence: string | undefined): string {
  if (isBatched) return `In a loop over \`${loop.over}\`, let pass: these are sent together as one query.`;
  if (loop.purpose === 'each')
    return `⟳ Once per ${loop.item} of \`${loop.over}\`${loop.isConcurrent ? ', all at once' : ', one after another'}.`;
  return `In a loop that is let pass: ${reasonOf(loop.purpose, evidence)}.`;
}

/** The purpose by its name, with what shows it. */
export function reasonOf(purpose: LetPass, evidence: string | undefined): string {
  const name = NAMES[purpose];
  if (!evidence || purpose === 'few') return evidence ?? name;
  return evidence.includes(name) || evidence.startsWith('chunks of') ? evidence : `${name}, ${evidence}`;
}

/**
 * Loop statements around a call that do not count, since they are left right after it: what a loop is for is told all the same.
 *
 * @param counted keys of those that count
 */
export function leftLoopLines(
  { file, function: key }: Site,
  { start, end }: Span,
  counted: readonly string[],
  { modules, weigher }: Pick<RouteSources, 'modules' | 'weigher'>,
): string[] {
  const loops = modules.function(file, key)?.loops ?? [];
  return loops.flatMap((step) => {
    const isInside = step.start <= start && end <= step.end && !(step.over && step.over.start <= start && end <= step.over.end);
    const fact = weigher.loopAt({ file, function: key, part: 'loop', index: step.index });
    if (!isInside || !fact || counted.includes(siteKey(fact.site))) return [];
    const { purpose, evidence } = fact;
    return [`In a loop that is let pass: ${purpose === 'each' ? 'it is left right after this' : reasonOf(purpose, evidence)}.`];
  });
}
