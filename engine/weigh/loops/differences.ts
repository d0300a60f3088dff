/** Loops over what one list has and another has not: of what is kept, little goes away at a time. */
import type { LoopUse } from '../../model/cost.ts';
import type { Expression } from '../../model/expression.ts';
import { onlyValueBehind } from '../../model/only-value.ts';
import type { Modules } from '../../model/steps.ts';
import { returnedIn } from '../../model/walk.ts';
import { absentIn } from '../conditions/absent.ts';
import type { Condition } from '../conditions/conditions.ts';

/** `const gone = kept.filter(({ id }) => !wanted.includes(id))`, `if (!wanted.has(row.id)) …` */
export function isOfDifference({ loop }: LoopUse, conditions: readonly Condition[], modules: Modules): boolean {
  if (conditions.some(({ test, holds, cases }) => !cases && isMissing(test, holds))) return true;
  const call = loop.part === 'call' ? modules.call(loop) : undefined;
  const over = modules.loopStep(loop)?.over ?? (call?.callee.kind === 'member' ? call.callee.object : undefined);
  const module = modules.module(loop.file);
  const kept = over && module && (onlyValueBehind(over, module) ?? over);
  if (kept?.kind !== 'call' || kept.callee.kind !== 'member' || kept.callee.name !== 'filter') return false;
  const [test] = kept.arguments;
  const node = test?.kind === 'function' ? modules.function(loop.file, test.key) : undefined;
  return node !== undefined && returnedIn(node).some((returned) => isMissing(returned, true));
}

/** Whether a list, or a set, was asked for it and has it not. */
function isMissing(test: Expression, holds: boolean): boolean {
  const absent = absentIn(test, holds);
  return absent?.kind === 'call' && absent.callee.kind === 'member' && /^(includes|has|some|find)$/.test(absent.callee.name);
}
