/** Whether each round asks another table, which it names itself: no single statement asks them all. `models[kind].findByPk(row[kind])` */
import type { LoopUse, Term } from '../../model/cost.ts';
import type { Expression } from '../../model/expression.ts';
import type { Modules } from '../../model/steps.ts';
import { hasWithin } from '../../model/walk.ts';

export function asksOtherTables({ loop }: LoopUse, { operation }: Term, modules: Modules): boolean {
  const sent = operation.part === 'call' && operation.file === loop.file ? modules.call(operation) : undefined;
  const key = sent && keyIn(sent.callee);
  const around = modules.loopStep(loop) ?? (loop.part === 'call' ? modules.call(loop) : undefined);
  const bindings = modules.module(loop.file)?.bindings ?? [];
  if (!key || !around) return false;
  return hasWithin(key, (inner) => {
    const binding = inner.kind === 'name' ? bindings[inner.binding] : undefined;
    return binding !== undefined && around.start <= binding.start && binding.end <= around.end;
  });
}

/** The computed name on the way to what is called. */
function keyIn(callee: Expression): Expression | undefined {
  if (callee.kind === 'element') return callee.key;
  return callee.kind === 'member' ? keyIn(callee.object) : undefined;
}
