/** Where the value of an expression comes from. */

import type { CallExpression, ElementExpression, Expression, MemberExpression, TextExpression } from '../model/expression.ts';
import type { Definition, Import, PathElement } from '../model/module.ts';
import { type Origin, unknown } from '../model/origin.ts';
import { returnedIn } from '../model/walk.ts';
import { builtinResult } from './builtins.ts';
import { eachOption, isEnough, listOf, moreTelling, oneOf, optionsOf } from './combine.ts';
import { parentOf } from './heritage.ts';
import { GLOBAL } from './library-index.ts';
import { exportOf, libraryValue, packageExport } from './library-values.ts';
import { type Linking, NO_TYPES } from './linking.ts';
import { anyMember } from './members.ts';
import { selfGivenByCall } from './parameters.ts';
import { keptUnderKeys } from './registries.ts';

export function originOfValue(linking: Linking, file: string, expression: Expression): Origin {
  switch (expression.kind) {
    case 'name':
      return expression.binding >= 0 ? linking.binding(file, expression.binding) : globalValue(linking, expression.name);
    case 'member':
      return memberOf(linking, linking.value(file, expression.object), expression);
    case 'element':
      return elementOf(linking, file, expression);
    case 'call':
      return linking.value(file, expression);
    case 'await':
      return linking.awaited(linking.value(file, expression.value));
    case 'object':
      return { kind: 'object', site: { file, function: expression.function, part: 'object', index: expression.index } };
    case 'array':
      return listOf(
        oneOf(
          expression.elements.map((element) =>
            element.kind === 'spread' ? linking.item(linking.value(file, element.value)) : linking.value(file, element),
          ),
        ),
      );
    case 'text':
      return textOf(linking, file, expression);
    case 'literal':
      return { kind: 'literal', value: expression.value };
    case 'function':
      return { kind: 'function', file, key: expression.key, self: undefined };
    case 'class':
      return { kind: 'class', file, key: expression.key };
    case 'this':
      return selfAt(linking, file, expression.start);
    case 'super':
      return superAt(linking, file, expression.start);
    case 'choice':
      return expression.operator === '&&'
        ? linking.value(file, expression.options.at(-1) as Expression)
        : oneOf(expression.options.map((option) => linking.value(file, option)));
    case 'assign':
    case 'spread':
      return linking.value(file, expression.value);
    default:
      return unknown('computed');
  }
}

/** A text, with what its holes say where every one of them is a constant: `${PREFIX}/orders`. */
function textOf(linking: Linking, file: string, { parts, holes }: TextExpression): Origin {
  let value = parts[0] ?? '';
  for (const [index, hole] of holes.entries()) {
    const said = linking.value(file, hole);
    if (said.kind !== 'literal') return unknown('computed');
    value += String(said.value) + (parts[index + 1] ?? '');
  }
  return { kind: 'literal', value };
}

/** A member of a value; of one that nothing else is known of, by what the value is called. */
function memberOf(linking: Linking, object: Origin, { object: receiver, name }: MemberExpression): Origin {
  const called = receiver.kind === 'name' || receiver.kind === 'member' ? receiver.name : undefined;
  if (object.kind === 'unknown' && called !== undefined && object.reason !== 'global') {
    const method = linking.methodOf(called, name);
    if (method) return method;
    const model = /^[A-Z]/.test(name) || MODELS.test(called) ? linking.modelNamed(name) : undefined;
    if (model) return model;
  }
  const found = linking.member(object, name);
  // Models are put on an object file by file, under names that only the program knows as it runs.
  const isGathered = found.kind === 'unknown' && object.kind === 'object' && /^[A-Z]/.test(name);
  return (isGathered ? linking.modelNamed(name) : undefined) ?? found;
}

/** What programs call the object that they gather their models in. */
const MODELS = /^(models?|db|database)$/i;

export function originOfCall(linking: Linking, file: string, call: CallExpression): Origin {
  const { callee } = call;
  const [first] = call.arguments;
  if (call.form === 'import' || (callee.kind === 'name' && callee.binding < 0 && callee.name === 'require')) {
    if (first?.kind !== 'text' || first.parts.length !== 1) return unknown('computed');
    const module = imported(linking, file, { specifier: first.parts[0] as string, name: '*', isTypeOnly: false });
    return call.form === 'import' ? { kind: 'promise', of: module } : requiredValue(linking, module);
  }
  return builtinResult(linking, file, call) ?? linking.result(linking.value(file, callee), call, file);
}

