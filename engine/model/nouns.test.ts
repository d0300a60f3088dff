import { expect, test } from 'vitest';
import { plural, singular } from './nouns.ts';

test.each([
  ['order', 'orders'],
  ['category', 'categories'],
  ['day', 'days'],
  ['address', 'addresses'],
  ['box', 'boxes'],
  ['branch', 'branches'],
  ['status', 'statuses'],
  ['purchase', 'purchases'],
  ['size', 'sizes'],
  ['cache', 'caches'],
  ['child', 'children'],
  ['grandChild', 'grandChildren'],
  ['salesPerson', 'salesPeople'],
])('one %s, several %s', (one, several) => {
  expect(plural(one)).toBe(several);
  expect(singular(several)).toBe(one);
  expect(plural(several)).toBe(several);
  expect(singular(one)).toBe(one);
});
