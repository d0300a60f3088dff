/** The call that a function is written into: as an argument of its own, or in the options that the call is given. */
import type { CallExpression } from '../model/expression.ts';
import type { FunctionNode } from '../model/module.ts';
import type { Linking } from './linking.ts';

export interface WrittenInto {
  readonly call: CallExpression;
  readonly argument: number;
  /** The name that it has in the argument, where that is an object, or a list of them. */
  readonly option: string | undefined;
}

export function writtenInto(linking: Linking, file: string, { parent, passedTo, key }: FunctionNode): WrittenInto | undefined {
  const calls = parent === undefined ? undefined : linking.modules.function(file, parent)?.calls;
  if (passedTo) {
    const call = calls?.[passedTo.call];
    return call && { call, argument: passedTo.argument, option: undefined };
  }
  for (const call of calls ?? []) {
    for (const [argument, given] of call.arguments.entries()) {
      for (const object of given.kind === 'array' ? given.elements : [given]) {
        if (object.kind !== 'object') continue;
        const entry = object.entries.find(({ value }) => value.kind === 'function' && value.key === key);
        if (entry?.name !== undefined) return { call, argument, option: entry.name };
      }
    }
  }
  return undefined;
}
