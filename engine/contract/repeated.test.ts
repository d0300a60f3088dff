import { expect, test } from 'vitest';
import { poolWarning, type Repeated } from './repeated.ts';

test.each([
  [['each'], true],
  [['each', 'each'], true],
  // So many at a time as somebody chose.
  [['chunks', 'each'], false],
])('of what loops send at once that are for %j it says that the pool may be exhausted: %s', (purposes, isSaid) => {
  const loops = purposes.map((purpose) => ({ purpose }));
  const repeated = { operation: { connection: 'pool' }, isConcurrent: true, repetition: { places: [{ term: { loops } }] } };
  expect(poolWarning(repeated as unknown as Repeated) !== '').toBe(isSaid);
});
