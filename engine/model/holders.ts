/** What the functions of a module are given to where they are written, found by their keys: asked of every function, so looked up once for all. */
import type { Expression, ObjectExpression } from './expression.ts';
import type { Module } from './module.ts';
import type { TypeReference } from './type-reference.ts';

export interface Holders {
  /** The type declared for the name, or the property of a class, that is given the function. */
  readonly types: ReadonlyMap<string, TypeReference>;
  /** The object that the function is a method of. */
  readonly objects: ReadonlyMap<string, ObjectExpression>;
}

const known = new WeakMap<Module, Holders>();

export function holdersIn(module: Module): Holders {
  const before = known.get(module);
  if (before) return before;
  const types = new Map<string, TypeReference>();
  const objects = new Map<string, ObjectExpression>();
  for (const { annotation, definitions } of module.bindings) {
    const source = definitions[0]?.source;
    if (annotation && source?.kind === 'value') hold(types, source.expression, annotation);
  }
  for (const { members } of module.classes)
    for (const { annotation, initialiser } of members) if (annotation && initialiser) hold(types, initialiser, annotation);
  for (const node of module.functions)
    for (const object of node.objects) for (const { value } of object.entries) hold(objects, value, object);
  const found = { types, objects };
  known.set(module, found);
  return found;
}

/** What is written first counts, as it does for the reader. */
function hold<Holder>(holders: Map<string, Holder>, held: Expression, holder: Holder): void {
  if (held.kind === 'function' && !holders.has(held.key)) holders.set(held.key, holder);
}
