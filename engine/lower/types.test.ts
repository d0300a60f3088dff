import { expect, test } from 'vitest';
import { lower } from './lower.ts';
import { printedType } from './print.ts';

function typed(type: string): string {
  const { annotation } = lower('/file.ts', `const db = 1; let x: ${type}`).bindings.find(({ name }) => name === 'x') ?? {};
  return annotation ? printedType(annotation) : 'none';
}

test.each([
  ['string', 'string'],
  ['Prisma.TransactionClient', 'Prisma.TransactionClient'],
  ['Repository<User>', 'Repository<User>'],
  ['Promise<User[]>', 'Promise<User[]>'],
  ['readonly User[]', 'User[]'],
  ['Array<User>', 'Array<User>'],
  ['[a: A, b?: B, ...C[]]', '[A, B, C[]]'],
  ['A | null | undefined', '(A | null | undefined)'],
  ['A & (B)', '(A & B)'],
  ["{ a: A; b?: B; 'c d': C; e(f: F): G; [k: string]: H }", '{ a: A; b?: B; c d: C; e: (F) => G }'],
  ['(a: A, b) => C', '(A, _) => C'],
  ["'a' | 1 | true | -2", "('a' | '1' | 'true' | '-2')"],
  ['typeof db', 'typeof db'],
  ['typeof db.users', 'typeof db.users'],
  ['typeof other', 'typeof other?'],
  ["User['id']", "User['id']"],
  ['this', 'this'],
  ['A extends B ? C : D', '_'],
  ['keyof A', '_'],
  ['{ [K in A]: B }', 'Record<_, B>'],
  ['{ [key: string]: B }', 'Record<_, B>'],
  ['`a${b}`', '_'],
])('%s', (type, expected) => {
  expect(typed(type)).toBe(expected);
});

test('interfaces and aliases', () => {
  const [first, second] = lower('/file.ts', 'interface A<T> extends B<T>, c.D { e: F } type G<U> = U[]').types;
  expect(first).toMatchObject({ name: 'A', typeParameters: ['T'], declares: { kind: 'interface', members: [{ name: 'e' }] } });
  expect(first?.declares.kind === 'interface' && first.declares.extends.map(printedType)).toEqual(['B<T>', 'c.D']);
  expect(second).toMatchObject({ name: 'G', typeParameters: ['U'], declares: { kind: 'alias', type: { kind: 'list' } } });
});
