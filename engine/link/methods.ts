/**
 * Methods found by their name, for receivers of which nothing else is known: untyped parameters, handles that were gathered at run
 * time. A name only counts when it is telling (of several words, and no library's nor the language's own) and when the workspace has
 * one such method. What hangs on a prototype is found by its owner's name.
 */
import type { Memo } from '../incremental/memo.ts';
import { createNameIndex, grouped } from '../incremental/name-index.ts';
import type { Expression } from '../model/expression.ts';
import type { Module, Step } from '../model/module.ts';
import type { FunctionOrigin } from '../model/origin.ts';
import type { Modules } from '../model/steps.ts';
import type { LibraryIndex } from './library-index.ts';

export interface Methods {
  /** The workspace's only method of a telling name. */
  named(name: string): FunctionOrigin | undefined;
  /** The method of the only class that goes by the receiver's name: `total` of `Order` for `order`. */
  of(receiver: string, name: string): FunctionOrigin | undefined;
  /** `Order.prototype.total = function () {}`, by `Order` and `total`. */
  onPrototype(owner: string, name: string): FunctionOrigin | undefined;
}

interface Method {
  readonly name: string;
  /** The class's name, or whose prototype it is; undefined for a method of an object. */
  readonly owner: string | undefined;
  readonly origin: FunctionOrigin;
}

/** Shorter names, and names of one word, mean something else elsewhere. */
const LEAST_LETTERS = 8;
const SEVERAL_WORDS = /[a-z0-9][A-Z]|[a-z0-9]_[a-z]/;

/** What values of the language itself have, whoever made them. */
const LANGUAGE = new Set(
  [Object, Function, Array, String, Number, Promise, Map, Set, Date, RegExp, Error].flatMap((type) =>
    [type, type.prototype].flatMap((value) => Object.getOwnPropertyNames(value)),
  ),
);

/** `isAside` says of a file that nothing but itself should call what is in it: tests, fixtures, scripts. */
export function createMethods(memo: Memo, modules: Modules, index: LibraryIndex, isAside: (file: string) => boolean): Methods {
  const methodsOf = memo.query<readonly Method[]>('methods', (file) => (isAside(file) ? [] : methodsIn(modules.module(file))), {
    bottom: () => [],
  });
  const byOwner = (nameOf: (owner: string) => string) => (file: string) =>
    grouped(methodsOf.get(file).flatMap(({ owner, name, origin }) => (owner === undefined ? [] : [[`${nameOf(owner)}.${name}`, origin]])));
  const named = createNameIndex<FunctionOrigin>(memo, 'methods-by-name', modules.files, (file) =>
    grouped(methodsOf.get(file).map(({ name, origin }) => [name, origin])),
  );
  const ofOwner = createNameIndex<FunctionOrigin>(
    memo,
    'methods-by-owner',
    modules.files,
    byOwner((owner) => owner),
  );
  const ofReceiver = createNameIndex<FunctionOrigin>(
    memo,
    'methods-by-receiver',
    modules.files,
    byOwner((owner) => owner.toLowerCase()),
  );
  const isTelling = (name: string) =>
    name.length >= LEAST_LETTERS && SEVERAL_WORDS.test(name) && !index.vocabulary.has(name) && !LANGUAGE.has(name);
  return {
    named: (name) => (isTelling(name) ? only(named.get(name)) : undefined),
    of: (receiver, name) => only(ofReceiver.get(`${receiver.toLowerCase()}.${name}`)),
    onPrototype: (owner, name) => ofOwner.get(`${owner}.${name}`).at(-1),
  };
}

function only<Item>(items: readonly Item[]): Item | undefined {
  return items.length === 1 ? items[0] : undefined;
}

function methodsIn(module: Module | undefined): readonly Method[] {
  if (!module) return [];
  const { path: file } = module;
  const method = (name: string, key: string, owner?: string): Method => ({
    name,
    owner,
    origin: { kind: 'function', file, key, self: undefined },
  });
  return [
    ...module.classes.flatMap(({ name: owner, members }) =>
      members.flatMap(({ kind, name, isStatic, function: own, initialiser }) => {
        const key = kind === 'method' ? own : kind === 'property' && initialiser?.kind === 'function' ? initialiser.key : undefined;
        return !isStatic && key !== undefined ? [method(name, key, owner)] : [];
      }),
    ),
    ...module.functions.flatMap(({ objects, body }) => [
      ...objects.flatMap(({ entries }) =>
        entries.flatMap(({ name, value }) => (name !== undefined && value.kind === 'function' ? [method(name, value.key)] : [])),
      ),
      ...body.flatMap((step) => prototypeMethod(step, method) ?? []),
    ]),
  ];
}

/** `Order.prototype.total = function () {}` */
function prototypeMethod(step: Step, method: (name: string, key: string, owner: string) => Method): Method | undefined {
  if (step.kind !== 'assign' || step.target.kind !== 'member' || step.value.kind !== 'function') return undefined;
  const { name, object } = step.target;
  const owner: Expression | undefined = object.kind === 'member' && object.name === 'prototype' ? object.object : undefined;
  return owner?.kind === 'name' || owner?.kind === 'member' ? method(name, step.value.key, owner.name) : undefined;
}
