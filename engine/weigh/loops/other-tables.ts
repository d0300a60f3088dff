/** Whether each round asks another table, which it names itself: no single statement asks them all. `models[kind].findByPk(row[kind])` */
import type { LoopUse, Term } from '../../model/cost.ts';
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { Module } from '../../model/module.ts';
import { onlyValueBehind } from '../../model/only-value.ts';
import type { Operation } from '../../model/operation.ts';
import type { Modules } from '../../model/steps.ts';
import { hasWithin } from '../../model/walk.ts';

export function asksOtherTables({ loop }: LoopUse, { operation }: Term, { kind, target }: Operation, modules: Modules): boolean {
  const sent = operation.part === 'call' && operation.file === loop.file ? modules.call(operation) : undefined;
  const around = modules.loopStep(loop) ?? (loop.part === 'call' ? modules.call(loop) : undefined);
  const module = modules.module(loop.file);
  if (!sent || !around || !module) return false;
  // What is counted through is a list, of whatever.
  const isOfNames = target === undefined && TABLES.test(kind) && !(around.kind === 'loop' && around.form === 'for');
  const keys = [keyIn(sent.callee), ...(isOfNames ? keysGiven(sent, module) : [])];
  return keys.some(
    (key) =>
      key !== undefined &&
      hasWithin(key, (inner) => {
        const binding = inner.kind === 'name' ? module.bindings[inner.binding] : undefined;
        return binding !== undefined && around.start <= binding.start && binding.end <= around.end;
      }),
  );
}

const TABLES = /^(read|insert|update|upsert|delete)$/;

/** The computed name on the way to what is called. */
function keyIn(callee: Expression): Expression | undefined {
  if (callee.kind === 'element') return callee.key;
  return callee.kind === 'member' ? keyIn(callee.object) : undefined;
}

/** `const table = schema[name]; await db.insert(table).values(rows)`: the computed names of what the steps are given. */
function keysGiven(call: CallExpression, module: Module): readonly Expression[] {
  const before = call.callee.kind === 'member' && call.callee.object.kind === 'call' ? keysGiven(call.callee.object, module) : [];
  const given = call.arguments.flatMap((one) => {
    const value = one.kind === 'element' ? one : onlyValueBehind(one, module);
    return value?.kind === 'element' ? [value.key] : [];
  });
  return [...before, ...given];
}
