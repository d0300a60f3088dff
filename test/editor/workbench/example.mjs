/** The example as a workspace that tests may write into. */
import { cpSync, existsSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { root } from './tools.mjs';

const EXAMPLE = path.join(root, 'examples/shop-api');
/** Installed or built; the packages alone would take longer to copy than all tests to run. */
const LEFT_OUT = new Set(['node_modules', 'dist']);

/**
 * @param {string} into an existing folder
 * @param {{ hasPackages?: boolean }} [options] `hasPackages`: TypeScript finds the example's packages, where they are installed
 * @returns {string} the workspace's folder
 */
export function copyExample(into, { hasPackages = false } = {}) {
  const workspace = path.join(into, path.basename(EXAMPLE));
  cpSync(EXAMPLE, workspace, { recursive: true, filter: (file) => !LEFT_OUT.has(path.basename(file)) });
  const packages = path.join(EXAMPLE, 'node_modules');
  if (hasPackages && existsSync(packages)) symlinkSync(packages, path.join(workspace, 'node_modules'));
  return workspace;
}