/** `module.exports = x` is what a require gives, with what is put on it under names besides. */
function requiredValue(linking: Linking, module: Origin): Origin {
  const whole = module.kind === 'namespace' ? wholeExport(linking, module.file) : undefined;
  if (module.kind !== 'namespace' || !whole) return module;
  const isAll = linking.modules.outline(module.file)?.exports.every(({ name }) => name === '=');
  return isAll ? whole : oneOf([whole, module]);
}

/** What a file gives in one: `module.exports = x`, `export = x`. */
export function wholeExport(linking: Linking, file: string): Origin | undefined {
  const value = linking.modules.outline(file)?.exports.find(({ name }) => name === '=')?.value;
  switch (value?.kind) {
    case 'expression':
      return linking.value(file, value.expression);
    case 'binding':
      return linking.binding(file, value.binding);
    default:
      return undefined;
  }
}

function globalValue(linking: Linking, name: string): Origin {
  const found = linking.index.global(name);
  return found ? libraryValue(found.library, GLOBAL + name) : unknown('global');
}

/** `handlers[event.type]`: any of what the object keeps. `prisma[model]`: a computed name still leads to what every name would; a list's element is its item. */
function elementOf(linking: Linking, file: string, { object: receiver, key }: ElementExpression): Origin {
  const kept = eachOption(linking.value(file, receiver), (object) => underKey(linking, file, object, key));
  return kept.kind === 'unknown' ? (keptUnderKeys(linking, file, receiver) ?? kept) : kept;
}

function underKey(linking: Linking, file: string, object: Origin, key: Expression): Origin {
  if (object.kind === 'list' || (object.kind === 'map' && object.isObject)) return object.of;
  if (object.kind === 'object') return anyMember(linking, object);
  if (object.kind !== 'library') return unknown('element');
  const names = textsOf(linking.value(file, key));
  if (names.length) return oneOf(names.map((name) => linking.member(object, name)));
  const item = linking.index.type(object.library, object.type)?.item;
  if (item !== undefined && item !== 'row') return { ...object, type: item };
  return linking.member(object, key.kind === 'name' || key.kind === 'member' ? `[${key.name}]` : '[]');
}

/** The names that `isNew ? 'insert' : 'update'` may be; none where it may be anything else besides. */
function textsOf(key: Origin): readonly string[] {
  const texts = optionsOf(key).flatMap((option) => (option.kind === 'literal' && typeof option.value === 'string' ? [option.value] : []));
  return texts.length === optionsOf(key).length ? texts : [];
}

export function originOfBinding(linking: Linking, file: string, index: number): Origin {
  const binding = linking.modules.binding(file, index);
  if (!binding) return unknown('other');
  if (binding.annotation) {
    const annotated = linking.type(file, binding.annotation, NO_TYPES);
    if (isEnough(annotated)) return annotated;
    return moreTelling(annotated, oneOf(binding.definitions.map((definition) => defined(linking, file, definition))), binding.annotation);
  }
  return binding.definitions.length ? oneOf(binding.definitions.map((definition) => defined(linking, file, definition))) : unknown('other');
}

function defined(linking: Linking, file: string, { source, path }: Definition): Origin {
  switch (source.kind) {
    case 'value':
      return elementOfAll(linking, file, source.expression, path) ?? reached(linking, linking.value(file, source.expression), path);
    case 'item':
      return reached(linking, linking.awaited(linking.item(linking.awaited(linking.value(file, source.of)))), path);
    case 'parameter':
      return reached(linking, linking.parameter(file, source.function, source.index), path, registrar(linking, file, source.function));
    case 'import':
      return reached(linking, imported(linking, file, source.import), path);
    case 'caught':
      return unknown('caught');
    default:
      return unknown('other');
  }
}

/** `const [a, b] = await Promise.all([x(), y()])` keeps each apart. */
function elementOfAll(linking: Linking, file: string, value: Expression, path: readonly PathElement[]): Origin | undefined {
  const [first, ...rest] = path;
  if (first?.kind !== 'element') return undefined;
  const list =
    value.kind === 'await' &&
    value.value.kind === 'call' &&
    value.value.callee.kind === 'member' &&
    /^all(Settled)?$/.test(value.value.callee.name)
      ? value.value.arguments[0]
      : value;
  const element = list?.kind === 'array' ? list.elements[first.index] : undefined;
  return element && element.kind !== 'spread' ? reached(linking, linking.awaited(linking.value(file, element)), rest) : undefined;
}

/** A constructor that takes its container apart: `constructor({ userRepository })`. */
function registrar(linking: Linking, file: string, key: string): ((name: string) => Origin | undefined) | undefined {
  const node = linking.modules.function(file, key);
  return node?.form === 'constructor' || node?.form === 'arrow' || node?.form === 'function'
    ? (name) => linking.registered(name)
    : undefined;
}

