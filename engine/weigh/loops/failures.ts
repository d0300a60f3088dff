/** Whether the rounds of a loop fail one by one: each is a piece of work of its own then, and its failure is no other's. */
import type { LoopUse } from '../../model/cost.ts';
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { FunctionNode, Step } from '../../model/module.ts';
import type { Modules } from '../../model/steps.ts';
import { forEachWithin, hasWithin } from '../../model/walk.ts';

export function failOneByOne({ loop }: LoopUse, modules: Modules): boolean {
  const body = modules.loopStep(loop)?.body;
  if (body) return isKeptFromOthers(body);
  const call = loop.part === 'call' ? modules.call(loop) : undefined;
  const around = call && modules.function(loop.file, loop.function);
  if (!call || !around) return false;
  return isSettled(call, around) || givenTo(call, loop.file, modules).some(({ body }) => isKeptFromOthers(body));
}

/** `try { … } catch (error) { log(error); }`, and little besides. */
function isKeptFromOthers(body: readonly Step[]): boolean {
  const attempts = body.filter(({ kind }) => kind !== 'let' && kind !== 'do' && kind !== 'branch');
  const [only] = attempts;
  return attempts.length === 1 && only?.kind === 'try' && only.handler !== undefined && !/^(throw|return|break)$/.test(endOf(only.handler));
}

function endOf(steps: readonly Step[]): string {
  const last = steps.at(-1);
  return last?.kind === 'leave' ? last.how : '';
}

/** `Promise.allSettled(orders.map(…))` */
function isSettled(call: CallExpression, { calls }: FunctionNode): boolean {
  return calls.some(
    ({ callee, arguments: given }) =>
      callee.kind === 'member' && callee.name === 'allSettled' && given.some((one) => hasWithin(one, (inner) => inner === call)),
  );
}

function givenTo({ arguments: given }: CallExpression, file: string, modules: Modules): readonly FunctionNode[] {
  const found: FunctionNode[] = [];
  for (const one of given)
    forEachWithin(one, (inner) => {
      const node = inner.kind === 'function' ? modules.function(file, inner.key) : undefined;
      if (node) found.push(node);
    });
  return found;
}

/** `{ status: 'failed' }`, itself or under a key: what is written down of something that failed. */
export function saysFailed(given: Expression): boolean {
  if (given.kind !== 'object') return false;
  return given.entries.some(({ name, value }) => {
    const isFailed = value.kind === 'text' && !value.holes.length && /^(failed|failure|error(ed)?)$/i.test(value.parts.join(''));
    return (isFailed && /^(status|state)$/i.test(name ?? '')) || saysFailed(value);
  });
}
