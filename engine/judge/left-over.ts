/** Whether a method is left over: nothing in the workspace but tests calls it, or anything of its name that cannot be followed. */
import { functionWith } from '../model/functions.ts';
import type { CallTarget } from '../model/operation.ts';
import type { Site } from '../model/place.ts';
import type { Linker, Modules, Recogniser, Weigher } from '../model/steps.ts';
import { isRunByNobodyElse } from '../weigh/context.ts';

export interface LeftOverSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  readonly weigher: Weigher;
}

/** Of a function inside a method, whether that is. What a class above it or a decorator may call is in use, for all that is seen. */
export function isLeftOver({ file, function: start }: CallTarget, { modules, linker, recogniser, weigher }: LeftOverSources): boolean {
  const module = modules.module(file);
  let node = functionWith(module, start);
  while (node?.parent) node = functionWith(module, node.parent);
  const owner = module?.classes.find(({ key }) => key === node?.owner);
  if (!node || !owner || node.form !== 'method' || owner.heritage || node.decorators.length) return false;
  const target = { file, function: node.key };
  if (!isRunByNobodyElse(weigher.contextOf(target)) || recogniser.entriesOf(target).length) return false;
  const isOther = (site: Site) => recogniser.kindOf(site.file) !== 'test' && !(site.file === file && site.function === target.function);
  return !linker.callersOf(target).some(isOther) && !linker.strayCallsOf(node.name, true).some(isOther);
}
