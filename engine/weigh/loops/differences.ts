/** Loops over what one list has and another has not: of what is kept, little comes or goes at a time. */
import type { LoopUse, Term } from '../../model/cost.ts';
import type { Expression } from '../../model/expression.ts';
import type { Module } from '../../model/module.ts';
import { onlyValueBehind } from '../../model/only-value.ts';
import { isSameSite } from '../../model/place.ts';
import type { Modules, Recogniser } from '../../model/steps.ts';
import { returnedIn } from '../../model/walk.ts';
import { eventsOf, siteIn } from '../body.ts';
import { absentIn } from '../conditions/absent.ts';

interface DifferenceSources {
  readonly modules: Modules;
  readonly recogniser: Recogniser;
}

/** `const gone = kept.filter(({ id }) => !wanted.includes(id))`, `if (!wanted.has(row.id)) …` */
export function isOfDifference({ loop, through }: LoopUse, { modules }: Pick<DifferenceSources, 'modules'>): boolean {
  const module = modules.around(loop.file, loop.function);
  const around = modules.function(through.file, through.function);
  if (!module || !around) return false;
  const sent = eventsOf(around).find(({ expression }) => isSameSite(siteIn(through.file, expression), through));
  if (sent?.conditions.some(({ test, holds, cases }) => !cases && isMissing(test, holds, module))) return true;
  const call = loop.part === 'call' ? modules.call(loop) : undefined;
  const over = modules.loopStep(loop)?.over ?? (call?.callee.kind === 'member' ? call.callee.object : undefined);
  const kept = over && (onlyValueBehind(over, module) ?? over);
  if (kept?.kind !== 'call' || kept.callee.kind !== 'member' || kept.callee.name !== 'filter') return false;
  const [test] = kept.arguments;
  const node = test?.kind === 'function' ? modules.function(loop.file, test.key) : undefined;
  return node !== undefined && returnedIn(node).some((returned) => isMissing(returned, true, module));
}

/** Whether the function also deletes what is no longer there: what belongs to one thing is kept as it is wanted. */
export function isKeptInStep(loop: LoopUse, terms: readonly Term[], sources: DifferenceSources): boolean {
  if (!isOfDifference(loop, sources)) return false;
  const isBeside = (other: LoopUse) => other.loop.function === loop.loop.function && !isSameSite(other.loop, loop.loop);
  return terms.some(
    (term) =>
      sources.recogniser.operationOf(term)?.kind === 'delete' &&
      term.loops.some((other) => isBeside(other) && isOfDifference(other, sources)),
  );
}

/** Whether a list, or a set, was asked for it and has it not. */
function isMissing(test: Expression, holds: boolean, module: Module): boolean {
  const missing = absentIn(test, holds);
  const absent = missing && (onlyValueBehind(missing, module) ?? missing);
  return absent?.kind === 'call' && absent.callee.kind === 'member' && /^(includes|has|some|find)$/.test(absent.callee.name);
}
