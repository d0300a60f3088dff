/** Methods of a class that a router is told of: `[OrdersController, 'index']`, `router.resource('orders', OrdersController)`. */
import { optionsOf } from '../../link/combine.ts';
import type { Expression } from '../../model/expression.ts';
import type { CallTarget } from '../../model/operation.ts';
import type { Origin } from '../../model/origin.ts';
import type { Scope } from '../scope.ts';

/** The method that a class and a name beside it stand for; undefined for a list of anything else. */
export function actionIn(list: Expression, scope: Scope): readonly CallTarget[] | undefined {
  const [controller, action, ...others] = list.kind === 'array' ? list.elements : [];
  if (!controller || action?.kind !== 'text' || action.parts.length !== 1 || others.length) return undefined;
  return actionsOf(controller, [action.parts[0] as string], scope);
}

/** Those of the methods that the class has. */
export function actionsOf(controller: Expression, names: readonly string[], { linking, module }: Scope): readonly CallTarget[] {
  return classesIn(linking.value(module.path, controller), { linking, module }).flatMap((one) =>
    names.flatMap((name) =>
      optionsOf(linking.member({ ...one, kind: 'instance', typeArguments: [] }, name)).flatMap((method) =>
        method.kind === 'function' ? [{ file: method.file, function: method.key }] : [],
      ),
    ),
  );
}

/** The class itself, or what a function imports that is only called when it is needed: `() => import('./orders-controller')`. */
function classesIn(origin: Origin, { linking, module }: Scope, depth = 0): readonly Extract<Origin, { kind: 'class' }>[] {
  return optionsOf(origin).flatMap((one) => {
    if (one.kind === 'class') return [one];
    if (depth > 1) return [];
    const next =
      one.kind === 'function'
        ? linking.awaited(linking.returned(one.file, one.key))
        : one.kind === 'namespace'
          ? linking.exported(one.file, 'default')
          : undefined;
    return next ? classesIn(next, { linking, module }, depth + 1) : [];
  });
}
