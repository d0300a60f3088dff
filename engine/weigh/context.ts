/** On whose behalf a function runs: what of its callers, up to the entry points, reaches it. */
import type { Context } from '../model/cost.ts';
import type { FunctionNode } from '../model/module.ts';
import type { CallTarget, EntryPoint } from '../model/operation.ts';
import type { Site } from '../model/place.ts';
import type { Linker, Modules, Recogniser } from '../model/steps.ts';
import { isAdministered } from '../recognise/entries/administered.ts';
import { runsByOwnTimer } from './own-clock.ts';
import { makesWhatIsKept } from './setting-up.ts';

export const NO_CONTEXT: Context = {
  perRequest: false,
  forOthers: false,
  perJob: false,
  onSchedule: false,
  atStartUp: false,
  inScript: false,
  inTest: false,
};

/**
 * Reached from scripts and commands, and from nothing else that is seen. What tests reach is meant to be used: where nobody else is
 * seen to, a framework or a container calls it.
 */
export function runsOnlyAside({ inScript, inTest, perRequest, perJob, onSchedule, atStartUp }: Context): boolean {
  return inScript && !inTest && !perRequest && !perJob && !onSchedule && !atStartUp;
}

/** Left over; or called in a way that cannot be followed, where nothing is seen to call anything. */
export function isRunByNobody({ inScript, inTest, perRequest, perJob, onSchedule, atStartUp }: Context): boolean {
  return !inScript && !inTest && !perRequest && !perJob && !onSchedule && !atStartUp;
}

/** Whatever tests do. */
export function isRunByNobodyElse(context: Context): boolean {
  return isRunByNobody({ ...context, inTest: false });
}

export function contextFrom(
  target: CallTarget,
  modules: Modules,
  linker: Linker,
  recogniser: Recogniser,
  contextOf: (target: CallTarget) => Context,
): Context {
  let context = NO_CONTEXT;
  const kind = recogniser.kindOf(target.file);
  if (kind === 'test') return { ...NO_CONTEXT, inTest: true };
  if (kind === 'script') return { ...NO_CONTEXT, inScript: true };
  for (const entry of recogniser.entriesOf(target)) context = both(context, ofEntry(entry, modules));
  if (runsByOwnTimer(target, { modules, linker })) context = both(context, { ...NO_CONTEXT, onSchedule: true });
  const asked = context;
  // The top level runs as its module is loaded, whatever else calls for it.
  if (target.function === '') return both(context, { ...NO_CONTEXT, atStartUp: true });
  const node = modules.function(target.file, target.function);
  // `(async () => { … })()` at the top level
  if (node?.parent === '' && runsWithin(node, target.file, modules, recogniser))
    context = both(context, { ...NO_CONTEXT, atStartUp: true });
  if (node?.parent !== undefined && node.parent !== '') {
    const around = contextOf({ file: target.file, function: node.parent });
    // What is made as the process starts, or a command of it, and handed out, runs when whoever has it calls it.
    const isHandedOut = (around.atStartUp || around.inScript) && !runsWithin(node, target.file, modules, recogniser);
    context = both(context, isHandedOut ? { ...around, atStartUp: false, inScript: false } : around);
  }
  for (const site of linker.callersOf(target)) context = both(context, contextOf({ file: site.file, function: site.function }));
  // What stands around a handler calls handlers of others, too: whom this one answers is said where it is handed over.
  if (asked.perRequest) context = { ...context, forOthers: asked.forOthers };
  const isSetUpAgain = context.atStartUp && context.perRequest && makesWhatIsKept(target, { modules, linker, recogniser });
  return isSetUpAgain ? { ...context, perRequest: false } : context;
}

/** Whether a function runs as the one around it does: `rows.forEach((row) => …)`, `await span(() => …)`, `(async () => { … })()`. */
function runsWithin({ key, parent = '', passedTo }: FunctionNode, file: string, modules: Modules, recogniser: Recogniser): boolean {
  if (!passedTo)
    return modules.function(file, parent)?.calls.some(({ callee }) => callee.kind === 'function' && callee.key === key) ?? false;
  const site: Site = { file, function: parent, part: 'call', index: passedTo.call };
  const runs = recogniser.callbackAt(site)?.callback.runs;
  const use = modules.call(site)?.use;
  return runs === undefined ? use === 'awaited' || use === 'returned' : runs !== 'later';
}

function both(a: Context, b: Context): Context {
  return {
    perRequest: a.perRequest || b.perRequest,
    forOthers: a.forOthers || b.forOthers,
    perJob: a.perJob || b.perJob,
    onSchedule: a.onSchedule || b.onSchedule,
    atStartUp: a.atStartUp || b.atStartUp,
    inScript: a.inScript || b.inScript,
    inTest: a.inTest || b.inTest,
  };
}

function ofEntry(entry: EntryPoint, modules: Modules): Context {
  switch (entry.kind) {
    case 'route':
    case 'resolver':
    case 'socket':
    case 'action':
    case 'middleware':
      return { ...NO_CONTEXT, perRequest: true, forOthers: !isAdministered(entry, modules) };
    case 'job':
    case 'message':
      return { ...NO_CONTEXT, perJob: true };
    case 'schedule':
      return { ...NO_CONTEXT, onSchedule: true };
    case 'script':
    case 'command':
      return { ...NO_CONTEXT, inScript: true };
    case 'test':
      return { ...NO_CONTEXT, inTest: true };
    case 'module':
      return { ...NO_CONTEXT, atStartUp: true };
  }
}
