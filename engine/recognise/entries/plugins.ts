/** Plugins that are objects around the function which sets them up: `server.register([{ plugin: orders, routes: { prefix: '/orders' } }])`. */
import { optionsOf } from '../../link/combine.ts';
import { definitionOf } from '../../link/definitions.ts';
import type { Expression } from '../../model/expression.ts';
import type { CallTarget } from '../../model/operation.ts';
import type { MountMeaning } from '../../model/words/entry.ts';
import type { Scope } from '../scope.ts';
import { firstGiven } from './listed.ts';
import { textOf } from './paths.ts';

export interface Plugin {
  readonly target: CallTarget;
  /** Where the plugin brings its own. */
  readonly prefix: string | undefined;
}

export function pluginsIn(given: Expression, mount: MountMeaning, scope: Scope): readonly Plugin[] {
  const { setUp, pathIn } = mount;
  if (!setUp) return [];
  if (given.kind === 'array') return given.elements.flatMap((element) => pluginsIn(element, mount, scope));
  const path = given.kind === 'object' && pathIn !== undefined ? firstGiven(given, [pathIn], scope) : undefined;
  const prefix = path && textOf(path, scope);
  const held = (given.kind === 'object' && given.entries.find(({ name }) => name === setUp.heldBy)?.value) || given;
  return functionsOf(held, setUp, scope).map((target) => ({ target, prefix }));
}

/** By what its value is, or by how it is written where a type of the library's stands beside it. */
function functionsOf(
  plugin: Expression,
  { name, heldBy }: NonNullable<MountMeaning['setUp']>,
  { linking, module }: Scope,
): readonly CallTarget[] {
  const value = linking.awaited(linking.value(module.path, plugin));
  const found = [value, linking.member(value, heldBy)].flatMap((one) => optionsOf(linking.member(one, name)));
  const functions = found.flatMap((one) => (one.kind === 'function' ? [{ file: one.file, function: one.key }] : []));
  const written = functions.length ? undefined : definitionOf(linking, module.path, plugin);
  if (written?.expression.kind !== 'object') return functions;
  const entry = written.expression.entries.find((one) => one.name === name);
  return entry ? linking.functionsIn(written.file, entry.value) : [];
}
