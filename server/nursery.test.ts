import { getHeapSpaceStatistics } from 'node:v8';
import { expect, test } from 'vitest';
import { emptied } from './nursery.ts';

test('what is young and of no use goes at once', () => {
  const young = () => getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_used_size ?? 0;
  emptied();
  const before = young();
  for (let index = 0; index < 10_000; index += 1) JSON.parse('{ "made": ["for", "a", "moment"] }');
  expect(young() - before).toBeGreaterThan(200_000);
  emptied();
  expect(young() - before).toBeLessThan(200_000);
});
