/**
 * Objects that are written out as being of an interface: `const context: JobContext = { publish: async (row) => … }`, or what a function
 * gives that says that it gives one: `async function createContext(): Promise<Context> { return { db }; }`.
 */
import type { Memo } from '../incremental/memo.ts';
import { createNameIndex, grouped } from '../incremental/name-index.ts';
import type { Expression } from '../model/expression.ts';
import { targetKey } from '../model/functions.ts';
import type { Binding, FunctionNode, Module } from '../model/module.ts';
import type { ObjectOrigin } from '../model/origin.ts';
import type { TypeReference } from '../model/type-reference.ts';
import { returnedIn } from '../model/walk.ts';
import { isSameType } from './callers.ts';
import type { Linking } from './linking.ts';

/** An interface of which more functions make one is anything. */
const MOST_MAKERS = 4;

/** By the interface's file and name. `isAside` says of a file that what it makes is nobody else's: tests, fixtures, scripts. */
export function createTypedObjects(
  memo: Memo,
  linking: Linking,
  isAside: (file: string) => boolean,
): (file: string, name: string) => readonly ObjectOrigin[] {
  const { modules } = linking;
  const objects = createNameIndex<ObjectOrigin>(memo, 'typed-objects', modules.files, (file) =>
    grouped(isAside(file) ? [] : objectsIn(modules.module(file))),
  );
  return (file, name) => {
    const found = objects.get(name).filter(({ site }) => site.file === file || isSameType(linking, site.file, name, file));
    const makers = new Set(found.map(({ site }) => targetKey(site)));
    return makers.size <= MOST_MAKERS ? found : [];
  };
}

type Named = readonly [name: string, object: ObjectOrigin];

function objectsIn(module: Module | undefined): readonly Named[] {
  if (!module) return [];
  const { path, bindings, functions } = module;
  return [...bindings.flatMap((binding) => kept(binding, path)), ...functions.flatMap((node) => given(node, path))];
}

function kept({ annotation, definitions }: Binding, file: string): readonly Named[] {
  const [only, ...others] = definitions;
  if (annotation?.kind !== 'named' || !only || others.length || only.source.kind !== 'value') return [];
  return written(only.source.expression, annotation.name, file);
}

function given(node: FunctionNode, file: string): readonly Named[] {
  const name = nameOf(node.returns);
  return name === undefined ? [] : returnedIn(node).flatMap((value) => written(value, name, file));
}

/** `Context`, `Promise<Context>` */
function nameOf(type: TypeReference | undefined): string | undefined {
  if (type?.kind !== 'named') return undefined;
  return type.name === 'Promise' ? nameOf(type.arguments[0]) : type.name;
}

function written(value: Expression, name: string, file: string): readonly Named[] {
  if (value.kind !== 'object') return [];
  return [[name, { kind: 'object', site: { file, function: value.function, part: 'object', index: value.index } }]];
}
