/** What calls do with the functions they are given: iterate, run once, keep for later. */
import type { CallbackMeaning } from '../contract/library.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';
import type { CallbackUse } from '../model/operation.ts';
import { callMeaning } from '../link/library-values.ts';
import { optionsOf } from '../link/combine.ts';
import type { Linking } from '../link/linking.ts';

const ITERATES = /^(map|forEach|filter|flatMap|some|every|find|findIndex|findLast|reduce|reduceRight)$/;
const EACH: CallbackMeaning = { argument: 0, runs: 'each' };
const ONCE: CallbackMeaning = { argument: [0, 1], runs: 'once' };

export function callbacksOf(module: Module, linking: Linking, mayMean: (call: CallExpression) => boolean): CallbackUse[] {
  const uses: CallbackUse[] = [];
  for (const node of module.functions) {
    for (const call of node.calls) {
      const use = call.arguments.length ? useOf(call, module, linking, mayMean) : undefined;
      if (use) uses.push(use);
    }
  }
  return uses;
}

function useOf(call: CallExpression, module: Module, linking: Linking, mayMean: (call: CallExpression) => boolean): CallbackUse | undefined {
  const file = module.path;
  if (mayMean(call)) {
    for (const option of optionsOf(linking.value(file, call.callee))) {
      const meaning = option.kind === 'library' ? callMeaning(linking, option, call) : undefined;
      if (meaning?.callback) return ofLibrary(meaning.callback, call, module, linking);
      // A known member of a library that takes no callback keeps what it is given.
      if (meaning) return undefined;
    }
  }
  return ofLanguage(call, module, linking);
}

function ofLibrary(callback: CallbackMeaning, call: CallExpression, module: Module, linking: Linking): CallbackUse | undefined {
  const positions = typeof callback.argument === 'number' ? [callback.argument] : callback.argument;
  const functions = positions.flatMap((position) => {
    const given = call.arguments.at(position);
    return given ? linking.functionsIn(module.path, given) : [];
  });
  if (!functions.length) return undefined;
  const over = callback.over === undefined || typeof callback.over === 'string' ? undefined : call.arguments.at(callback.over.argument);
  const isLimited = callback.concurrency === 'receiver' || (callback.concurrency !== undefined && hasConcurrency(call, callback));
  return { call: siteOf(call, module), callback, functions, over, concurrency: isLimited ? 'limited' : callback.isConcurrent ? 'unbounded' : 'sequential' };
}

function hasConcurrency(call: CallExpression, { concurrency }: CallbackMeaning): boolean {
  if (typeof concurrency !== 'object') return false;
  const given = call.arguments.at(concurrency.argument);
  if (given?.kind !== 'object' || concurrency.option === undefined) return given !== undefined;
  const value = given.entries.find(({ name }) => name === concurrency.option)?.value;
  return value !== undefined && !(value.kind === 'literal' && value.value === Number.POSITIVE_INFINITY);
}

/** Array methods, promise chains, `Array.from`, whatever their receiver is, as long as no library says otherwise. */
function ofLanguage(call: CallExpression, module: Module, linking: Linking): CallbackUse | undefined {
  const { callee } = call;
  if (callee.kind !== 'member') return undefined;
  const [first, second] = call.arguments;
  const site = siteOf(call, module);
  if (ITERATES.test(callee.name) && first && isFunction(first, module)) {
    const functions = linking.functionsIn(module.path, first);
    if (!functions.length) return undefined;
    const isConcurrent = /^(map|flatMap|forEach)$/.test(callee.name) && functions.some((target) => linking.modules.function(target.file, target.function)?.isAsync !== false || call.use !== 'other');
    return { call: site, callback: { ...EACH, isConcurrent }, functions, over: callee.object, concurrency: isConcurrent ? 'unbounded' : 'sequential' };
  }
  if (callee.name === 'from' && callee.object.kind === 'name' && callee.object.name === 'Array' && second) {
    const functions = linking.functionsIn(module.path, second);
    return functions.length ? { call: site, callback: { ...EACH, argument: 1, isConcurrent: true }, functions, over: first, concurrency: 'unbounded' } : undefined;
  }
  if (/^(then|finally)$/.test(callee.name) && first) {
    const functions = linking.functionsIn(module.path, first);
    return functions.length ? { call: site, callback: ONCE, functions, over: undefined, concurrency: 'sequential' } : undefined;
  }
  return undefined;
}

/** A function in sight, or a name that may be one; numbers and texts are not. */
function isFunction(expression: Expression, module: Module): boolean {
  if (expression.kind === 'function' || expression.kind === 'member') return true;
  return expression.kind === 'name' ? expression.binding >= 0 && module.bindings[expression.binding] !== undefined : expression.kind === 'call';
}

function siteOf(call: CallExpression, module: Module): CallbackUse['call'] {
  return { file: module.path, function: call.function, part: 'call', index: call.index };
}

