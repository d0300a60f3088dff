import { expect, test } from 'vitest';
import { lower } from '../../lower/lower.ts';
import { dataName } from './naming.ts';

test.each([
  ['orders', 'orders'],
  ['shop.orders.filter(Boolean).toReversed()', 'orders'],
  ['orders.toSpliced(0, 1)', 'orders'],
  ['Object.values(ordersById)', 'ordersById'],
  ['await findOrders()', 'orders'],
  ['new Set(orderIds)', 'orderIds'],
])('%s is called %s', (over, name) => {
  const [step] = lower('a.ts', `for (const one of ${over}) {}`).functions[0]?.loops ?? [];
  expect(step?.over && dataName(step.over)).toBe(name);
});
