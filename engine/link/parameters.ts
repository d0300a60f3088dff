/** What a function's parameter is given: by its annotation, by whoever calls it back, by its callers. */
import type { Expression } from '../model/expression.ts';
import type { FunctionNode, Parameter } from '../model/module.ts';
import { type LibraryOrigin, type Origin, unknown } from '../model/origin.ts';
import type { Site } from '../model/place.ts';
import { itemPosition } from './builtins.ts';
import { CALLED, eachOption, isEnough, listOf, moreTelling, oneOf, optionsOf } from './combine.ts';
import { givenByDeclaration } from './declared-handlers.ts';
import { builtRows, callMeaning, entityOf, libraryValue } from './library-values.ts';
import { type Linking, NO_TYPES } from './linking.ts';
import { givenBySignature } from './signatures.ts';
import { type WrittenInto, writtenInto } from './written-into.ts';

/** More callers than this are not all asked. */
const MOST_CALLERS = 8;

export function originOfParameter(linking: Linking, file: string, key: string, index: number): Origin {
  const node = linking.modules.function(file, key);
  const parameter = node?.parameters[index];
  if (!node || !parameter) return unknown('parameter');
  const annotated = parameter.annotation ? linking.type(file, parameter.annotation, NO_TYPES) : undefined;
  if (annotated?.kind === 'library') return { ...annotated, entity: annotated.entity ?? namedByDecorator(linking, file, parameter) };
  if (annotated && isEnough(annotated)) return annotated;
  const injected = injectedInto(linking, file, parameter);
  // A provider that makes many models alike does not say which of them it is.
  if (injected) return annotated && givesClass(annotated) ? annotated : injected;
  const calledBack = givenByCall(linking, file, node, index);
  if (calledBack && calledBack.kind !== 'unknown') return calledBack;
  const signed = parameter.annotation ? undefined : givenBySignature(linking, file, node, index);
  if (signed) return signed;
  const passed = givenByCallers(linking, file, node, index);
  const initial = parameter.initialiser ? linking.value(file, parameter.initialiser) : undefined;
  const found = oneOf([passed, givenToHanded(linking, file, key, index), initial].filter((one) => one !== undefined));
  if (annotated?.kind === 'record') return moreTelling(annotated, found);
  if (found.kind !== 'unknown') return found;
  if (annotated && /^(type|map|one-of)$/.test(annotated.kind)) return annotated;
  const handed = parameter.annotation || node.passedTo ? undefined : givenWhereHanded(linking, file, node, index);
  if (handed) return handed;
  const declared = parameter.annotation ? undefined : givenByDeclaration(linking, file, node, index);
  if (declared) return declared;
  const isOpen = !parameter.annotation || (annotated?.kind === 'unknown' && annotated.reason === 'any');
  return (isOpen ? linking.conventional(parameter.name) : undefined) ?? unknown('parameter');
}

/** `() => typeof Order` */
function givesClass(annotated: Origin): boolean {
  return annotated.kind === 'record' && annotated.members.some(({ name, of }) => name === CALLED && of.kind === 'class');
}

/** `@InjectQueue('mails') queue: Queue` */
function namedByDecorator(linking: Linking, file: string, { decorators }: Parameter): string | undefined {
  for (const call of decorators) {
    const decorator = linking.value(file, call.callee);
    const entity = decorator.kind === 'library' ? linking.index.meaningOf(decorator)?.entity : undefined;
    if (entity && decorator.kind === 'library') return entityOf(linking, entity, decorator, call, file);
  }
  return undefined;
}

function injectedInto(linking: Linking, file: string, { decorators, annotation, name }: Parameter): Origin | undefined {
  for (const { arguments: given } of decorators) {
    const provided = given[0] && linking.provided(file, given[0]);
    if (provided && provided.kind !== 'unknown') return provided;
  }
  return annotation ? undefined : linking.registered(name);
}

/** The call that the function is written into knows what it hands on. */
function givenByCall(linking: Linking, file: string, node: FunctionNode, index: number): Origin | undefined {
  const into = writtenInto(linking, file, node);
  if (!into) return undefined;
  const { call, argument } = into;
  const { callee } = call;
  if (callee.kind === 'member' && node.passedTo) {
    const receiver = linking.value(file, callee.object);
    if (receiver.kind === 'map' && callee.name === 'forEach' && index === 0) return receiver.of;
    if (receiver.kind === 'list' && itemPosition(callee.name, index)) return linking.awaited(receiver.of);
    if (receiver.kind === 'promise' && callee.name === 'then' && index === 0 && argument === 0) return linking.awaited(receiver);
  }
  const target = linking.value(file, callee);
  const found: Origin[] = [];
  for (const option of optionsOf(target)) {
    if (option.kind === 'library') {
      const given = byLibrary(linking, file, option, into, index);
      if (given) found.push(given);
    }
  }
  if (found.length || !node.passedTo) return found.length ? oneOf(found) : undefined;
  const stated = call.typeArguments.length ? givenBySignature(linking, file, node, index) : undefined;
  if (stated) return stated;
  const site = { file, function: call.function, part: 'call', index: call.index } as const;
  const handed = linking.calleesOf(site).flatMap((one) => handedOn(linking, one.file, one.function, argument, index));
  return handed.length ? oneOf(handed) : undefined;
}

