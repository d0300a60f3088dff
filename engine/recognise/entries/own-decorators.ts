/**
 * Decorators of the workspace's own that note a method as a route, for a function that sets them all up on a server:
 * `const Get = methodDecorator('get')`, `Route('GET', '/orders')`.
 */
import { optionsOf } from '../../link/combine.ts';
import { definitionOf } from '../../link/definitions.ts';
import type { CallExpression } from '../../model/expression.ts';
import type { ClassNode, FunctionNode } from '../../model/module.ts';
import type { Scope } from '../scope.ts';
import { textOf } from './paths.ts';

export interface NotedRoute {
  readonly method: string;
  readonly path: string;
}

/** A decorator takes what it decorates and, of a member, its name. */
const OF_MEMBER = 2;
const OF_CLASS = 1;

/** Undefined where the decorator is a library's, or notes no verb and path. */
export function notedRoute(call: CallExpression, scope: Scope): NotedRoute | undefined {
  if (!call.arguments.length || decoratorBehind(call, scope) !== OF_MEMBER) return undefined;
  const texts = call.arguments.map((given) => textOf(given, scope));
  const own = texts.findIndex((text) => isVerb(text));
  const method = own < 0 ? verbOfMaker(call, scope) : texts[own];
  const path = texts.find((text, index) => text !== undefined && index !== own);
  return method === undefined || path === undefined ? undefined : { method: method.toUpperCase(), path };
}

/** What a class is decorated with stands before its routes: `Controller('/orders')`. */
export function notedPrefix({ decorators }: ClassNode, scope: Scope): string | undefined {
  const noting = decorators.find((call) => call.arguments.length > 0 && decoratorBehind(call, scope) === OF_CLASS);
  const [first] = noting?.arguments ?? [];
  return first && textOf(first, scope);
}

/** How many parameters the function has that a function of the workspace makes as a decorator. */
function decoratorBehind({ callee }: CallExpression, { linking, module }: Scope): number | undefined {
  if (callee.kind !== 'name' && callee.kind !== 'member') return undefined;
  const makers = optionsOf(linking.value(module.path, callee));
  const made = makers.flatMap((maker): FunctionNode[] => {
    if (maker.kind !== 'function') return [];
    return optionsOf(linking.returned(maker.file, maker.key)).flatMap(
      (one) => (one.kind === 'function' && linking.modules.function(one.file, one.key)) || [],
    );
  });
  return made[0]?.parameters.length;
}

/** `const Get = methodDecorator('get')` */
function verbOfMaker({ callee }: CallExpression, { linking, module }: Scope): string | undefined {
  const made = definitionOf(linking, module.path, callee)?.expression;
  const given = made?.kind === 'call' ? made.arguments : [];
  return given.flatMap((one) => (one.kind === 'text' && one.parts.length === 1 ? one.parts : [])).find(isVerb);
}

function isVerb(text: string | undefined): boolean {
  return text !== undefined && /^(get|post|put|patch|delete|head|options)$/i.test(text);
}
