/** The source files below a folder, as every measured tool is given them. */
import { globSync } from 'tinyglobby';

export function sourcesBelow(folder: string): readonly string[] {
  return globSync('**/*.{ts,tsx,js,jsx,mts,cts,mjs,cjs}', {
    cwd: folder,
    absolute: true,
    ignore: ['**/node_modules/**', '**/dist/**', '**/*.d.ts'],
  }).sort();
}