/** What `this` is in a function that is written into a framework's call: `app.get('/', async function () { await this.pg.connect() })`. */
export function selfGivenByCall(linking: Linking, file: string, { parent, passedTo }: FunctionNode): Origin | undefined {
  const call = passedTo && parent !== undefined ? linking.modules.function(file, parent)?.calls[passedTo.call] : undefined;
  const callee = call && linking.value(file, call.callee);
  const entry = call && callee?.kind === 'library' ? callMeaning(linking, callee, call)?.entry : undefined;
  return callee?.kind === 'library' && entry?.self ? libraryValue(callee.library, entry.self) : undefined;
}

function byLibrary(
  linking: Linking,
  file: string,
  callee: LibraryOrigin,
  { call, argument, option }: WrittenInto,
  index: number,
): Origin | undefined {
  const meaning = callMeaning(linking, callee, call);
  const { callback, entry } = meaning ?? {};
  if (callback && callback.option === option && [callback.argument].flat().includes(argument)) {
    const type = callback.parameters?.[index];
    if (type === 'item') {
      const over = callback.over;
      const list = over && typeof over === 'object' ? call.arguments.at(over.argument) : undefined;
      return list ? linking.awaited(linking.item(linking.awaited(linking.value(file, list)))) : undefined;
    }
    return type
      ? libraryValue(callee.library, type, {
          entity: entityOf(linking, meaning?.entity, callee, call, file) ?? callee.entity,
          made: callee.made,
          connection: callback.connection ?? callee.connection,
        })
      : undefined;
  }
  const isHandler = entry && (option === undefined ? argument >= (entry.from ?? 0) : [entry.handler ?? []].flat().includes(option));
  if (!isHandler) return undefined;
  const type = entry.parameters?.[index];
  if (type) return libraryValue(callee.library, type);
  return entry.recalls?.parameter === index ? linking.kept(callee.library, entry.recalls.name) : undefined;
}

/** What a function of the workspace calls its callback with. */
function handedOn(linking: Linking, file: string, key: string, argument: number, index: number): Origin[] {
  const module = linking.modules.module(file);
  const bindings = linking.modules.function(file, key)?.parameters[argument]?.bindings ?? [];
  const found: Origin[] = [];
  for (const node of module?.functions ?? []) {
    for (const call of node.calls) {
      const given = call.callee.kind === 'name' && bindings.includes(call.callee.binding) ? call.arguments[index] : undefined;
      if (given) found.push(linking.value(file, given));
    }
  }
  return found;
}

/** Tests hand over what they made for themselves: of a parameter that says of which type it is they tell nothing. */
function givenByCallers(linking: Linking, file: string, node: FunctionNode, index: number): Origin | undefined {
  const given: Origin[] = [];
  const callers = linking.callersOf({ file, function: node.key });
  const own = linking.isAside(file) ? callers : callers.filter((site) => !linking.isAside(site.file));
  const asked = own.length || node.parameters[index]?.annotation ? own : callers;
  for (const site of asked.slice(0, MOST_CALLERS)) {
    const argument: Expression | undefined = linking.modules.call(site)?.arguments[index];
    if (argument && argument.kind !== 'spread') given.push(linking.value(site.file, argument));
  }
  return given.length ? oneOf(given) : undefined;
}

/** `router.get('/orders', listOrders)`: what the router gives its handlers. */
function givenWhereHanded(linking: Linking, file: string, { key }: FunctionNode, index: number): Origin | undefined {
  const given = linking.handingsOf({ file, function: key }).flatMap(({ call: site, argument }) => {
    const call = linking.modules.call(site);
    const callees = call ? optionsOf(linking.value(site.file, call.callee)) : [];
    return callees.flatMap(
      (one) => (call && one.kind === 'library' && byLibrary(linking, site.file, one, { call, argument, option: undefined }, index)) || [],
    );
  });
  return given.length ? oneOf(given) : undefined;
}

/** What the framework gives a function of a map that it was handed: what it was told to keep for them. */
function givenToHanded(linking: Linking, file: string, key: string, index: number): Origin | undefined {
  if (!linking.index.recalled.has(index)) return undefined;
  const handed = linking.handed({ file, function: key });
  return handed?.recalls.parameter === index ? linking.kept(handed.library, handed.recalls.name) : undefined;
}

export function originOfAwaited(linking: Linking, origin: Origin): Origin {
  return eachOption(origin, (option) => {
    if (option.kind === 'promise') return originOfAwaited(linking, option.of);
    if (option.kind !== 'library' || !linking.index.type(option.library, option.type)?.isInert) return option;
    const parts = option.built.flatMap((site) => partsAdded(linking, site));
    // Of groups there are as many as there are values that they are grouped by.
    const isOne = parts.some((part) => part === 'one' || part === 'first') || (parts.includes('count') && !parts.includes('group'));
    return builtRows(linking, option, isOne);
  });
}

/** What a step adds to the query that it goes on building. */
function partsAdded(linking: Linking, site: Site): readonly string[] {
  const call = linking.modules.call(site);
  const callee = call && linking.value(site.file, call.callee);
  const meaning = call && callee?.kind === 'library' ? callMeaning(linking, callee, call) : undefined;
  const added = [meaning?.adds ?? []].flat().map(({ part }) => part);
  return meaning?.gives === 'one' ? [...added, 'one'] : added;
}

export function originOfItem(linking: Linking, origin: Origin): Origin {
  return eachOption(origin, (option) => {
    if (option.kind === 'list') return option.of;
    // A key and its value; keys are numbers and texts.
    if (option.kind === 'map') return option.isObject ? unknown('element') : listOf(option.of);
    if (option.kind !== 'library') return unknown('element');
    const item = linking.index.type(option.library, option.type)?.item;
    if (item === 'row') return { kind: 'row', library: option.library, entity: option.entity, read: undefined };
    return item ? { ...option, type: item } : unknown('element');
  });
}
