/** What a generic function of the workspace gives, by what it is given: `remember('client', () => new Client())` where it gives back a `T`. */
import type { CallExpression, Expression } from '../model/expression.ts';
import type { FunctionNode } from '../model/module.ts';
import type { FunctionOrigin, Origin } from '../model/origin.ts';
import type { TypeReference } from '../model/type-reference.ts';
import { listOf, oneOf, promiseOf } from './combine.ts';
import { type Linking, NO_TYPES, type TypeEnvironment } from './linking.ts';

/** Undefined where the function is not generic, or nothing that it is given says what its type stands for. */
export function inferredResult(linking: Linking, { file, key }: FunctionOrigin, call: CallExpression, caller: string): Origin | undefined {
  const node = linking.modules.function(file, key);
  if (!node?.returns || !node.typeParameters.length) return undefined;
  const given = givenBack(node.returns);
  if (given && node.typeParameters.includes(given.name)) {
    const found = typeGiven(linking, node, given.name, call, caller);
    return found && given.as(found);
  }
  const environment = typesGiven(linking, node, call, caller);
  const result = environment.size ? linking.type(file, node.returns, environment) : undefined;
  return result && !isUnsaid(result) ? result : undefined;
}

/**
 * What a call of a generic function has its type's variables stand for, those that it says anything of.
 * @param unasked the argument that is not looked at, since it is what is asked about
 */
export function typesGiven(linking: Linking, node: FunctionNode, call: CallExpression, caller: string, unasked?: number): TypeEnvironment {
  return new Map(
    node.typeParameters.flatMap((name) => {
      const found = typeGiven(linking, node, name, call, caller, unasked);
      return found ? [[name, found] as const] : [];
    }),
  );
}

function typeGiven(
  linking: Linking,
  node: FunctionNode,
  name: string,
  call: CallExpression,
  caller: string,
  unasked?: number,
): Origin | undefined {
  const stated = call.typeArguments[node.typeParameters.indexOf(name)];
  const known = stated ? [linking.type(caller, stated, NO_TYPES)] : [];
  for (const [index, { annotation }] of node.parameters.entries()) {
    const argument = call.arguments[index];
    if (annotation && argument && argument.kind !== 'spread' && index !== unasked)
      known.push(...standingFor(linking, caller, name, annotation, argument));
  }
  const found = oneOf(known.filter(({ kind }) => kind !== 'unknown'));
  return found.kind === 'unknown' ? undefined : found;
}

/** Whether nothing is known of what a value holds in the end, or of what its type is made from. */
export function isUnsaid(origin: Origin): boolean {
  if (origin.kind === 'type') return origin.typeArguments.length > 0 && origin.typeArguments.every(isUnsaid);
  return origin.kind === 'unknown' || ((origin.kind === 'promise' || origin.kind === 'list') && isUnsaid(origin.of));
}

interface GivenBack {
  readonly name: string;
  as(origin: Origin): Origin;
}

/** `T`, `Promise<T>`, `T[]` */
function givenBack(returns: TypeReference): GivenBack | undefined {
  if (returns.kind === 'list') {
    const item = givenBack(returns.of);
    return item && { name: item.name, as: (origin) => listOf(item.as(origin)) };
  }
  if (returns.kind !== 'named') return undefined;
  const [inner] = returns.arguments;
  if (!inner) return { name: returns.name, as: (origin) => origin };
  const awaited = returns.name === 'Promise' ? givenBack(inner) : undefined;
  return awaited && { name: awaited.name, as: (origin) => promiseOf(awaited.as(origin)) };
}

/** What a type's variable stands for where something of that type is given. */
function standingFor(linking: Linking, file: string, name: string, type: TypeReference, given: Expression): Origin[] {
  if (type.kind === 'function')
    return linking.functionsIn(file, given).flatMap((one) => within(linking, name, type.returns, linking.returned(one.file, one.function)));
  return within(linking, name, type, linking.value(file, given));
}

const ITERABLE = /^((Async)?Iterable|(Readonly)?(Array|Set))$/;

function within(linking: Linking, name: string, type: TypeReference, origin: Origin): Origin[] {
  switch (type.kind) {
    case 'named': {
      const [inner] = type.arguments;
      if (type.name === name) return [linking.awaited(origin)];
      if (inner && ITERABLE.test(type.name)) return within(linking, name, inner, linking.item(origin));
      return inner && type.name === 'Promise' ? within(linking, name, inner, linking.awaited(origin)) : [];
    }
    case 'list':
      return within(linking, name, type.of, linking.item(origin));
    case 'union':
      return type.options.flatMap((option) => within(linking, name, option, origin));
    default:
      return [];
  }
}
