import { expect, test } from 'vitest';
import { lower } from './lower.ts';
import { printedSteps } from './print.ts';

function steps(text: string): string {
  const module = lower('/file.ts', text);
  return printedSteps(module.functions[0]?.body ?? [], module).join('\n');
}

/** The steps of a function with this body. */
function bodySteps(body: string): string {
  const module = lower('/file.ts', `async function* f() { ${body} }`);
  return printedSteps(module.functions[1]?.body ?? [], module).join('\n');
}

test('declarators are a step each', () => {
  expect(steps('const a = 1, { b, c: [d] } = e; let f')).toBe('let a = 1\nlet b d = e?\nlet f');
});

test('assignments', () => {
  expect(steps('a = b; a.b += c; a ??= d')).toBe('a? = b?\na?.b += c?\na? ??= d?');
  expect(steps('[a, b.c] = d; ({ a, e: f = g() } = h)')).toBe('<a?, b?.c> = d?\n<a?, f?, g?()#0 stored> = h?');
});

test('chains of if and else', () => {
  expect(steps('if (a) b; else if (c) d; else { e; f }')).toBe(
    `
branch a?
arm
  do b?
else
  branch c?
  arm
    do d?
  else
    do e?
    do f?`.trimStart(),
  );
});

test('a switch is a branch with an arm a case; its breaks leave nothing else', () => {
  expect(steps('for (;;) { switch (a) { case 1: case b(): c; break; case 2: d; continue; default: e } }')).toBe(
    `
for
  branch a? | 1 | b?()#0 tested | 2
  arm
    do c?
  arm
    do d?
    continue
  else
    do e?`.trimStart(),
  );
});

test('a break out of a loop in a switch, and out of a labelled loop from a switch', () => {
  expect(steps('outer: while (a) switch (b) { case 1: for (;;) break; case 2: break outer }')).toBe(
    `
while while a?
  branch b? | 1 | 2
  arm
    for
      break
  arm
    break`.trimStart(),
  );
});

test('try, catch and finally', () => {
  expect(steps('try { a } catch (e) { e } finally { b }')).toBe('try\n  do a?\ncatch\n  do e\nfinally\n  do b?');
  expect(steps('try { a } finally { }')).toBe('try\n  do a?');
});

test('a try without catch has no handler, an empty catch has an empty one', () => {
  const handlers = lower('/file.ts', 'try {} finally {}; try {} catch {}').functions[0]?.body.map(
    (step) => step.kind === 'try' && step.handler,
  );
  expect(handlers).toEqual([undefined, []]);
});

test('loops', () => {
  expect(steps('for (let i = 0, n = a.length; i < n; i++) i')).toBe(
    'let i = 0\nlet n = a?.length\nfor i n while (< i, n) then (++ i)\n  do i',
  );
  expect(steps('for (i = 0; ;) a')).toBe('i? = 0\nfor\n  do a?');
  expect(steps('for (const [a, { b }] of c()) a')).toBe('for-of a b over c?()#0\n  do a');
  expect(steps('for await (const a of b) a')).toBe('for-await a over b?\n  do a');
  expect(steps('for (const a in b) a')).toBe('for-in a over b?\n  do a');
  expect(steps('do a; while (b)')).toBe('do-while while b?\n  do a?');
});

test('a loop that assigns to what was declared before', () => {
  expect(steps('let a; for (a of b) a')).toBe('let a\nfor-of a over b?\n  do a');
});

test('the head of a loop, for hints', () => {
  const heads = (text: string) => lower('/file.ts', text).functions[0]?.loops.map(({ head }) => text.slice(head.start, head.end));
  expect(heads('for (const a of b) { while (c) d }')).toEqual(['for (const a of b)', 'while (c)']);
  expect(heads('do a; while (b)')).toEqual(['do']);
});

test('leaving', () => {
  expect(bodySteps('if (a) return; if (b) throw c; return d')).toBe('branch a?\narm\n  return\nbranch b?\narm\n  throw c?\nreturn d?');
  expect(bodySteps('yield a; yield* b')).toBe('yield a?\nyield b?');
});

test('blocks and labels leave no trace', () => {
  expect(steps('a: { b; { c } }')).toBe('do b?\ndo c?');
});

test('what happens in a default of a pattern follows the step', () => {
  expect(steps('const { a = f(), b = 1, [g()]: c } = d')).toBe(
    'let a c b = d?\ndo f?()#0 stored\ndo g?()#1 receiver'.replace('a c b', 'a b c').replace(' receiver', ''),
  );
  expect(lower('/file.ts', 'x(({ a = f() }) => a)').functions[1]?.body.map(({ kind }) => kind)).toEqual(['do', 'leave']);
});

test('nested functions and classes are steps', () => {
  expect(steps('function a() {} class B {}')).toBe('do function a\ndo class B');
});

test('types, imports and overloads are no steps', () => {
  expect(steps("import a from 'a'; interface B {} type C = B; declare function d(): void; function e(): void; function e(a?: B) {}")).toBe(
    'do function e',
  );
});

test('an arm of a switch that nothing leaves runs on into the next', () => {
  const { functions } = lower('a.ts', 'switch (a) { case 1: b; case 2: { c; break } case 3: if (d) break; else throw e; case 4: f }');
  const [step] = functions[0]?.body ?? [];
  expect(step?.kind === 'branch' && step.runsOn).toEqual([0, 3]);
});
