import { expect, test } from 'vitest';
import { fileKindOf } from './file-kind.ts';

test.each([
  'tools/release.ts',
  'packages/tools/src/publish.ts',
  'src/commands/migrate.ts',
  'packages/server/src/commands/start.ts',
  'src/cli/commands/users/import.ts',
  'commands/import.ts',
  'server/scripts/tools/fill.ts',
])('%s is a script', (path) => {
  expect(fileKindOf(path)).toBe('script');
});

test.each([
  'src/tools/orders.ts',
  'apps/api/src/endpoints/assistant/tools/orders.tool.ts',
  'server/commands/order-creator.ts',
  'server/tools/orders.ts',
  'src/modules/orders/commands/create-order.handler.ts',
])('%s is a part of the application', (path) => {
  expect(fileKindOf(path)).toBe('source');
});

test.each(['src/test-setup.ts', 'setup-tests.ts', 'tests-setup.js', 'global-setup.ts'])('%s makes ready for tests', (path) => {
  expect(fileKindOf(path)).toBe('test');
});

test.each(['packages/api/v1/examples/01-create.ts', 'samples/server.ts'])('%s shows how something is used', (path) => {
  expect(fileKindOf(path)).toBe('script');
});
