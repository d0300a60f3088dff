/** What the language's own calls give: array methods, promises, `Object.values` and its like. They work on what they are given, whatever that is. */
import type { CallExpression, Expression } from '../model/expression.ts';
import { type MapOrigin, type Origin, unknown } from '../model/origin.ts';
import { isPromiseMethod } from '../model/promise.ts';
import { eachOption, listOf, mapOf, oneOf, promiseOf } from './combine.ts';
import { type Linking, NO_TYPES } from './linking.ts';
import { anyMember } from './members.ts';
import { keptUnderKeys } from './registries.ts';

const KEEPS_LIST: ReadonlySet<string> = new Set([
  'filter',
  'slice',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'concat',
  'splice',
  'fill',
  'values',
  'flat',
]);
const GIVES_ITEM: ReadonlySet<string> = new Set(['find', 'findLast', 'at', 'pop', 'shift']);

/** Undefined where the call is none of the language's own. */
export function builtinResult(linking: Linking, file: string, call: CallExpression): Origin | undefined {
  const { callee } = call;
  const value = (expression: Expression | undefined) => (expression ? linking.value(file, expression) : unknown('other'));
  const [first] = call.arguments;
  if (callee.kind === 'name' && callee.binding < 0) {
    if (call.form === 'new' && (callee.name === 'Set' || callee.name === 'Array'))
      return listOf(first ? linking.item(value(first)) : unknown('element'));
    if (call.form === 'new' && /^(Weak)?Map$/.test(callee.name)) return newMap(linking, file, call);
    return undefined;
  }
  if (callee.kind !== 'member') return undefined;
  if (callee.object.kind === 'name' && callee.object.binding < 0) return ofGlobal(linking, file, callee.object.name, callee.name, call);
  if (
    KEEPS_LIST.has(callee.name) ||
    GIVES_ITEM.has(callee.name) ||
    isPromiseMethod(callee.name) ||
    /^(map|flatMap|reduce|bind|get|entries)$/.test(callee.name)
  ) {
    return (
      ofReceiver(linking, file, value(callee.object), callee.name, call) ??
      (callee.name === 'get' ? keptUnderKeys(linking, file, callee.object) : undefined)
    );
  }
  return undefined;
}

function ofGlobal(linking: Linking, file: string, object: string, method: string, call: CallExpression): Origin | undefined {
  const value = (expression: Expression | undefined) => (expression ? linking.value(file, expression) : unknown('other'));
  const [first, second] = call.arguments;
  if (object === 'Promise') {
    if (method === 'resolve') return promiseOf(linking.awaited(value(first)));
    if (/^(all|allSettled)$/.test(method)) return promiseOf(listOf(linking.awaited(linking.item(value(first)))));
    if (/^(race|any)$/.test(method)) return promiseOf(linking.awaited(linking.item(value(first))));
  }
  if (object === 'Object') {
    if (method === 'values') {
      const object = value(first);
      return listOf(heldBy(linking, object));
    }
    if (/^(freeze|seal)$/.test(method)) return value(first);
    if (method === 'assign') return oneOf(call.arguments.map(value));
    if (method === 'keys') return listOf(unknown('element'));
    if (method === 'entries') return listOf(pairOf(heldBy(linking, value(first))));
  }
  if (object === 'Array') {
    if (method === 'from' && first) return second ? listOf(callbackResult(linking, file, second)) : listOf(linking.item(value(first)));
    if (method === 'of') return listOf(oneOf(call.arguments.map(value)));
  }
  return undefined;
}

/** `new Map<string, Client>()`, `new Map(rows.map((row) => [row.id, row]))` */
function newMap(linking: Linking, file: string, call: CallExpression): Origin {
  const [first] = call.arguments;
  const stated = call.typeArguments[1];
  if (stated) return mapOf(linking.type(file, stated, NO_TYPES));
  const kept = first ? linking.item(linking.item(linking.value(file, first))) : unknown('element');
  // Keys are texts and numbers.
  return mapOf(eachOption(kept, (option) => (option.kind === 'literal' ? unknown('element') : option)));
}

/** What an object holds under whatever name. */
function heldBy(linking: Linking, object: Origin): Origin {
  return eachOption(object, (option) => {
    if (option.kind === 'map' && option.isObject) return option.of;
    return option.kind === 'object' ? anyMember(linking, option) : unknown('element');
  });
}

/** A key, which is a text or a number, and its value. */
function pairOf(value: Origin): Origin {
  return value.kind === 'unknown' ? value : listOf(value);
}

function ofMap({ of }: MapOrigin, method: string): Origin | undefined {
  if (method === 'get') return of;
  if (method === 'values') return listOf(of);
  return method === 'entries' ? listOf(pairOf(of)) : undefined;
}

function ofReceiver(linking: Linking, file: string, receiver: Origin, method: string, call: CallExpression): Origin | undefined {
  const [first, second] = call.arguments;
  if (receiver.kind === 'promise') {
    if (method === 'then' && first) return promiseOf(linking.awaited(callbackResult(linking, file, first)));
    if (method === 'catch' || method === 'finally') return receiver;
  }
  // A query that is sent when it is waited for.
  if (receiver.kind === 'library' && receiver.built.length && /^(catch|finally)$/.test(method)) return promiseOf(linking.awaited(receiver));
  if (receiver.kind === 'map') return receiver.isObject ? undefined : ofMap(receiver, method);
  if (method === 'bind') return receiver.kind === 'function' ? receiver : undefined;
  const isList = receiver.kind === 'list';
  if (method === 'map' && first && (isList || receiver.kind === 'unknown'))
    return listOf(callbackResult(linking, file, first), isList && receiver.isChunked);
  if (!isList) return undefined;
  if (KEEPS_LIST.has(method)) return receiver;
  if (method === 'entries') return listOf(pairOf(receiver.of));
  if (GIVES_ITEM.has(method)) return receiver.of;
  if (method === 'flatMap' && first) return listOf(linking.item(callbackResult(linking, file, first)));
  if (method === 'reduce' && second) return linking.value(file, second);
  return undefined;
}

function callbackResult(linking: Linking, file: string, callback: Expression): Origin {
  const targets = linking.functionsIn(file, callback);
  return targets.length ? oneOf(targets.map((target) => linking.returned(target.file, target.function))) : unknown('return-of-unknown');
}

/** What an array method hands its callback: the item at position 0, or at 1 after an accumulator; both are items when sorting. */
export function itemPosition(method: string, position: number): boolean {
  if (/^(map|forEach|filter|flatMap|some|every|find|findIndex|findLast|findLastIndex|partition)$/.test(method)) return position === 0;
  if (/^reduce(Right)?$/.test(method)) return position === 1;
  return /^(sort|toSorted)$/.test(method) && position < 2;
}
