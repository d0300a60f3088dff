/** Whether an edit stayed inside one function, so that of everything else in the file nothing has changed but where it stands. */
import { functionWith } from './functions.ts';
import type { Binding, FunctionNode, Module } from './module.ts';
import { isWithin, type Span } from './place.ts';
import type { TextChange } from './text-change.ts';

/**
 * The key of the outermost function whose body holds the whole edit; undefined where there is none, or where the rest of the file may
 * mean something else: names were declared or went, or something that is seen outside the function stands in it.
 */
export function editedFunction(before: Module, after: Module, change: TextChange): string | undefined {
  const [was, ...others] = before.functions.filter((node) => isOutermost(node) && isInBody(change, node) && change.end < node.end);
  const is = was && functionWith(after, was.key);
  if (!was || !is || others.length || is.start !== was.start || is.end !== was.end + change.growth) return undefined;
  if (before.syntaxErrors.length || after.syntaxErrors.length || before.isGenerated !== after.isGenerated) return undefined;
  const isSameAround =
    hasSameFunctions(before, after, was, is) &&
    hasSameBindings(before, after, was, is) &&
    before.specifiers.length === after.specifiers.length &&
    before.specifiers.every((specifier, index) => specifier === after.specifiers[index]) &&
    (['classes', 'types', 'exports'] as const).every(
      (part) => before[part].length === after[part].length && isOutside(before[part], was) && isOutside(after[part], is),
    );
  return isSameAround ? was.key : undefined;
}

/** Constructors hold what the properties of their class are given, too. */
function isOutermost({ parent, form }: FunctionNode): boolean {
  return parent === '' && form !== 'constructor';
}

/** What stands before the first step of the body (the name, the parameters with their defaults) is seen outside. */
function isInBody(part: Span, { nameSpan, parameters, body, end }: FunctionNode): boolean {
  const headEnd = Math.max(nameSpan.end, parameters.at(-1)?.end ?? 0);
  const first = body.find(({ start }) => start >= headEnd);
  return first !== undefined && first.start <= part.start && part.end <= end;
}

function hasSameFunctions(before: Module, after: Module, was: Span, is: Span): boolean {
  const [all, now] = [before.functions.filter((node) => !isWithin(node, was)), after.functions.filter((node) => !isWithin(node, is))];
  return all.length === now.length && all.every(({ key }, index) => key === now[index]?.key);
}

/** Names go by their numbers. What a name outside is given inside the function is seen by whoever reads it. */
function hasSameBindings(before: Module, after: Module, was: FunctionNode, is: FunctionNode): boolean {
  return (
    before.bindings.length === after.bindings.length &&
    before.bindings.every((binding, index) => {
      const now = after.bindings[index];
      if (now?.name !== binding.name || now.kind !== binding.kind || now.function !== binding.function) return false;
      const isOwn = binding.function !== '' && isWithin(binding, was);
      return isOwn ? isWithin(now, is) : !isGivenIn(binding, was) && !isGivenIn(now, is);
    })
  );
}

function isGivenIn({ definitions }: Binding, node: FunctionNode): boolean {
  return definitions.some(({ source }) => {
    const from = source.kind === 'value' ? source.expression : source.kind === 'item' || source.kind === 'key' ? source.of : undefined;
    return from !== undefined && isInBody(from, node);
  });
}

function isOutside(parts: readonly Span[], node: FunctionNode): boolean {
  return !parts.some((part) => isInBody(part, node));
}
