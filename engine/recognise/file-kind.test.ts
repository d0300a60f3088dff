import { expect, test } from 'vitest';
import { lower } from '../lower/lower.ts';
import { fileKindOf, isBackground, kindOfModule } from './file-kind.ts';

test.each([
  'tools/release.ts',
  'packages/tools/src/publish.ts',
  'src/commands/migrate.ts',
  'packages/server/src/commands/start.ts',
  'src/cli/commands/users/import.ts',
  'packages/shop-cli/src/orders.ts',
  'commands/import.ts',
  'server/scripts/tools/fill.ts',
  'checks/model/orders.ts',
  'packages/answers/evals/scorers.ts',
  'src/backgroundMigrations/fill-orders.ts',
  'packages/build/src/extensions/variables.ts',
  'packages/db/code-migrations/2-orders.ts',
  'packages/shop/dev-server.js',
  '.github/actions/triage/src/index.ts',
])('%s is a script', (path) => {
  expect(fileKindOf(path)).toBe('script');
});

test.each([
  'src/tools/orders.ts',
  'apps/api/src/endpoints/assistant/tools/orders.tool.ts',
  'server/commands/order-creator.ts',
  'server/tools/orders.ts',
  'utils/assistant/tools/orders.ts',
  'components/tools/converter.tsx',
  'src/health/checks/database.ts',
  'src/features/evals/scorers.ts',
  'src/acceptance/terms.ts',
  'src/features/support-desk/tickets.ts',
  'src/features/support/tickets.ts',
  'src/modules/orders/commands/create-order.handler.ts',
  'web/src/features/background-migrations/orders.ts',
  'src/orders/server.ts',
])('%s is a part of the application', (path) => {
  expect(fileKindOf(path)).toBe('source');
});

test.each([
  'packages/server/test-plugins/reviews.ts',
  'packages/testcontainers/src/redis.ts',
  'src/sources/serp/tests.ts',
  'domains/orders/utils/testSchema/orders.js',
  'packages/orders/test.utils.js',
  'src/testUtils.ts',
  'src/sample.spec.ts',
  'src/__e2e__/orders.ts',
  'src/orders.servertest.ts',
  'acceptance/support/http.ts',
  'packages/e2e_tests/setup/containers.ts',
  'integration_tests/orders.ts',
  'packages/integration-tests/src/client.ts',
  'shop-int-test-ts/src/runner.ts',
  'features/step_definitions/orders.js',
  'features/support/world.js',
  'containers/payment-stub/index.mjs',
  'packages/mock-server/orders.ts',
])('%s tests', (path) => {
  expect(fileKindOf(path)).toBe('test');
});

test.each(['src/test-setup.ts', 'setup-tests.ts', 'tests-setup.js', 'global-setup.ts'])('%s makes ready for tests', (path) => {
  expect(fileKindOf(path)).toBe('test');
});

test.each([
  'packages/api/v1/examples/01-create.ts',
  'samples/server.ts',
  'packages/dev-server/start.ts',
  'packages/dev-env/src/seed-users.ts',
  'example-plugins/reviews/index.ts',
])('%s shows how something is used', (path) => {
  expect(fileKindOf(path)).toBe('script');
});

test.each([
  ['cron/daily/reminders.ts', true],
  ['apps/web/app/api/cron/orders/route.ts', true],
  ['src/services/demo-data.ts', true],
  ['src/jobs/populate.ts', true],
  ['src/data-import/populator/populator.ts', true],
  ['apps/worker/src/jobs/cron.reminders.ts', true],
  ['src/orders/order-totals-backfill.ts', true],
  ['src/orders/backfill-totals.ts', true],
  ['apps/web/src/app/api/house-keeping/[...method]/route.ts', true],
  ['packages/moderation/src/daemon/expiry.ts', true],
  ['src/schedule/delete-users.schedule.ts', true],
  ['src/orders/orders.scheduler.ts', true],
  ['src/orders/delivery-schedule.ts', false],
  ['src/cronograph.ts', false],
  ['src/democracy/votes.ts', false],
  ['src/services/population.ts', false],
])('%s is in the background: %s', (path, expected) => {
  expect(isBackground(path)).toBe(expected);
});

test('there and back again is a migration, wherever it stands', () => {
  const kindOf = (text: string) => kindOfModule(lower('/src/change.ts', text), 'src/change.ts');
  expect(kindOf('export default { up: async (pool) => pool.query(1), down: async (pool) => pool.query(2) };')).toBe('script');
  expect(kindOf('export class AddUsers { async up() {} async down() {} }')).toBe('script');
  expect(kindOf('export class Lift { up() {} down() {} }')).toBe('source');
  expect(kindOf('export const runner = (load) => ({ up: async () => load().up(), down: async () => load().down() });')).toBe('source');
});
