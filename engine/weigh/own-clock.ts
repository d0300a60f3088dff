/** Functions that a program runs by a timer of its own, again and again: nobody waits for what they do. */
import type { FunctionNode } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
import type { Linker, Modules } from '../model/steps.ts';

interface ClockSources {
  readonly modules: Modules;
  readonly linker: Linker;
}

/** `setInterval(async () => …, 60_000)`, and `setTimeout(() => this.poll(), 60_000)` where `poll` comes to that again. */
export function runsByOwnTimer(target: CallTarget, sources: ClockSources): boolean {
  const { modules } = sources;
  const node = modules.function(target.file, target.function);
  const parent = node?.parent === undefined ? undefined : modules.function(target.file, node.parent);
  const timer = node?.passedTo?.argument === 0 ? parent?.calls[node.passedTo.call] : undefined;
  if (!node || !parent || timer?.callee.kind !== 'name' || timer.callee.binding >= 0) return false;
  const { name } = timer.callee;
  return name === 'setInterval' || (name === 'setTimeout' && comesBack(node, target.file, sources));
}

/** Whether it calls a function that it stands in. */
function comesBack({ key, calls, parent }: FunctionNode, file: string, { modules, linker }: ClockSources): boolean {
  const around = new Set<string>();
  for (let at = parent; at; at = modules.function(file, at)?.parent) around.add(at);
  return calls.some(({ index }) =>
    linker
      .calleesOf({ file, function: key, part: 'call', index })
      .some((callee) => callee.file === file && callee.function !== '' && around.has(callee.function)),
  );
}
