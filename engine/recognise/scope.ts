/** What reading an expression needs: the file it stands in and the linker's answers about it. */

import type { Meaning } from '../contract/library.ts';
import { optionsOf } from '../link/combine.ts';
import { libraryAbove } from '../link/heritage.ts';
import { callMeaning } from '../link/library-values.ts';
import type { Linking } from '../link/linking.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import type { Binding, Module } from '../model/module.ts';
import { onlyValueBehind } from '../model/only-value.ts';
import type { ClassOrigin, LibraryOrigin } from '../model/origin.ts';

export interface Scope {
  readonly linking: Linking;
  readonly module: Module;
}

/** Definitions are followed through no more names than this. */
export const MOST_NAMES = 6;

/** The one value that a name of the file ever has; undefined for parameters, imports and names that are assigned again. */
export function onlyValue(expression: Expression, { module }: Scope): Expression | undefined {
  return onlyValueBehind(expression, module);
}

export function bindingOf(expression: Expression, { module }: Scope): Binding | undefined {
  return expression.kind === 'name' ? module.bindings[expression.binding] : undefined;
}

/** Whether it is what the function around was given: another caller may give something else. */
export function isParameter(expression: Expression, scope: Scope): boolean {
  if (expression.kind === 'member') return isParameter(expression.object, scope);
  return bindingOf(expression, scope)?.definitions.some(({ source }) => source.kind === 'parameter') ?? false;
}

/** The parameter itself, and not a part of what it holds. */
export function isWholeParameter(expression: Expression, { module }: Scope): boolean {
  const binding = expression.kind === 'name' ? module.bindings[expression.binding] : undefined;
  return binding?.kind === 'parameter' && binding.definitions.every(({ path }) => path.length === 0);
}

/** What a library's table says of a call, and whose value is called; of several values the one of which it is known where it was made. */
export function meaningAt(
  call: CallExpression,
  { linking, module }: Scope,
): { readonly origin: LibraryOrigin; readonly meaning: Meaning } | undefined {
  let first: { readonly origin: LibraryOrigin; readonly meaning: Meaning } | undefined;
  for (const option of optionsOf(linking.value(module.path, call.callee))) {
    // `require('axios')(…)`: a module as a whole is called as its default export is.
    const isWhole = option.kind === 'package' && !option.path.length && call.form === 'call';
    const origin = isWhole ? linking.member(option, 'default') : option;
    const meaning =
      origin.kind !== 'library'
        ? undefined
        : call.form === 'decorator'
          ? linking.index.meaningOf(origin)
          : callMeaning(linking, origin, call);
    if (option.kind === 'class' && call.form === 'new') first ??= connectionOfHeir(option, linking);
    if (origin.kind !== 'library' || !meaning) continue;
    first ??= { origin, meaning };
    if (origin.made && origin.type === first.origin.type) return { origin, meaning };
  }
  return first;
}

/** `new Database()` of `class Database extends Client`: it opens connections as what it extends does; what that is given stands elsewhere. */
function connectionOfHeir(heir: ClassOrigin, linking: Linking): ReturnType<typeof meaningAt> {
  const origin = libraryAbove(linking, heir);
  const does = origin && linking.index.meaningOf(origin)?.does;
  return origin && does === 'connect' ? { origin, meaning: { does } } : undefined;
}

/** The properties that are assigned, and the arrays that are pushed to, after a name was declared: `where.status = status`. */
export function changesOf(binding: number, { module }: Scope): readonly Change[] {
  const all = changes.get(module) ?? changesIn(module);
  changes.set(module, all);
  return all.get(binding) ?? [];
}

export interface Change {
  /** The property; undefined for what is pushed. */
  readonly name: string | undefined;
  readonly values: readonly Expression[];
}

const changes = new WeakMap<Module, ReadonlyMap<number, readonly Change[]>>();

function changesIn(module: Module): ReadonlyMap<number, readonly Change[]> {
  const found = new Map<number, Change[]>();
  const add = (binding: number, change: Change) => {
    const known = found.get(binding);
    if (known) known.push(change);
    else found.set(binding, [change]);
  };
  const look = (steps: Module['functions'][number]['body']): void => {
    for (const step of steps) {
      if (step.kind === 'assign' && step.target.kind === 'member' && step.target.object.kind === 'name')
        add(step.target.object.binding, { name: step.target.name, values: [step.value] });
      else if (step.kind === 'branch') step.arms.forEach(look);
      else if (step.kind === 'loop') look(step.body);
      else if (step.kind === 'try') [step.body, step.handler ?? [], step.finalizer].forEach(look);
    }
  };
  for (const node of module.functions) {
    look(node.body);
    for (const { callee, arguments: values } of node.calls) {
      if (callee.kind === 'member' && /^(push|unshift)$/.test(callee.name) && callee.object.kind === 'name')
        add(callee.object.binding, { name: undefined, values });
    }
  }
  return found;
}
