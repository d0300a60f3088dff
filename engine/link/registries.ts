/**
 * What a file puts into an object or a map of its own under keys that only the program knows: `clients[region] = connect(region)`,
 * `clients.set(region, connect(region))`. Whatever is taken out of it by such a key is one of those.
 */
import type { Expression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';
import { type Origin, unknown } from '../model/origin.ts';
import { forEachExpressionOf, forEachStep, forEachWithin } from '../model/walk.ts';
import { oneOf } from './combine.ts';
import type { Linking } from './linking.ts';

/** What is kept under any key in the registry that an expression stands for; undefined where it stands for none. */
export function keptUnderKeys(linking: Linking, file: string, expression: Expression): Origin | undefined {
  const name = registryName(expression);
  if (name === undefined) return undefined;
  const origin = linking.registry(file, name);
  return origin.kind === 'unknown' ? undefined : origin;
}

export function originInRegistry(linking: Linking, file: string, name: string): Origin {
  const module = linking.modules.module(file);
  const kept = module && beginsEmpty(module, name) ? putInto(module, name) : [];
  return kept.length ? oneOf(kept.map((one) => linking.value(file, one))) : unknown('element');
}

/** Names are told apart by where they are declared, members by how they are called. */
function registryName(expression: Expression): string | undefined {
  if (expression.kind === 'name' && expression.binding >= 0) return String(expression.binding);
  return expression.kind === 'member' && expression.object.kind === 'this' ? `this.${expression.name}` : undefined;
}

/** What begins with something in it is known by that. */
function beginsEmpty({ bindings, classes }: Module, name: string): boolean {
  const begins = name.startsWith('this.')
    ? classes.flatMap(({ members }) => members.filter((one) => `this.${one.name}` === name).map(({ initialiser }) => initialiser))
    : bindings[Number(name)]?.definitions.map(({ source, path }) =>
        source.kind === 'value' && !path.length ? source.expression : undefined,
      );
  return begins?.some((first) => first !== undefined && isEmpty(first)) ?? false;
}

/** `{}`, `Object.create(null)`, `new Map()` */
function isEmpty(value: Expression): boolean {
  if (value.kind === 'object') return !value.entries.length;
  if (value.kind !== 'call') return false;
  const { callee, form, arguments: given } = value;
  if (form === 'new') return callee.kind === 'name' && /^(Weak)?Map$/.test(callee.name) && !given.length;
  return callee.kind === 'member' && callee.name === 'create' && callee.object.kind === 'name' && callee.object.name === 'Object';
}

function putInto({ functions }: Module, name: string): Expression[] {
  const kept: Expression[] = [];
  const look = (target: Expression, value: Expression): void => {
    if (target.kind === 'element' && registryName(target.object) === name) kept.push(value);
  };
  for (const { body, calls } of functions) {
    forEachStep(body, (step) => {
      if (step.kind === 'assign') look(step.target, step.value);
      forEachExpressionOf(step, (expression) =>
        forEachWithin(expression, (inner) => {
          if (inner.kind === 'assign') look(inner.target, inner.value);
        }),
      );
    });
    for (const { callee, arguments: given } of calls)
      if (callee.kind === 'member' && callee.name === 'set' && given[1] && registryName(callee.object) === name) kept.push(given[1]);
  }
  return kept;
}
