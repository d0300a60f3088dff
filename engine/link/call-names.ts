/** By what names a module calls: what its calls, `new`s and heritage say, found once for all who ask of a module. */
import type { CallExpression, Expression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';

export function namesCalledIn(module: Module | undefined): ReadonlySet<string> {
  const names = new Set(module ? callsByName(module).keys() : []);
  names.delete(SUPER);
  for (const { heritage } of module?.classes ?? []) {
    const name = heritage && calledName(heritage);
    if (name) names.add(name);
  }
  return names;
}

/** The calls of a name in the order of the text; those of `super`, which may run any constructor, too where they are wanted. */
export function callsNamed(module: Module | undefined, name: string, hasSuper: boolean): readonly CallExpression[] {
  if (!module) return [];
  const byName = callsByName(module);
  const named = byName.get(name) ?? [];
  const above = hasSuper ? byName.get(SUPER) : undefined;
  if (!above) return named;
  const wanted = new Set([...named, ...above]);
  return module.functions.flatMap(({ calls }) => calls.filter((call) => wanted.has(call)));
}

/** No name is empty. */
const SUPER = '';

const indices = new WeakMap<Module, ReadonlyMap<string, readonly CallExpression[]>>();

/** Kept beside the module: every function of a name asks which of the file's calls may be calls of it. */
export function callsByName(module: Module): ReadonlyMap<string, readonly CallExpression[]> {
  const known = indices.get(module);
  if (known) return known;
  const byName = new Map<string, CallExpression[]>();
  for (const { calls } of module.functions) {
    for (const call of calls) {
      const name = call.callee.kind === 'super' ? SUPER : calledName(call.callee);
      if (name === undefined) continue;
      const calls = byName.get(name);
      if (calls) calls.push(call);
      else byName.set(name, [call]);
    }
  }
  indices.set(module, byName);
  return byName;
}

/** The name that stands before the parentheses; of `require('./store')(db)`, which has none, what is required. */
export function calledName(callee: Expression): string | undefined {
  if (callee.kind === 'name' || callee.kind === 'member') return callee.name;
  const specifier = requiredBy(callee);
  return specifier === undefined ? undefined : REQUIRED + specifier;
}

const REQUIRED = 'require ';

/** The specifier in such a name. */
export function requiredAs(name: string): string | undefined {
  return name.startsWith(REQUIRED) ? name.slice(REQUIRED.length) : undefined;
}

/** What `require('./store')` names. */
export function requiredBy(expression: Expression): string | undefined {
  if (expression.kind !== 'call') return undefined;
  const {
    callee,
    arguments: [given],
  } = expression;
  const isRequire = callee.kind === 'name' && callee.binding < 0 && callee.name === 'require';
  return isRequire && given?.kind === 'text' && given.parts.length === 1 ? given.parts[0] : undefined;
}
