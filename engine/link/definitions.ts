/** The expression that a name or a member stands for, wherever it is written. */
import type { Expression } from '../model/expression.ts';
import type { Import } from '../model/module.ts';
import type { Origin } from '../model/origin.ts';
import type { Written } from '../model/steps.ts';
import type { Linking } from './linking.ts';
import { wholeExport } from './values.ts';

/** Names that stand for each other further than this are not followed. */
const MOST_NAMES = 8;

/** Undefined where it is given several values, or none that is written down. */
export function definitionOf(linking: Linking, file: string, expression: Expression, depth = 0): Written | undefined {
  if (depth > MOST_NAMES) return undefined;
  if (expression.kind === 'name') return ofBinding(linking, file, expression.binding, depth);
  return expression.kind === 'member' ? ofMember(linking, linking.value(file, expression.object), expression.name, depth) : undefined;
}

function ofBinding(linking: Linking, file: string, index: number, depth: number): Written | undefined {
  const [definition, ...others] = linking.modules.binding(file, index)?.definitions ?? [];
  if (!definition || others.length) return undefined;
  const { source, path } = definition;
  const [taken, ...further] = path;
  // `const { load } = require('./orders')`
  if (taken?.kind === 'property' && !further.length && source.kind === 'value')
    return ofMember(linking, linking.value(file, source.expression), taken.name, depth + 1);
  if (taken) return undefined;
  if (source.kind === 'import') return ofImport(linking, file, source.import, depth + 1);
  return source.kind === 'value' ? whole(linking, file, source.expression, depth) : undefined;
}

function whole(linking: Linking, file: string, expression: Expression, depth: number): Written | undefined {
  const isName = expression.kind === 'name' || expression.kind === 'member';
  return isName ? definitionOf(linking, file, expression, depth + 1) : { file, expression };
}

function ofImport(linking: Linking, file: string, { specifier, name }: Import, depth: number): Written | undefined {
  const resolution = linking.resolver.resolve(file, specifier);
  return resolution.kind === 'file' ? exportedDefinition(linking, resolution.file, name, depth) : undefined;
}

/** What a file exports under a name, through the files that it takes it from. */
export function exportedDefinition(linking: Linking, file: string, name: string, depth = 0): Written | undefined {
  if (depth > MOST_NAMES) return undefined;
  const exports = linking.modules.outline(file)?.exports ?? [];
  const named = exports.find((one) => one.name === name);
  if (named?.value.kind === 'binding') return ofBinding(linking, file, named.value.binding, depth);
  if (named?.value.kind === 'expression') return whole(linking, file, named.value.expression, depth);
  if (named?.value.kind === 'from') return ofImport(linking, file, named.value.import, depth + 1);
  for (const { name: all, value } of exports) {
    const found = all === '*' && value.kind === 'from' ? ofImport(linking, file, { ...value.import, name }, depth + 1) : undefined;
    if (found) return found;
  }
  const all = wholeExport(linking, file);
  return all && ofMember(linking, all, name, depth);
}

function ofMember(linking: Linking, holder: Origin, name: string, depth: number): Written | undefined {
  switch (holder.kind) {
    case 'namespace':
      return exportedDefinition(linking, holder.file, name, depth + 1);
    case 'object': {
      const { file, function: key, index } = holder.site;
      const entry = linking.modules.function(file, key)?.objects[index]?.entries.findLast((one) => one.name === name);
      return entry && whole(linking, file, entry.value, depth);
    }
    case 'instance':
    case 'class': {
      const node = linking.modules.outline(holder.file)?.classes.find(({ key }) => key === holder.key);
      const initial = node?.members.find((one) => one.name === name && one.isStatic === (holder.kind === 'class'))?.initialiser;
      return initial && whole(linking, holder.file, initial, depth);
    }
    case 'one-of': {
      const [first, ...others] = holder.options.flatMap((option) => ofMember(linking, option, name, depth + 1) ?? []);
      return others.every(({ expression }) => expression === first?.expression) ? first : undefined;
    }
    default:
      return undefined;
  }
}
