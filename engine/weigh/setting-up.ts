/** Functions that set the program up as it starts, by making the clients that it keeps; a request may have one of them done again. */
import type { FunctionNode } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
import type { Linker, Modules, Recogniser } from '../model/steps.ts';
import { forEachStep } from '../model/walk.ts';

interface SetUpSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
}

/** Whether a function, or what it calls itself, makes a client and keeps it: `this.pool = new Pool(…)`. */
export function makesWhatIsKept(target: CallTarget, sources: SetUpSources): boolean {
  if (keepsClient(target, sources)) return true;
  const calls = sources.modules.function(target.file, target.function)?.calls ?? [];
  return calls.some(({ index }) =>
    sources.linker.calleesOf({ ...target, part: 'call', index }).some((callee) => keepsClient(callee, sources)),
  );
}

function keepsClient({ file, function: key }: CallTarget, { modules, recogniser }: SetUpSources): boolean {
  const made = recogniser.sendingsIn(file).filter(({ kind, site }) => kind === 'connect' && site.function === key);
  const node = made.length ? modules.function(file, key) : undefined;
  return node !== undefined && made.some(({ site }) => isKept(site.index, node));
}

function isKept(index: number, { key, body }: FunctionNode): boolean {
  let isIt = false;
  forEachStep(body, (step) => {
    if (step.kind !== 'assign' || step.target.kind !== 'member' || step.target.object.kind !== 'this') return;
    isIt ||= step.value.kind === 'call' && step.value.function === key && step.value.index === index;
  });
  return isIt;
}
