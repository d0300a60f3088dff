/** Whether a call can hang for ever: what it and its client are given, and the library's true default. */
import type { ArgumentLocator, TimeoutMeaning } from '../contract/library.ts';
import { optionsOf } from '../link/combine.ts';
import { definitionOf } from '../link/definitions.ts';
import { optionOf } from '../link/library-values.ts';
import type { CallExpression } from '../model/expression.ts';
import type { Timeout } from '../model/operation.ts';
import type { LibraryOrigin } from '../model/origin.ts';
import { type Given, givenAt, listOf, numberIn } from './given.ts';
import { MOST_NAMES, type Scope } from './scope.ts';

const NONE: Timeout = { kind: 'none' };
const SWITCHED_OFF: Timeout = { kind: 'none', doubt: 'switched-off' };

/** `options`: which argument of the call holds its options. */
export function timeoutOf(timeout: TimeoutMeaning, call: CallExpression, options: number, origin: LibraryOrigin, scope: Scope): Timeout {
  const signal = givenAt(call, timeout.signals, options, scope);
  if (signal.state === 'given') return { kind: 'given', milliseconds: signalled(signal, scope) };
  if (saysNever(call, timeout.options, options)) return withoutOwn(timeout);
  const own = givenAt(call, timeout.options, options, scope);
  if (own.state === 'given') return valued(own, scope);
  if (givenAt(call, timeout.clients, options, scope).state === 'given') return { kind: 'unknown' };
  if (hasLimitingAgent(call, timeout.agents, options, scope)) return { kind: 'unknown' };
  const ofClient = clientTimeout(timeout, origin, scope);
  // A request object, or options of which nothing is known, may carry one.
  if (ofClient?.kind !== 'given' && (own.state === 'unknown' || signal.state === 'unknown')) return { kind: 'unknown' };
  if (ofClient) return ofClient;
  return timeout.standard === null ? NONE : { kind: 'standard', milliseconds: timeout.standard };
}

/** What the client was made with, or else the client that it was made from: `got.extend({ … })`. */
function clientTimeout(timeout: TimeoutMeaning, { made }: LibraryOrigin, { linking }: Scope, depth = 0): Timeout | undefined {
  const { clientOptions } = timeout;
  if (!clientOptions || depth > MOST_NAMES) return undefined;
  const call = made && linking.modules.call(made);
  const module = made && linking.modules.module(made.file);
  if (!call || !module) return undefined;
  const scope = { linking, module };
  let isUnknown = false;
  if (saysNever(call, clientOptions, 0)) return withoutOwn(timeout);
  for (const locator of listOf(clientOptions)) {
    const given = givenAt(call, locator, 0, scope);
    if (given.state === 'given') return valued(given, scope);
    isUnknown ||= given.state === 'unknown';
  }
  if (isUnknown || hasLimitingAgent(call, timeout.agents, 0, scope)) return { kind: 'unknown' };
  const from = optionsOf(linking.value(module.path, call.callee)).find((origin) => origin.kind === 'library' && origin.made);
  return from?.kind === 'library' ? clientTimeout(timeout, from, scope, depth + 1) : undefined;
}

/** `httpAgent: new Agent({ keepAlive: true, timeout: 8_000 })`, and an agent of which it is not seen how it is made. */
function hasLimitingAgent(call: CallExpression, agents: readonly string[] = [], options: number, scope: Scope): boolean {
  return agents.some((agent) => {
    const given = givenAt(call, agent, options, scope);
    const made =
      given.state === 'given'
        ? (definitionOf(scope.linking, scope.module.path, given.expression)?.expression ?? given.expression)
        : undefined;
    if (made?.kind !== 'call' || made.form !== 'new') return made !== undefined;
    return givenAt(made, { argument: 0, option: 'timeout' }, 0, scope).state !== 'absent';
  });
}

/** `AbortSignal.timeout(5_000)` says how long. */
function signalled(given: Given, scope: Scope): number | undefined {
  if (given.state !== 'given' || given.expression.kind !== 'call') return undefined;
  const {
    callee,
    arguments: [first],
  } = given.expression;
  return callee.kind === 'member' && callee.name === 'timeout' && first ? numberIn(first, scope) : undefined;
}

/** `timeout: false`, which elsewhere is as good as nothing said. */
function saysNever(call: CallExpression, locators: TimeoutMeaning['options'], options: number): boolean {
  return listOf(locators).some((locator) => {
    const { argument, option }: ArgumentLocator = typeof locator === 'string' ? { argument: options, option: locator } : locator;
    const given = call.arguments.at(argument);
    const value = given && option !== undefined ? optionOf(given, option) : undefined;
    return value?.kind === 'literal' && value.value === false;
  });
}

function withoutOwn({ beneath }: TimeoutMeaning): Timeout {
  return beneath === undefined ? SWITCHED_OFF : { kind: 'standard', milliseconds: beneath, doubt: 'switched-off' };
}

/** Zero and infinity mean that nothing is waited out. */
function valued(given: Given, scope: Scope): Timeout {
  if (given.state !== 'given') return { kind: 'unknown' };
  const milliseconds = numberIn(given.expression, scope);
  if (milliseconds === Number.POSITIVE_INFINITY) return SWITCHED_OFF;
  return milliseconds === 0 ? NONE : { kind: 'given', milliseconds };
}
