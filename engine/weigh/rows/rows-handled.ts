/** What is done with a list of rows as a whole, where it is first kept: counted, cut, looked through. */
import type { FunctionNode } from '../../model/module.ts';
import type { Site } from '../../model/place.ts';
import type { RowsHandled } from '../../model/result-use.ts';
import type { Modules } from '../../model/steps.ts';
import { type RowSources, rowsWalk } from './rows-walk.ts';

/** Callbacks that run again and again: what they cut off a list are its parts, one after another. */
const RUNS_OFTEN = /^(map|flatMap|forEach|from|reduce|filter|times|range|timesSeries|eachSeries)$/;

/** Undefined where the rows are used one by one, are handed on, or it cannot be told. */
export function rowsHandled(site: Site, under: string | undefined, sources: RowSources): RowsHandled | undefined {
  const walk = rowsWalk('many', sources, { isOfList: true });
  walk.start(site, under);
  const { methods, calls, isWhole } = walk.seen;
  if (isWhole || methods.has('for') || methods.has('at')) return undefined;
  const { modules } = sources;
  const slices = calls.filter((call) => isSlice(call, modules));
  return { methods: [...methods], slices, isInParts: slices.some((call) => isRepeated(call, site, modules)) };
}

function isSlice(site: Site, modules: Modules): boolean {
  const callee = modules.call(site)?.callee;
  return callee?.kind === 'member' && callee.name === 'slice';
}

/** In a loop, or in a callback of one, that does not hold the read itself. */
function isRepeated({ file, function: key, index }: Site, read: Site, modules: Modules): boolean {
  let node: FunctionNode | undefined = modules.function(file, key);
  const call = node?.calls[index];
  if (!call || node?.loops.some(({ start, end }) => start <= call.start && call.end <= end)) return true;
  while (node?.passedTo && !(file === read.file && node.key === read.function)) {
    const { passedTo, parent }: FunctionNode = node;
    const callee = modules.call({ file, function: parent ?? '', part: 'call', index: passedTo?.call ?? -1 })?.callee;
    const name = callee?.kind === 'member' || callee?.kind === 'name' ? callee.name : '';
    if (RUNS_OFTEN.test(name)) return true;
    node = parent === undefined ? undefined : modules.function(file, parent);
  }
  return false;
}
