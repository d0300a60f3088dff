/** What is true of a place in a function for all that passes there, whatever is sent: looked at once a call, not once a term. */
import type { FunctionNode, Module } from '../model/module.ts';
import type { Event } from './body.ts';
import { hasLoaderInstead } from './loaders.ts';
import { isMissFilled } from './memory.ts';
import { partsOf, type Steadiness } from './steadiness.ts';

export interface Passage {
  readonly event: Event;
  /** Whether what the call is given is just what the function around it was given. */
  readonly isPassedOn: boolean;
  readonly isSteady: boolean;
  readonly isMissFilled: boolean;
  readonly hasLoaderInstead: boolean;
}

/** `parameters` are the function's own bindings, with their positions. */
export function passageAt(
  event: Event,
  module: Module,
  node: FunctionNode,
  parameters: ReadonlyMap<number, number>,
  isSteady: Steadiness,
): Passage {
  return {
    event,
    isPassedOn: isPassedOn(event.expression, parameters),
    isSteady: partsOf(event.expression).every(isSteady),
    isMissFilled: isMissFilled(event, module, node),
    hasLoaderInstead: event.arms.length + event.guards.length > 0 && hasLoaderInstead(event, node),
  };
}

function isPassedOn(call: Event['expression'], parameters: ReadonlyMap<number, number>): boolean {
  return (
    call.kind === 'call' &&
    call.arguments.length > 0 &&
    call.arguments.some((argument) => argument.kind === 'name' && parameters.has(argument.binding)) &&
    !call.arguments.some((argument) => argument.kind === 'text')
  );
}
