import type { Plugin } from 'esbuild';

export function namesAskedFor(programs: readonly string[]): string[];
export function entryOf(names: readonly string[]): string;
export const compilerInParts: Plugin['setup'];
