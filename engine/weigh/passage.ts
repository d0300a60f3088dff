/** What is true of a place in a function for all that passes there, whatever is sent: looked at once a call, not once a term. */

import type { AskedFirst, Need, Term } from '../model/cost.ts';
import type { Expression } from '../model/expression.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import type { Modules } from '../model/steps.ts';
import type { Event } from './body.ts';
import { isHandedToCache } from './conditions/caches.ts';
import { hasLoaderInstead } from './conditions/loaders.ts';
import { askedFirst, bothAsked } from './conditions/memory.ts';
import { needsOf } from './conditions/needs.ts';
import { partsOf, type Steadiness } from './values/steadiness.ts';

export interface Passage {
  readonly event: Event;
  /** Whether what the call is given is just what the function around it was given. */
  readonly isPassedOn: boolean;
  readonly isSteady: boolean;
  readonly askedFirst: AskedFirst | undefined;
  /** Whether what the call runs fills what a cache has missed. */
  readonly fillsMiss: boolean;
  readonly hasLoaderInstead: boolean;
  readonly needs: readonly Need[];
}

export interface PassageSources {
  readonly module: Module;
  readonly node: FunctionNode;
  /** The function's own bindings, with their positions. */
  readonly parameters: ReadonlyMap<number, number>;
  readonly isSteady: Steadiness;
  readonly modules: Pick<Modules, 'function'>;
}

export function passageAt(event: Event, { module, node, parameters, isSteady, modules }: PassageSources): Passage {
  return {
    event,
    isPassedOn: isPassedOn(event.expression, parameters),
    isSteady: partsOf(event.expression).every(isSteady),
    askedFirst: askedFirst(event, module, node, modules),
    fillsMiss: isHandedToCache(event.expression),
    hasLoaderInstead: event.arms.length + event.guards.length > 0 && hasLoaderInstead(event, node),
    needs: needsOf(event.conditions, { module, node }),
  };
}

/** When an operation is sent that is reached by a call, and by the term that the call takes over. */
export function conditionsOn(
  { event, askedFirst, fillsMiss, hasLoaderInstead }: Passage,
  term?: Term,
): Pick<Term, 'isConditional' | 'isExceptional' | 'askedFirst' | 'hasLoaderInstead'> {
  return {
    isConditional: event.arms.length > 0 || event.guards.length > 0 || (term?.isConditional ?? false),
    isExceptional: event.isExceptional || (term?.isExceptional ?? false),
    askedFirst: bothAsked(term && fillsMiss ? bothAsked('cache', term.askedFirst) : term?.askedFirst, askedFirst),
    hasLoaderInstead: (term?.hasLoaderInstead ?? false) || hasLoaderInstead,
  };
}

function isPassedOn(call: Event['expression'], parameters: ReadonlyMap<number, number>): boolean {
  return (
    call.kind === 'call' &&
    call.arguments.some((given) => isParameters(given, parameters)) &&
    !call.arguments.some((argument) => argument.kind === 'text')
  );
}

/** A parameter, or an object of nothing else: `{ id }`. */
function isParameters(given: Expression, parameters: ReadonlyMap<number, number>): boolean {
  if (given.kind === 'object') return given.entries.length > 0 && given.entries.every(({ value }) => isParameters(value, parameters));
  return given.kind === 'name' && parameters.has(given.binding);
}