function reached(linking: Linking, start: Origin, path: readonly PathElement[], fallback?: (name: string) => Origin | undefined): Origin {
  return path.reduce((origin, step) => {
    if (step.kind === 'property') {
      const member = linking.member(origin, step.name);
      return member.kind === 'unknown' ? (fallback?.(step.name) ?? member) : member;
    }
    return step.kind === 'element' ? linking.item(origin) : origin;
  }, start);
}

export function imported(linking: Linking, file: string, { specifier, name }: Import): Origin {
  const resolution = linking.resolver.resolve(file, specifier);
  if (resolution.kind === 'file')
    return name === '*' ? { kind: 'namespace', file: resolution.file } : linking.exported(resolution.file, name);
  if (resolution.kind === 'package')
    return packageExport(linking, specifier, name === '*' || name === 'default' ? defaultPath(linking, specifier, name) : [name]);
  const library = linking.index.ofDistinctive(name);
  return (library === undefined ? undefined : exportOf(linking, library, [name])) ?? unknown('unresolved-import');
}

function defaultPath(linking: Linking, specifier: string, name: string): readonly string[] {
  const alone = linking.index.exportAt(specifier);
  if (alone !== undefined) return [alone];
  return name === 'default' && linking.index.ofSpecifier(specifier).some((library) => linking.index.exported(library, 'default'))
    ? ['default']
    : [];
}

export function originOfExport(linking: Linking, file: string, name: string): Origin {
  const module = linking.modules.outline(file);
  if (!module) return unknown('unresolved-import');
  for (const one of module.exports) {
    if (one.name !== name || (one.value.kind === 'from' && one.value.import.name === '*' && one.name === '*')) continue;
    if (one.value.kind === 'binding') return linking.binding(file, one.value.binding);
    if (one.value.kind === 'expression') return linking.value(file, one.value.expression);
    if (one.value.kind === 'from') return imported(linking, file, one.value.import);
  }
  const whole = wholeExport(linking, file);
  if (whole) return name === 'default' ? whole : linking.member(whole, name);
  for (const one of module.exports) {
    if (one.name !== '*' || one.value.kind !== 'from' || name === 'default') continue;
    const found = imported(linking, file, { ...one.value.import, name });
    if (found.kind !== 'unknown' && found.kind !== 'package') return found;
  }
  return name === 'default' && module.exports.length ? { kind: 'namespace', file } : unknown('unresolved-import');
}

/** What calling a function gives: its annotation, else whatever it returns. */
export function originOfReturn(linking: Linking, file: string, key: string): Origin {
  const node = linking.modules.function(file, key);
  if (!node) return unknown('return-of-unknown');
  const self: Origin | undefined =
    node.owner === undefined || node.isStatic ? undefined : { kind: 'instance', file, key: node.owner, typeArguments: [] };
  const declared = node.returns ? linking.type(file, node.returns, self ? new Map([['this', self]]) : NO_TYPES) : undefined;
  if (declared && isEnough(declared)) return declared;
  const returned = oneOf(returnedIn(node).map((expression) => linking.value(file, expression)));
  const origin = declared ? moreTelling(declared, returned, node.returns) : returned;
  if (node.isGenerator) return listOf(unknown('other'));
  return node.isAsync ? { kind: 'promise', of: linking.awaited(origin) } : origin;
}

/** What `this` is at an offset: the instance, the class in its static members, or the object that a method stands in. */
function selfAt(linking: Linking, file: string, offset: number): Origin {
  let node = linking.modules.functionAround(file, offset);
  while (node && node.form === 'arrow' && node.owner === undefined && node.parent !== undefined)
    node = linking.modules.function(file, node.parent);
  if (!node) return unknown('other');
  if (node.owner !== undefined)
    return node.isStatic ? { kind: 'class', file, key: node.owner } : { kind: 'instance', file, key: node.owner, typeArguments: [] };
  const { object } = linking.modules.holder(file, node.key);
  if (object) return { kind: 'object', site: { file, function: object.function, part: 'object', index: object.index } };
  return selfGivenByCall(linking, file, node) ?? unknown('other');
}

function superAt(linking: Linking, file: string, offset: number): Origin {
  const self = selfAt(linking, file, offset);
  const heritage =
    self.kind === 'instance' || self.kind === 'class'
      ? linking.modules.outline(file)?.classes.find(({ key }) => key === self.key)?.heritage
      : undefined;
  const parent = heritage && parentOf(linking, file, heritage);
  return parent?.kind === 'class' && self.kind === 'instance'
    ? { ...parent, kind: 'instance', typeArguments: [] }
    : (parent ?? unknown('other'));
}
