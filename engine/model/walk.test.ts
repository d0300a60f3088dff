import { expect, test } from 'vitest';
import { lower } from '../lower/lower.ts';
import { printedExpression } from '../lower/print.ts';
import { callAt, expressionAt, expressionsIn, forEachWithin, functionAt, hasWithin } from './walk.ts';

const TEXT = `
async function list(ids) {
  for (const id of ids) {
    if (id) await db.find({ where: { [Op.in]: id } });
    else throw new Error(\`none \${id}\`);
  }
}
class A { @Column(() => B) c = make(); }
`;
const module = lower('/file.ts', TEXT);

/** What is found where the word stands first. */
function at<Found>(find: (offset: number) => Found, word: string): Found {
  return find(TEXT.indexOf(word));
}

test('the expressions of a function, in the order of the text', () => {
  const list = module.functions.find(({ key }) => key === 'list');
  expect(expressionsIn(list?.body ?? []).map(printedExpression)).toEqual([
    'ids',
    'id',
    'await (db?.find({ where: { [Op?.in]: id } })#0 awaited)',
    'new Error?("none ${id}")#1',
  ]);
});

test('everything inside an expression, computed names too', () => {
  const [, , found] = expressionsIn(module.functions.find(({ key }) => key === 'list')?.body ?? []);
  const names: string[] = [];
  if (found) forEachWithin(found, (inner) => void (inner.kind === 'name' && names.push(inner.name)));
  expect(names).toEqual(['db', 'Op', 'id']);
  expect(found && hasWithin(found, ({ kind }) => kind === 'object')).toBe(true);
  expect(found && hasWithin(found, ({ kind }) => kind === 'array')).toBe(false);
});

test('the innermost expression at an offset', () => {
  const expression = (word: string) => {
    const found = at((offset) => expressionAt(module, offset), word);
    return found && printedExpression(found);
  };
  expect(expression('Op.in')).toBe('Op?');
  expect(expression('.find(')).toBe('db?.find');
  expect(expression('none ')).toBe('"none ${id}"');
  expect(expression('make')).toBe('make?');
  expect(expression('Column')).toBe('Column?');
  expect(expression('class A')).toBe('class A');
});

test('the innermost call at an offset', () => {
  const callee = (word: string) => {
    const found = at((offset) => callAt(module, offset), word);
    return found && printedExpression(found.callee);
  };
  expect(callee('where')).toBe('db?.find');
  expect(callee('none ')).toBe('Error?');
  expect(callee('() => B')).toBe('Column?');
  expect(callee('async')).toBeUndefined();
});

test('the innermost function at an offset', () => {
  const key = (word: string) => at((offset) => functionAt(module, offset), word)?.key;
  expect(key('where')).toBe('list');
  expect(key('=> B')).toBe('/0');
  expect(key('make')).toBe('A.constructor');
  expect(functionAt(module, TEXT.length)?.key).toBe('');
});
