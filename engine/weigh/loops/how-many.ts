/** What says that a loop has many rounds. Where nothing does, what it repeats is true and for a person to judge. */
import type { LoopUse, Term } from '../../model/cost.ts';
import type { Expression } from '../../model/expression.ts';
import type { CallTarget } from '../../model/operation.ts';
import { isSameSite } from '../../model/place.ts';
import { inWords } from '../../model/spelling.ts';
import type { Linker, Modules, Recogniser } from '../../model/steps.ts';
import { type ListSource, sourcesOf } from './list-sources.ts';
import { listOf } from './lists.ts';

interface ManySources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  termsOf(target: CallTarget): readonly Term[];
  isServed(): boolean;
}

/** In words that follow "runs once per order: ". */
const MANY: ReadonlyMap<ListSource, string> = new Map([
  ['rows', 'a query finds them, and nothing narrows it to a few'],
  ['page', 'there are as many as a page holds'],
  ['gathered', 'a loader gathers them'],
]);

/** What is named so is made for many: `rowsOfCsv`, `ingestEvents`. Of what is sent in bulk, or imported, there are handfuls, too. */
const MADE_FOR_MANY = /(^|_)(ingest(ion)?|csv)(_|$)/;

/**
 * Handfuls are the rule: members of one thing, keys of a document, what a client sends, what a function is given by whoever calls it. So
 * it takes a query whose rows nothing narrows, a page of a list, or a name that says so.
 */
export function whatSaysMany(loop: LoopUse, { loops }: Term, sources: ManySources): string | undefined {
  const own = foundBy(loop, sources);
  const isOfOne = own.has('children') || own.has('document');
  if (!isOfOne && isMadeForMany(loop, sources)) return 'it is made for many';
  // Rounds within rounds are many where either are.
  const around = loops.filter((one) => one.purpose === 'each' && one.loop.file === loop.loop.file && !isSameSite(one.loop, loop.loop));
  for (const found of [own, ...around.map((one) => foundBy(one, sources))])
    for (const [source, words] of MANY) if (found.has(source)) return words;
  // What an application does not show is mostly few. A library's functions are made for any number, and so is what stands by itself.
  return !sources.isServed() && (own.has('caller') || !own.size) ? 'whoever calls it decides how many there are' : undefined;
}

function foundBy(loop: LoopUse, sources: ManySources): ReadonlySet<ListSource> {
  return new Set(listsRunOver(loop, sources).flatMap((list) => [...sourcesOf(list, loop.loop.file, sources)]));
}

/** What a function is handed beside what it runs for each, where the loop is its own. */
function listsRunOver({ loop }: LoopUse, { modules, recogniser }: ManySources): readonly Expression[] {
  const step = modules.loopStep(loop);
  const use = step ? undefined : recogniser.callbackAt(loop);
  const list = step ? listOf(step) : use && recogniser.dataOf(use);
  if (list || step || use || loop.part !== 'call') return list ? [list] : [];
  return modules.call(loop)?.arguments.filter(({ kind }) => kind !== 'function' && kind !== 'literal' && kind !== 'text') ?? [];
}

function isMadeForMany({ loop, over }: LoopUse, { modules }: ManySources): boolean {
  const name = modules.function(loop.file, loop.function)?.name ?? '';
  return [name, over].some((one) => MADE_FOR_MANY.test(inWords(one)));
}
