/** What calls do with the functions they are given: iterate, run once, keep for later. */
import type { CallbackMeaning } from '../contract/library.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import type { CallbackUse, CallTarget } from '../model/operation.ts';
import { isPromiseMethod } from '../model/promise.ts';
import { announcedAt, type Listeners } from './announced.ts';
import type { MeantCalls } from './calls.ts';
import { siteOf } from './calls.ts';
import { givenAt, numberIn } from './given.ts';
import { isWholeParameter, meaningAt, type Scope } from './scope.ts';
import { waitsForTurn } from './semaphores.ts';

const ITERATES: ReadonlySet<string> = new Set(
  'map forEach filter flatMap some every find findIndex findLast findLastIndex reduce reduceRight'.split(' '),
);
const EACH: CallbackMeaning = { argument: 0, runs: 'each' };
const LISTENED: CallbackMeaning = { argument: [], runs: 'once' };
const ONCE: CallbackMeaning = { argument: [0, 1], runs: 'once' };

/** @param listeners who listens for events; asked only where one is announced */
export function callbacksIn(scope: Scope, meant: MeantCalls, listeners: () => Listeners): CallbackUse[] {
  const uses: CallbackUse[] = [];
  for (const node of scope.module.functions) {
    for (const call of node.calls) {
      const use = call.arguments.length ? useOf(call, scope, meant, listeners) : undefined;
      if (use) uses.push(use);
    }
  }
  return uses;
}

function useOf(call: CallExpression, scope: Scope, meant: MeantCalls, listeners: () => Listeners): CallbackUse | undefined {
  const known = meant.get(call);
  const announced = known && announcedAt(known, listeners, scope);
  if (announced)
    return {
      call: siteOf(call, scope.module.path),
      callback: LISTENED,
      ...announced,
      handedOn: [],
      concurrency: 'sequential',
    };
  if (known?.meaning.callback) return ofLibrary(known.meaning.callback, call, known.meaning.options ?? 0, scope);
  // A known member of a library that takes no callback keeps what it is given.
  if (known && known.meaning.returns === undefined) return undefined;
  return ofLanguage(call, scope, meant);
}

function ofLibrary(callback: CallbackMeaning, call: CallExpression, options: number, scope: Scope): CallbackUse | undefined {
  const positions = [callback.argument].flat();
  const given =
    callback.option === undefined
      ? givenFunctions(
          call,
          positions.map((position) => (position < 0 ? call.arguments.length + position : position)),
          scope,
        )
      : givenInOptions(call, positions, callback.option, scope);
  if (!given) return undefined;
  return {
    call: siteOf(call, scope.module.path),
    callback,
    ...given,
    concurrency: isLimited(callback, call, options, scope) ? 'limited' : callback.isConcurrent ? 'unbounded' : 'sequential',
  };
}

/** A parameter is whatever the function around is called with, not all that it may ever be. */
function givenFunctions(
  { arguments: given }: CallExpression,
  positions: readonly number[],
  scope: Scope,
): Pick<CallbackUse, 'functions' | 'handedOn' | 'passedFrom'> | undefined {
  const functions: CallTarget[] = [];
  const handedOn: number[] = [];
  for (const position of positions) {
    const one = given[position];
    if (one && isWholeParameter(one, scope)) handedOn.push(position);
    else if (one) functions.push(...scope.linking.functionsIn(scope.module.path, one));
  }
  return functions.length || handedOn.length ? { functions, handedOn, passedFrom: undefined } : undefined;
}

function givenInOptions(
  call: CallExpression,
  positions: readonly number[],
  option: string,
  scope: Scope,
): ReturnType<typeof givenFunctions> {
  const functions = positions.flatMap((argument) => {
    const given = givenAt(call, { argument, option }, argument, scope);
    return given.state === 'given' ? scope.linking.functionsIn(scope.module.path, given.expression) : [];
  });
  return functions.length ? { functions, handedOn: [], passedFrom: undefined } : undefined;
}

/** What a call runs a function over for each item: where the function's meaning says, or else what stands before the call. */
export function dataOf({ callback }: CallbackUse, call: CallExpression, options: number, scope: Scope): Expression | undefined {
  if (callback.runs !== 'each') return undefined;
  const over = callback.over === undefined ? undefined : givenAt(call, callback.over, options, scope);
  if (over?.state === 'given') return over.expression;
  return call.callee.kind === 'member' ? call.callee.object : undefined;
}

function isLimited({ concurrency }: CallbackMeaning, call: CallExpression, options: number, scope: Scope): boolean {
  if (concurrency === undefined || concurrency === 'receiver') return concurrency === 'receiver';
  const given = givenAt(call, concurrency, options, scope);
  // Options of which nothing is known most likely hold what they are there for.
  return given.state === 'given' ? numberIn(given.expression, scope) !== Number.POSITIVE_INFINITY : given.state === 'unknown';
}

/** Array methods, promise chains, `Array.from`, whatever their receiver is, as long as no library says otherwise. */
function ofLanguage(call: CallExpression, scope: Scope, meant: MeantCalls): CallbackUse | undefined {
  const { callee } = call;
  if (callee.kind !== 'member') return undefined;
  const isArrayFrom = callee.name === 'from' && callee.object.kind === 'name' && callee.object.name === 'Array';
  if (!isArrayFrom && !ITERATES.has(callee.name) && !isPromiseMethod(callee.name)) return undefined;
  const argument = isArrayFrom ? 1 : 0;
  const callback = call.arguments[argument];
  const given = callback && mayBeFunction(callback) ? givenFunctions(call, [argument], scope) : undefined;
  if (!given) return undefined;
  const site = siteOf(call, scope.module.path);
  if (isPromiseMethod(callee.name)) return { call: site, callback: ONCE, ...given, concurrency: 'sequential' };
  // None of these waits for the promise that it is given for an item.
  const isConcurrent = isArrayFrom || /^(map|flatMap|forEach|filter|every)$/.test(callee.name);
  const concurrency = !isConcurrent ? 'sequential' : isPaced(given.functions, scope, meant) ? 'limited' : 'unbounded';
  return {
    call: site,
    callback: { ...EACH, argument, isConcurrent, ...(isArrayFrom && { over: { argument: 0 } }) },
    ...given,
    concurrency,
  };
}

/** `items.map((item) => limit(() => …))`: every item waits for the limiter, or for its turn. */
function isPaced(functions: readonly CallTarget[], scope: Scope, meant: MeantCalls): boolean {
  return functions.some((target) => {
    const node = scope.linking.modules.function(target.file, target.function);
    if (node && target.file === scope.module.path && waitsForTurn(node, scope.module)) return true;
    return (
      node?.calls.some(
        (call) =>
          (target.file === scope.module.path ? meant.get(call)?.meaning : meaningAt(call, scope)?.meaning)?.callback?.concurrency ===
          'receiver',
      ) ?? false
    );
  });
}

/** Numbers, texts and objects are no functions. */
function mayBeFunction({ kind }: Expression): boolean {
  return kind === 'function' || kind === 'name' || kind === 'member' || kind === 'call';
}
