/** Relations that are fetched when they are awaited: `await user.posts`, where the schema says that `posts` is lazy. */

import { optionsOf } from '../link/combine.ts';
import type { FunctionNode } from '../model/module.ts';
import type { Operation } from '../model/operation.ts';
import type { Origin } from '../model/origin.ts';
import { labelOf, spanOf } from './labels.ts';
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
