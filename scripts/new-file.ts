/** What `new-rule` and `new-library` share: the checks of a name, and writing what must not exist yet. */
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { loaded } from './load.mjs';

/** Ends the script with one line that says what to do. */
export function refuse(message: string): never {
  console.error(message);
  process.exit(2);
}

/** Ids are file names and what users write in their configuration: kebab-case. */
export function isKebabCase(name: string): boolean {
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);
}

/** Writes new files and refreshes what is generated from their folders. */
export async function writeNew(files: Readonly<Record<string, string>>): Promise<void> {
  const existing = Object.keys(files).find((path) => existsSync(path));
  if (existing) refuse(`${existing} exists already.`);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    console.log(`Wrote ${path}`);
  }
  await loaded('scripts/generate.ts');
}
