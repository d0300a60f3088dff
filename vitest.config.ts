import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{engine,libraries,rules,snippets,server,client,cli,scripts,bench}/**/*.test.ts', 'test/**/*.test.ts'],
    // The editor's suite runs inside VS Code (`npm run test:editor`).
    exclude: ['**/node_modules/**', '**/fixtures/**', 'test/editor/**'],
    // What hangs is found out; what is slow on a busy machine does not fail.
    testTimeout: 60_000,
    // One core less, as is usual, would be half of a small machine.
    maxWorkers: '100%',
  },
});
