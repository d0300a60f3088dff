/** Whether a cache's commands go to a store elsewhere or to the memory of the process: told by what its client was made with. */
import { optionsOf } from '../link/combine.ts';
import type { Expression } from '../model/expression.ts';
import type { LibraryOrigin } from '../model/origin.ts';
import { givenAt, listOf } from './given.ts';
import { meaningAt, onlyValue, type Scope } from './scope.ts';

export type Kept = 'in-process' | 'elsewhere' | 'unknown';

export function whereKept({ made }: LibraryOrigin, { linking }: Scope): Kept {
  const module = made && linking.modules.module(made.file);
  const call = made && linking.modules.call(made);
  const scope = module && { linking, module };
  const meaning = call && scope && meaningAt(call, scope)?.meaning;
  if (!call || !scope || meaning?.keepsIn === undefined) return 'unknown';
  for (const locator of listOf(meaning.keepsIn)) {
    const given = givenAt(call, locator, meaning.options ?? 0, scope);
    if (given.state === 'unknown') return 'unknown';
    const kept = given.state === 'given' ? keptBy(given.expression, scope) : undefined;
    if (kept) return kept;
  }
  return 'in-process';
}

/** Undefined for options, which are no store themselves. */
function keptBy(store: Expression, scope: Scope): Kept | undefined {
  const value = onlyValue(store, scope) ?? store;
  if (value.kind === 'object') return undefined;
  if (value.kind === 'text') return 'elsewhere';
  if (isMap(value)) return 'in-process';
  const origins = optionsOf(scope.linking.value(scope.module.path, value));
  return origins.every(({ kind }) => kind === 'library') ? 'elsewhere' : 'unknown';
}

function isMap(value: Expression): boolean {
  return value.kind === 'call' && value.form === 'new' && value.callee.kind === 'name' && value.callee.name === 'Map';
}
