/** Whether an operation is asked only where nothing better is at hand: `loaders ? loaders.users.load(id) : users.findOne(id)`. */
import type { LoopUse, Term } from '../../model/cost.ts';
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { FunctionNode, Step } from '../../model/module.ts';
import type { Site } from '../../model/place.ts';
import type { Modules } from '../../model/steps.ts';
import { expressionsIn, forEachExpressionOf, hasWithin } from '../../model/walk.ts';
import type { Event } from '../body.ts';
import type { InvarianceSources } from '../loops/invariance.ts';

export function hasLoaderInstead({ expression: { start, end } }: Event, node: FunctionNode): boolean {
  const holds = (part: { readonly start: number; readonly end: number }) => part.start <= start && end <= part.end;
  const isInstead = (expression: Expression) =>
    hasWithin(
      expression,
      (inner) =>
        inner.kind === 'choice' &&
        inner.options.length > 1 &&
        holds(inner) &&
        inner.options.some((option) => !holds(option) && hasWithin(option, isLoaded)),
    );
  const look = (steps: readonly Step[]): boolean => {
    const at = steps.findIndex(holds);
    const step = steps[at];
    if (!step) return false;
    // `if (loaders) return loaders.users.load(id);` and then the query.
    const before = steps.slice(0, at);
    if (before.some((one) => one.kind === 'branch' && one.arms.some((arm) => arm.at(-1)?.kind === 'leave' && loads(arm)))) return true;
    let isFound = false;
    forEachExpressionOf(step, (expression) => {
      isFound ||= isInstead(expression);
    });
    if (isFound) return true;
    switch (step.kind) {
      case 'branch': {
        const own = step.arms.find((arm) => arm.some(holds));
        return own !== undefined && (step.arms.some((arm) => arm !== own && loads(arm)) || look(own));
      }
      case 'loop':
        return look(step.body);
      case 'try':
        return look(step.body) || look(step.handler ?? []) || look(step.finalizer);
      default:
        return false;
    }
  };
  return look(node.body);
}

function loads(steps: readonly Step[]): boolean {
  return expressionsIn(steps).some((expression) => hasWithin(expression, isLoaded));
}

/** What was read for many before. */
const LOOKED_UP = /Map$|By[A-Z]\w*$/;

/** `loaders.users.load(id)`, or a look into what was read for many before: `usersById.get(id)`. */
function isLoaded(expression: Expression): boolean {
  if (expression.kind !== 'call' || expression.callee.kind !== 'member') return false;
  const { name, object } = expression.callee;
  const holder = /^load(Many)?$/.test(name) ? /loaders?$/i : name === 'get' ? LOOKED_UP : undefined;
  return (
    holder !== undefined && hasWithin(object, (inner) => (inner.kind === 'name' || inner.kind === 'member') && holder.test(inner.name))
  );
}

/** What holds loaders: themselves, a request, a context. */
const HOLDER = /^(\w*loaders?|req|request|ctx|\w*context)$/i;

/** A query that stands in for a loader is asked only by those who hand none on. */
export function isLeftToLoader(
  { hasLoaderInstead, operation }: Term,
  { through }: LoopUse,
  { modules }: Pick<InvarianceSources, 'modules'>,
): boolean {
  const call = hasLoaderInstead && through.part === 'call' ? modules.call(through) : undefined;
  if (!call) return false;
  const isHolder = (inner: Expression) =>
    (inner.kind === 'name' || inner.kind === 'member') && (HOLDER.test(inner.name) || LOOKED_UP.test(inner.name));
  return isWithin(operation, call, through.file, modules) || call.arguments.some((given) => hasWithin(given, isHolder));
}

/** Whether the call sends it, or holds the function that does: `providers.map((provider) => loaders ? … : find(provider))`. */
function isWithin(operation: Site, call: CallExpression, file: string, modules: Pick<Modules, 'call'>): boolean {
  const sent = operation.part === 'call' && operation.file === file ? modules.call(operation) : undefined;
  return sent !== undefined && call.start <= sent.start && sent.end <= call.end;
}
