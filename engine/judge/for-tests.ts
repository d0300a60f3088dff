/** Whether code that is kept beside a program is there for its tests alone: tests call it, and nobody else so much as imports its file. */
import type { CallTarget } from '../model/operation.ts';
import type { Linker, Modules, Recogniser, Weigher } from '../model/steps.ts';

export interface TestSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  readonly weigher: Weigher;
}

export function isForTestsAlone(target: CallTarget, sources: TestSources): boolean {
  const { inTest, perRequest, perJob, onSchedule, atStartUp, inScript } = sources.weigher.contextOf(target);
  const isCalledByOthers = perRequest || perJob || onSchedule || atStartUp || inScript;
  return inTest && !isCalledByOthers && isImportedByTestsAlone(target.file, sources, new Set());
}

/** Directly, or by files of which the same is true. What nobody imports, or stands at a package's door, others may take out of it. */
function isImportedByTestsAlone(file: string, sources: TestSources, seen: Set<string>): boolean {
  if (seen.has(file)) return true;
  if (DOOR.test(file)) return false;
  seen.add(file);
  const importers = importersOf(file, sources);
  const isForTests = (one: string) => sources.recogniser.kindOf(one) === 'test' || isImportedByTestsAlone(one, sources, seen);
  return importers.length > 0 && importers.every(isForTests);
}

const DOOR = /(^|\/)(src|lib|packages\/[^/]+)\/(index|main|mod)\.[cm]?[jt]sx?$/;

function importersOf(file: string, { modules, linker }: TestSources): readonly string[] {
  const name = nameOf(file);
  return modules.files().filter(
    (other) =>
      other !== file &&
      modules.outline(other)?.specifiers.some((specifier) => {
        if (!specifier.includes(name) && !/(^|\/)\.{1,2}$/.test(specifier)) return false;
        const resolution = linker.resolve(other, specifier);
        return resolution.kind === 'file' && resolution.file === file;
      }),
  );
}

/** What a specifier of it has in it: the file's name, or its folder's for the file that stands for a folder. */
function nameOf(file: string): string {
  const [folder = '', name = ''] = file.split('/').slice(-2);
  const bare = name.replace(/(\.d)?\.[cm]?[jt]sx?$/, '');
  return bare === 'index' ? folder : bare;
}
