/** Relations that are fetched when they are awaited: `await user.posts`, where the schema says that `posts` is lazy. */

import { optionsOf } from '../link/combine.ts';
import { MEMBER } from '../link/library-index.ts';
import type { CallExpression } from '../model/expression.ts';
import type { FunctionNode } from '../model/module.ts';
import type { Operation } from '../model/operation.ts';
import type { LibraryOrigin, Origin } from '../model/origin.ts';
import type { BuiltStep } from './builders.ts';
import { labelOf, methodOf, spanOf } from './labels.ts';
import { parentsIn } from './parents.ts';
import type { SchemaShape } from './schema/shape.ts';
import type { Scope } from './scope.ts';

export function lazyOperationsIn(node: FunctionNode, scope: Scope, shape: SchemaShape): Operation[] {
  if (!shape.lazyNames.size || (!node.isAsync && node.form !== 'module')) return [];
  const { linking, module } = scope;
  const found: Operation[] = [];
  for (const expression of parentsIn(node).all) {
    if (expression.kind !== 'await' || expression.value.kind !== 'member' || !shape.lazyNames.has(expression.value.name)) continue;
    const { name, object } = expression.value;
    const table = optionsOf(linking.value(module.path, object))
      .map((origin) => shape.table(entityOf(origin)))
      .find((one) => one !== undefined);
    const relation = table?.relations.find((one) => one.name === name && one.isLazy);
    if (!table || !relation) continue;
    found.push({
      kind: 'read',
      site: { file: module.path, function: expression.function, part: 'await', index: expression.index },
      span: spanOf(expression),
      callSpan: { start: expression.start, end: expression.end },
      library: table.library,
      libraryTitle: linking.index.libraries.get(table.library)?.title ?? table.library,
      label: labelOf(expression),
      method: name,
      target: relation.target,
      isTargetOpen: false,
      gives: relation.gives,
      bound: { kind: 'unknown' },
      offset: undefined,
      columns: 'all',
      isStar: false,
      filter: { isKnown: false, columns: [] },
      order: undefined,
      includes: [],
      connection: 'pool',
      batches: 'no',
      isCached: false,
      run: 'awaited',
      timeout: undefined,
      isStreamed: false,
      limitStep: undefined,
      hasOwnArguments: true,
      isGrouped: false,
      client: undefined,
      relation: name,
      isBulk: false,
      runsHooks: false,
      valuesFrom: [],
      sql: undefined,
      inputs: [object],
      certainty: 'certain',
      meaning: { does: 'read', gives: relation.gives, isLazyRelation: true },
    });
  }
  return found;
}

function entityOf(origin: Origin): string | undefined {
  if (origin.kind === 'row' || origin.kind === 'library') return origin.entity;
  return origin.kind === 'instance' ? origin.key : undefined;
}

/** The relation that a getter fetches, or that a query of one row's relation begins with: `order.$relatedQuery('items').where(…)`. */
export function relationFetched(steps: readonly BuiltStep[], kind: Operation['kind'], shape: SchemaShape): ReturnType<typeof relationOf> {
  const fetches = [steps.at(-1), ...(kind === 'read' ? steps.slice(0, 1) : [])].find((step) => step?.meaning.isLazyRelation);
  // A query is one of whatever relation its name says.
  if (!fetches || (fetches.isQuery && (kind !== 'read' || fetches.call.arguments[0]?.kind !== 'text'))) return undefined;
  return relationOf(fetches.call, fetches.origin, shape);
}

/** The relation that a getter fetches: by the entity's relations; a text (`populate('author')`) says it itself. */
function relationOf(
  call: CallExpression,
  { entity, type }: LibraryOrigin,
  shape: SchemaShape,
): { readonly name: string; readonly target: string | undefined } | undefined {
  const [first] = call.arguments;
  const method = methodOf(call);
  const table = shape.table(entity);
  // A property that is declared as a getter says itself what it gives: `declare getUser: BelongsToGetAssociationMixin<User>`.
  if (!type.includes(MEMBER)) return { name: relationName(method), target: table?.name ?? entity };
  if (first?.kind === 'text' && first.parts.length === 1) {
    const name = first.parts[0] ?? '';
    return { name, target: table?.relations.find((one) => one.name === name)?.target };
  }
  const bare = relationName(method).toLowerCase();
  const known = table?.relations.find(({ name, target }) =>
    [name, target].some((one) => [one, `${one}s`].some((word) => word.toLowerCase() === bare) || one.toLowerCase() === `${bare}s`),
  );
  return known ?? (bare === method.toLowerCase() ? { name: method, target: undefined } : undefined);
}

/** `customer` of `getCustomer`. */
function relationName(method: string): string {
  return method.replace(/^(?:get|count|has|create|add|set|remove)([A-Z])/, (_, first: string) => first.toLowerCase());
}
