/** What a generic function of the workspace gives, by what it is given: `remember('client', () => new Client())` where it gives back a `T`. */
import type { CallExpression, Expression } from '../model/expression.ts';
import type { FunctionOrigin, Origin } from '../model/origin.ts';
import type { TypeReference } from '../model/type-reference.ts';
import { listOf, oneOf, promiseOf } from './combine.ts';
import { type Linking, NO_TYPES } from './linking.ts';

/** Undefined where the function is not generic, or nothing that it is given says what its type stands for. */
export function inferredResult(linking: Linking, { file, key }: FunctionOrigin, call: CallExpression, caller: string): Origin | undefined {
  const node = linking.modules.function(file, key);
  const given = node?.returns && givenBack(node.returns);
  const position = given ? (node?.typeParameters.indexOf(given.name) ?? -1) : -1;
  if (!node || !given || position < 0) return undefined;
  const stated = call.typeArguments[position];
  const known = stated ? [linking.type(caller, stated, NO_TYPES)] : [];
  for (const [index, { annotation }] of node.parameters.entries()) {
    const argument = call.arguments[index];
    if (annotation && argument && argument.kind !== 'spread') known.push(...standingFor(linking, caller, given.name, annotation, argument));
  }
  const found = oneOf(known.filter(({ kind }) => kind !== 'unknown'));
  return found.kind === 'unknown' ? undefined : given.as(found);
}

/** Whether nothing is known of what a value holds in the end. */
export function isUnsaid(origin: Origin): boolean {
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

function within(linking: Linking, name: string, type: TypeReference, origin: Origin): Origin[] {
  switch (type.kind) {
    case 'named': {
      const [inner] = type.arguments;
      if (type.name === name) return [linking.awaited(origin)];
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
