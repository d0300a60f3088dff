/** Which functions reading a member runs: getters of the workspace's classes and objects. */
import type { Memo } from '../incremental/memo.ts';
import { createNameIndex, fileUnder } from '../incremental/name-index.ts';
import type { MemberExpression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
import type { Origin } from '../model/origin.ts';
import { optionsOf } from './combine.ts';
import type { Linking } from './linking.ts';

/** Longer lines of heritage are cycles. */
const MOST_HERITAGE = 8;

export function createGetters(memo: Memo, linking: Linking): (file: string, expression: MemberExpression) => readonly CallTarget[] {
  const { modules } = linking;
  const owners = createNameIndex(memo, 'files-with-getter', modules.files, (file) => fileUnder(file, getterNames(modules.module(file))));
  return (file, { object, name }) =>
    owners.get(name).length ? optionsOf(linking.value(file, object)).flatMap((origin) => getterOf(linking, origin, name, 0)) : [];
}

function getterNames(module: Module | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { members } of module?.classes ?? []) for (const { kind, name } of members) if (kind === 'getter') names.add(name);
  for (const { objects } of module?.functions ?? [])
    for (const { entries } of objects) for (const { isGetter, name } of entries) if (isGetter && name !== undefined) names.add(name);
  return names;
}

function getterOf(linking: Linking, origin: Origin, name: string, depth: number): readonly CallTarget[] {
  if (origin.kind === 'object') {
    const { file, function: around, index } = origin.site;
    const entry = linking.modules.function(file, around)?.objects[index]?.entries.find((one) => one.name === name);
    return entry?.isGetter && entry.value.kind === 'function' ? [{ file, function: entry.value.key }] : [];
  }
  if ((origin.kind !== 'instance' && origin.kind !== 'class') || depth > MOST_HERITAGE) return [];
  const { file, key } = origin;
  const node = linking.modules.outline(file)?.classes.find((one) => one.key === key);
  const own = node?.members.find((one) => one.name === name && one.kind !== 'setter' && one.isStatic === (origin.kind === 'class'));
  if (own) return own.kind === 'getter' && own.function !== undefined ? [{ file, function: own.function }] : [];
  const parents = node?.heritage ? optionsOf(linking.value(file, node.heritage)) : [];
  return parents.flatMap((parent) =>
    parent.kind === 'class' ? getterOf(linking, { ...parent, kind: origin.kind, typeArguments: [] }, name, depth + 1) : [],
  );
}
