/** Which calls ask a cache, told by what it is called: what calls itself a cache is filled somewhere. */
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { FunctionNode, Module } from '../../model/module.ts';
import { hasWithin } from '../../model/walk.ts';

export const ASKS = /^(has|get|includes|peek)$/;
export const CACHE = /cache(@-?\d+)?$/i;

/** `const known = await cache.get(key); if (known) return known;` */
export function isWaitedFor(guard: Expression, module: Module): boolean {
  return hasWithin(guard, (inner) => {
    const made = inner.kind === 'name' ? (module.bindings[inner.binding]?.definitions ?? []) : [];
    return made.some(({ source }) => {
      const asked = source.kind === 'value' && source.expression.kind === 'await' ? source.expression.value : undefined;
      return asked?.kind === 'call' && (isOfCache(asked.callee) || (asked.callee.kind === 'member' && ASKS.test(asked.callee.name)));
    });
  });
}

/** `const known = await this.readFromCache(id); if (known) return known;` */
export function isAnswerOfCache(guard: Expression, module: Module): boolean {
  return hasWithin(guard, (inner) => {
    if (inner.kind !== 'name') return false;
    return (module.bindings[inner.binding]?.definitions ?? []).some(({ source }) => {
      if (source.kind !== 'value') return false;
      const asked = source.expression.kind === 'await' ? source.expression.value : source.expression;
      return asked.kind === 'call' && isOfCache(asked.callee) && !CHANGES_CACHE.test(lastNameOf(asked.callee)) && !isLookedThrough(asked);
    });
  });
}

/** `cachedItems.find((item) => …)`: a list that was fetched before, whatever it is called. */
function isLookedThrough({ callee, arguments: [first] }: CallExpression): boolean {
  return /^(find|findLast|filter|some|every|map|flatMap|reduce)$/.test(lastNameOf(callee)) && first?.kind === 'function';
}

export function isCacheFilled({ calls }: FunctionNode): boolean {
  return calls.some(({ callee }) => isOfCache(callee) && CHANGES_CACHE.test(lastNameOf(callee)));
}

const CHANGES_CACHE = /^(set|put|add|update|store|save|write|fill|remember|cache)/i;

/** `await cache.users.swr(id, () => read(id))`: what a cache is handed it runs to fill a miss. */
export function isHandedToCache(call: Expression): boolean {
  if (call.kind !== 'call' || call.use !== 'awaited' || !call.arguments.some(({ kind }) => kind === 'function')) return false;
  const { callee } = call;
  const of = callee.kind === 'member' ? callee.object : callee;
  const isCache = hasWithin(of, (inner) => (inner.kind === 'name' || inner.kind === 'member') && CACHE.test(inner.name));
  return isCache && FILLS_MISS.test(lastNameOf(callee));
}

const FILLS_MISS = /^(swr|wrap|remember|memoi[sz]e|fetch|load|resolve|through|with\w*Cache|(get|find|read|fetch|load)\w*(Or|With|And)\w+)$/;

/** `this.readFromCache`, `cache.get` */
function isOfCache(callee: Expression): boolean {
  return /cache/i.test(lastNameOf(callee)) || (callee.kind === 'member' && /cache/i.test(lastNameOf(callee.object)));
}

function lastNameOf(expression: Expression): string {
  return expression.kind === 'name' || expression.kind === 'member' ? expression.name : '';
}
