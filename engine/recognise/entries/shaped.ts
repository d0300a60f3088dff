/** Functions in objects of a shape that a framework reads: the fields of a GraphQL type. */

import { optionsOf } from '../../link/combine.ts';
import type { Expression, ObjectEntry, ObjectExpression } from '../../model/expression.ts';
import type { FunctionNode } from '../../model/module.ts';
import type { EntryPoint } from '../../model/operation.ts';
import type { ShapeConvention } from '../../model/words/entry.ts';
import type { MeantCalls } from '../calls.ts';
import type { Scope } from '../scope.ts';

/** What is given to a call of which a library says what it runs is left to that. */
export function shapedEntries(scope: Scope, meant: MeantCalls): EntryPoint[] {
  const { linking, module } = scope;
  const used = new Set(module.specifiers.flatMap((specifier) => linking.index.ofSpecifier(specifier)));
  const shapes = [...used].flatMap((library) => (linking.index.libraries.get(library)?.shapes ?? []).map((shape) => ({ library, shape })));
  if (!shapes.length) return [];
  const told = new Set<Expression>([...meant.values()].flatMap(({ call, meaning }) => (meaning.entry ? call.arguments : [])));
  return shapes.flatMap(({ library, shape }) =>
    module.functions.flatMap((node) =>
      node.objects.flatMap((object) => (told.has(object) ? [] : entriesOf(object, shape, library, node, scope))),
    ),
  );
}

function entriesOf(object: ObjectExpression, shape: ShapeConvention, library: string, node: FunctionNode, scope: Scope): EntryPoint[] {
  const { linking, module } = scope;
  const names = new Set(object.entries.map(({ name }) => name));
  const handler = object.entries.find(({ name }) => name === shape.handler);
  if (!handler || !shape.with.every((name) => names.has(name))) return [];
  return optionsOf(linking.value(module.path, handler.value)).flatMap((option): EntryPoint[] => {
    if (option.kind !== 'function') return [];
    const target = { file: option.file, function: option.key };
    return [
      {
        kind: shape.kind,
        function: target,
        site: { ...target, part: 'function', index: 0 },
        method: undefined,
        path: nameOf(object, node),
        library,
        sent: shape.sent ?? [],
        parent: parentOf(target, object, scope),
      },
    ];
  });
}

/** The entry that the object is the value of: `host: { type, resolve }`. */
function nameOf(object: ObjectExpression, { objects }: FunctionNode): string | undefined {
  return objects.flatMap(({ entries }) => entries).find(({ value }: ObjectEntry) => value === object)?.name;
}

/** A root's resolver has no use for its first parameter, and calls it `_` or the root. */
function parentOf(
  target: { readonly file: string; readonly function: string },
  field: ObjectExpression,
  scope: Scope,
): EntryPoint['parent'] {
  const [first] = scope.linking.modules.function(target.file, target.function)?.parameters ?? [];
  if (!first || /^_|^(root|source|rootValue)$/.test(first.name)) return undefined;
  const declared = first.annotation?.kind === 'named' ? first.annotation.name : undefined;
  return { position: 0, type: declared === 'any' ? undefined : (declared ?? computedTypeAround(field, scope)) };
}

/** Types of what is counted or put together for an answer. Of others the name does not tell which row they are made of. */
const COMPUTED = /(Stats|Statistics|Metrics|TimeSeries|Summary|Totals|Report|Result|Overview|Dashboard)(Type)?$/;

/** `new GraphQLObjectType({ name: 'OrderStats', fields: … })` around a field. */
function computedTypeAround({ start, end }: ObjectExpression, { module }: Scope): string | undefined {
  const made = module.functions.flatMap(({ calls }) =>
    calls.flatMap((call) => (call.form === 'new' && call.start <= start && end <= call.end ? call.arguments : [])),
  );
  const names = made.flatMap((given) => (given.kind === 'object' ? given.entries.filter(({ name }) => name === 'name') : []));
  const [name] = names.map(({ value }) => value);
  const written = name?.kind === 'text' && !name.holes.length ? name.parts.join('') : '';
  return COMPUTED.test(written) ? written : undefined;
}
