/** The functions that a call may run, each with the arm of the caller that it is. */
import type { CallTarget } from '../model/operation.ts';
import type { Linker } from '../model/steps.ts';
import type { Event } from './body.ts';

/** Of the functions that a value may be, a call runs one: each is an arm by itself. What a wrapper wraps runs besides the wrapper. */
export function waysOf(
  event: Event,
  callees: readonly CallTarget[],
  file: string,
  { linker }: { readonly linker: Pick<Linker, 'originOf'> },
): readonly (readonly [callee: CallTarget, event: Event])[] {
  const { expression } = event;
  const called = callees.length > 1 && expression.kind === 'call' ? linker.originOf(file, expression.callee) : undefined;
  const options = called?.kind === 'one-of' ? called.options : [];
  // No branch stands inside of a call.
  const branch = Number.MAX_SAFE_INTEGER - expression.index;
  return callees.map((callee) => {
    const arm = options.findIndex((one) => one.kind === 'function' && one.file === callee.file && one.key === callee.function);
    return [callee, arm < 0 ? event : { ...event, arms: event.arms.concat({ branch, arm }) }];
  });
}
