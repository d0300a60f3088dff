/** What a name of a file is made as, where it is made once. */
import type { Expression } from './expression.ts';
import type { Binding, Module } from './module.ts';

/** The one value that a name ever has; undefined for parameters, imports, what is taken apart, and names that are assigned again. */
export function onlyValueOf(binding: Binding | undefined): Expression | undefined {
  if (binding?.definitions.length !== 1) return undefined;
  const [definition] = binding.definitions;
  return definition?.source.kind === 'value' && !definition.path.length ? definition.source.expression : undefined;
}

/** The same of what an expression names; undefined where it is no name. */
export function onlyValueBehind(expression: Expression, { bindings }: Module): Expression | undefined {
  return expression.kind === 'name' ? onlyValueOf(bindings[expression.binding]) : undefined;
}
