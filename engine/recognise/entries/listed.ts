/** Objects of options that a framework is handed in a list, or by a name: `server.route([{ method: 'GET', path: '/orders', handler }])`. */
import { optionsOf } from '../../link/combine.ts';
import { definitionOf } from '../../link/definitions.ts';
import type { Expression, ObjectExpression } from '../../model/expression.ts';
import type { Origin } from '../../model/origin.ts';
import { optionGiven } from '../given.ts';
import type { Scope } from '../scope.ts';

/** Lists are put together of lists; deeper than this they are something else. */
const MOST_DEPTH = 4;

export interface Listed {
  readonly object: ObjectExpression;
  /** Of the file that it is written in. */
  readonly scope: Scope;
}

export function objectsListed(given: Expression, scope: Scope, depth = 0): readonly Listed[] {
  if (depth > MOST_DEPTH) return [];
  if (given.kind === 'object') return [{ object: given, scope }];
  if (given.kind === 'spread') return objectsListed(given.value, scope, depth);
  if (given.kind === 'array') return given.elements.flatMap((element) => objectsListed(element, scope, depth + 1));
  const { linking } = scope;
  const written = definitionOf(linking, scope.module.path, given);
  const module = written && linking.modules.module(written.file);
  if (module && written.expression !== given) return objectsListed(written.expression, { linking, module }, depth + 1);
  return objectsOf(linking.value(scope.module.path, given), scope);
}

function objectsOf(origin: Origin, { linking }: Pick<Scope, 'linking'>): readonly Listed[] {
  return optionsOf(origin).flatMap((one): readonly Listed[] => {
    if (one.kind === 'list') return objectsOf(one.of, { linking });
    if (one.kind !== 'object') return [];
    const { file, function: key, index } = one.site;
    const object = linking.modules.function(file, key)?.objects[index];
    const module = linking.modules.module(file);
    return object && module ? [{ object, scope: { linking, module } }] : [];
  });
}

/** The first of several options that is given. */
export function firstGiven(object: Expression, options: readonly string[], scope: Scope): Expression | undefined {
  for (const option of options) {
    const given = optionGiven(object, option.split('.'), scope);
    if (given.state === 'given') return given.expression;
  }
  return undefined;
}
