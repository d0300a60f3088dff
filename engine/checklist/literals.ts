/** What object literals and texts of a module say, for detectors that ask for an option or a value. */
import type { Expression, ObjectEntry, ObjectExpression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';

/** @returns the entry of an option, found in any object among the arguments; dots descend; spreads are followed */
export function optionAmong(options: readonly string[], given: readonly Expression[], module: Module): ObjectEntry | undefined {
  for (const option of options) {
    for (const argument of given) {
      const entry = entryAt(option.split('.'), argument, module);
      if (entry) return entry;
    }
  }
  return undefined;
}

/** The text of a string or template, with holes left out; undefined for anything else. */
export function textOf(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'text' ? expression.parts.join('') : undefined;
}

function entryAt([name, ...rest]: readonly string[], expression: Expression, module: Module, depth = 0): ObjectEntry | undefined {
  const object = objectOf(expression, module);
  if (!object || depth > 4) return undefined;
  for (const entry of object.entries) {
    const found = entry.isSpread
      ? name !== undefined && entryAt([name, ...rest], entry.value, module, depth + 1)
      : entry.name === name && (rest.length ? entryAt(rest, entry.value, module, depth + 1) : entry);
    if (found) return found;
  }
  return undefined;
}

/** An object literal, written here or as the value of a name. */
function objectOf(expression: Expression, module: Module): ObjectExpression | undefined {
  if (expression.kind === 'object') return expression;
  if (expression.kind === 'choice') return expression.options.map((option) => objectOf(option, module)).find(Boolean);
  if (expression.kind !== 'name') return undefined;
  const [definition] = module.bindings[expression.binding]?.definitions ?? [];
  const isPlain = definition?.source.kind === 'value' && definition.path.length === 0;
  return isPlain && definition.source.kind === 'value' && definition.source.expression.kind === 'object'
    ? definition.source.expression
    : undefined;
}
