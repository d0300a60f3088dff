import { expect, test } from 'vitest';
import type { ClassNode } from '../model/module.ts';
import { lower } from './lower.ts';
import { printed, printedExpression, printedFunction, printedType } from './print.ts';

function classes(text: string): readonly ClassNode[] {
  return lower('/file.ts', text).classes;
}

function members(text: string): string[] {
  return (
    classes(text)[0]?.members.map(({ kind, name, isStatic, function: key }) => `${isStatic ? 'static ' : ''}${kind} ${name} → ${key}`) ?? []
  );
}

/** The function of this key, as text. */
function functionText(text: string, key: string): string {
  const module = lower('/file.ts', text);
  const node = module.functions.find((each) => each.key === key);
  return node ? printedFunction(node, module) : 'none';
}

test('members and their functions', () => {
  expect(
    members(
      "class A { constructor() {} b() {} async *c() {} get d() { return 0 } set d(v) {} static e() {} #f() {} 'g h'() {} [i.j]() {} k = 1; l }",
    ),
  ).toEqual([
    'constructor constructor → A.constructor',
    'method b → A.b',
    'method c → A.c',
    'getter d → A.get d',
    'setter d → A.set d',
    'static method e → A.e',
    'method #f → A.#f',
    'method g h → A.g h',
    'method [i.j] → A.[i.j]',
    'property k → undefined',
    'property l → undefined',
  ]);
});

test('a method and a static one of the same name', () => {
  expect(members('class A { b() {} static b() {} }')).toEqual(['method b → A.b', 'static method b → A.b~2']);
});

test('signatures have no function; what they say is their annotation', () => {
  const [node] = classes('abstract class A { abstract b(c: D): E; f(): void }');
  expect(node?.isAbstract).toBe(true);
  expect(node?.members.map((member) => [member.function, member.annotation && printedType(member.annotation)])).toEqual([
    [undefined, '(D) => E'],
    [undefined, '() => void'],
  ]);
});

test("an overload's signature is no member beside the method itself", () => {
  expect(members('class A { f(): void; f(g?: H) {} }')).toEqual(['method f → A.f']);
  expect(members('class A { static f(): void; static f(g?: H) {}; f(): void }')).toEqual(['static method f → A.f', 'method f → undefined']);
  expect(members('class A { constructor(b: B); constructor(b: B, c?: C) {} }')).toEqual(['constructor constructor → A.constructor']);
});

test('an arrow function of a property is a member of the class', () => {
  const module = lower('/file.ts', 'class A { list = async (b: B) => this.c(b) }');
  expect(module.classes[0]?.members).toMatchObject([
    { kind: 'property', name: 'list', function: 'A.list', initialiser: { kind: 'function', key: 'A.list' } },
  ]);
  expect(module.functions[1]).toMatchObject({ key: 'A.list', name: 'list', owner: 'A', form: 'arrow', parent: '', isAsync: true });
});

test('values of properties are evaluated in the constructor, before what it does itself', () => {
  const text = 'class A extends B { c = d(); constructor(e) { super(e); f() } g = h() }';
  expect(functionText(text, 'A.constructor')).toBe(
    `
constructor A.constructor(e)
  this.c = d?()#0 stored
  this.g = h?()#3 stored
  do super(e)#1 dropped
  do f?()#2 dropped`.trimStart(),
  );
});

test('a class that has no constructor but needs one gets it, and not as a member', () => {
  const text = 'class A { b = c(); d = 1; e = [() => f()] }';
  expect(functionText(text, 'A.constructor')).toBe('constructor A.constructor()\n  this.b = c?()#0 stored\n  this.e = [function A.e/0]');
  expect(members(text)).toEqual(['property b → undefined', 'property d → undefined', 'property e → undefined']);
  expect(lower('/file.ts', text).functions.map(({ key, parent }) => [key, parent])).toContainEqual(['A.e/0', 'A.constructor']);
});

test('a class whose properties are plain gets no constructor', () => {
  expect(functionText('class A { b = 1; c = () => d(); e }', 'A.constructor')).toBe('none');
});

test('static values, computed names and decorators happen where the class is', () => {
  expect(printed(lower('/file.ts', '@a() @b class A { static c = d(); @e(() => f) g() {} [h()] = 1 }'))).toBe(
    `
module()
  do class A
  do d?()#2 stored
  do h?()#4
arrow /0() passed to 3.0
  return f?
method A.g()`.trimStart(),
  );
});

test('decorators are calls', () => {
  const [node] = classes('@Injectable @Entity("a") class A { @Column() b; @Get() c(@Body() d) {} }');
  expect(node?.decorators.map(printedExpression)).toEqual(['decorator Injectable?()#0', 'decorator Entity?("a")#1']);
  expect(node?.members.map((member) => member.decorators.map(printedExpression))).toEqual([
    ['decorator Column?()#2'],
    ['decorator Get?()#3'],
  ]);
  const method = lower('/file.ts', 'class A { @Get() c(@Body() d) {} }').functions[1];
  expect(method?.decorators.map(printedExpression)).toEqual(['decorator Get?()#0']);
  expect(method?.parameters[0]?.decorators.map(printedExpression)).toEqual(['decorator Body?()#1']);
});

test('parameters of a constructor that declare properties', () => {
  const text = 'class A { constructor(private readonly b: B, public c, d, readonly e) {} }';
  expect(lower('/file.ts', text).functions[1]?.parameters.map(({ name, isProperty }) => [name, isProperty])).toEqual([
    ['b', true],
    ['c', true],
    ['d', false],
    ['e', true],
  ]);
});

test('static blocks', () => {
  expect(functionText('class A { static { b() } }', 'A.static')).toBe('static static-block A.static()\n  do b?()#0 dropped');
});

test('what a class extends and implements', () => {
  const [node] = classes('class A<T> extends mixin(B)<C, T> implements D<T>, e.F {}');
  expect(node?.heritage && printedExpression(node.heritage)).toBe('mixin?(B?)#0');
  expect(node?.heritageArguments.map(printedType)).toEqual(['C', 'T']);
  expect(node?.implements.map(printedType)).toEqual(['D<T>', 'e.F']);
  expect(node?.typeParameters).toEqual(['T']);
});

test('names and keys of classes', () => {
  const named = (text: string) =>
    classes(text).map(({ key, name, binding }) => [key, name, lower('/file.ts', text).bindings[binding]?.name]);
  expect(named('class A {}')).toEqual([['A', 'A', 'A']]);
  expect(named('const A = class {}')).toEqual([['A', 'A', undefined]]);
  expect(named('const A = class B {}')).toEqual([['A', 'B', 'B']]);
  expect(named('use(class {}, class {})')).toEqual([
    ['class/0', '', undefined],
    ['class/1', '', undefined],
  ]);
  expect(named('export default class {}')).toEqual([['default', 'default', undefined]]);
  expect(named('function f() { return class A {} }')).toEqual([['f/A', 'A', 'A']]);
});

test("a constructor's lens stands at its word", () => {
  const text = 'class A { private constructor(readonly b: B) {} }';
  const { start = 0, end = 0 } = lower('/file.ts', text).functions[1]?.nameSpan ?? {};
  expect([start, text.slice(start, end)]).toEqual([text.indexOf('constructor'), 'constructor']);
});
