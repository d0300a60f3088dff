/** Whether a call can hang for ever: what it and its client are given, and the library's true default. */
import type { Meaning } from '../contract/library.ts';
import type { CallExpression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';
import type { Timeout } from '../model/operation.ts';
import { givenAt, numberIn } from './given.ts';

const NONE: Timeout = { kind: 'none' };

export function timeoutOf(meaning: Meaning, call: CallExpression, module: Module, made: { readonly call: CallExpression; readonly module: Module } | 'unknown' | undefined): Timeout | undefined {
  const { timeout } = meaning;
  if (!timeout) return undefined;
  const options = meaning.options ?? 0;
  const signal = givenAt(call, timeout.signals, options, module);
  if (signal.state === 'given') return { kind: 'given', milliseconds: undefined };
  const own = givenAt(call, timeout.options, options, module);
  if (own.state === 'given') return valued(own.expression, module);
  if (own.state === 'unknown' || signal.state === 'unknown') return { kind: 'unknown' };
  if (made === 'unknown') return { kind: 'unknown' };
  if (made) {
    const ofClient = givenAt(made.call, timeout.clientOptions, 0, made.module);
    if (ofClient.state === 'given') return valued(ofClient.expression, made.module);
    if (ofClient.state === 'unknown') return { kind: 'unknown' };
  }
  return timeout.standard === null ? NONE : { kind: 'standard', milliseconds: timeout.standard };
}

/** Zero and infinity mean that nothing is waited out. */
function valued(expression: Parameters<typeof numberIn>[0], module: Module): Timeout {
  const milliseconds = numberIn(expression, module);
  return milliseconds === 0 || milliseconds === Number.POSITIVE_INFINITY ? NONE : { kind: 'given', milliseconds };
}
