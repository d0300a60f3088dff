/** On whose behalf a function runs: what of its callers, up to the entry points, reaches it. */
import type { Context } from '../model/cost.ts';
import type { CallTarget, EntryPoint } from '../model/operation.ts';
import type { Linker, Modules, Recogniser } from '../model/steps.ts';

export const NO_CONTEXT: Context = {
  perRequest: false,
  perJob: false,
  onSchedule: false,
  atStartUp: false,
  inScript: false,
  inTest: false,
};

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
  for (const entry of recogniser.entriesOf(target)) context = both(context, ofEntry(entry));
  // The top level runs as its module is loaded, whatever else calls for it.
  if (target.function === '') return both(context, { ...NO_CONTEXT, atStartUp: true });
  const node = modules.function(target.file, target.function);
  if (node?.parent !== undefined && node.parent !== '') context = both(context, contextOf({ file: target.file, function: node.parent }));
  for (const site of linker.callersOf(target)) context = both(context, contextOf({ file: site.file, function: site.function }));
  return context;
}

function both(a: Context, b: Context): Context {
  return {
    perRequest: a.perRequest || b.perRequest,
    perJob: a.perJob || b.perJob,
    onSchedule: a.onSchedule || b.onSchedule,
    atStartUp: a.atStartUp || b.atStartUp,
    inScript: a.inScript || b.inScript,
    inTest: a.inTest || b.inTest,
  };
}

function ofEntry({ kind }: EntryPoint): Context {
  switch (kind) {
    case 'route':
    case 'resolver':
    case 'socket':
    case 'action':
    case 'middleware':
      return { ...NO_CONTEXT, perRequest: true };
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
