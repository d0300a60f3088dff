/** Whether code that is kept beside a program is there for its tests alone: tests call it, and nobody else so much as imports its file. */
import type { CallTarget } from '../model/operation.ts';
import type { Linker, Recogniser, Weigher } from '../model/steps.ts';
import { isRunByNobodyElse } from '../weigh/context.ts';

export interface TestSources {
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  readonly weigher: Weigher;
}

export function isForTestsAlone(target: CallTarget, sources: TestSources): boolean {
  const context = sources.weigher.contextOf(target);
  return context.inTest && isRunByNobodyElse(context) && isImportedByTestsAlone(target.file, sources, new Set());
}

/** Directly, or by files of which the same is true. What nobody imports, or stands at a package's door, others may take out of it. */
function isImportedByTestsAlone(file: string, sources: TestSources, seen: Set<string>): boolean {
  if (seen.has(file)) return true;
  if (DOOR.test(file)) return false;
  seen.add(file);
  const importers = sources.linker.importersOf(file);
  const isForTests = (one: string) => sources.recogniser.kindOf(one) === 'test' || isImportedByTestsAlone(one, sources, seen);
  return importers.length > 0 && importers.every(isForTests);
}

const DOOR = /(^|\/)(src|lib|packages\/[^/]+)\/(index|main|mod)\.[cm]?[jt]sx?$/;
