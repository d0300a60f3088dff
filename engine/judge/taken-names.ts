/** Whether other files take a name out of a file: by an import, by all of it, or through a file that hands it on. */
import type { Import, Module } from '../model/module.ts';
import type { Linker, Modules, Recogniser } from '../model/steps.ts';

export interface ImportSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
}

/** Tests do not count. What a file hands on that nobody imports may be taken out of the package there. */
export function isTakenFrom(file: string, name: string, sources: ImportSources, seen: ReadonlySet<string> = new Set()): boolean {
  if (seen.has(file)) return false;
  const { linker, modules, recogniser } = sources;
  const importers = linker.importersOf(file).filter((one) => recogniser.kindOf(one) !== 'test');
  if (!importers.length) return true;
  return importers.some((importer) => {
    const module = modules.module(importer);
    if (!module) return false;
    const isOfFile = ({ specifier }: Pick<Import, 'specifier'>) => {
      const resolved = linker.resolve(importer, specifier);
      return resolved.kind === 'file' && resolved.file === file;
    };
    const taken = importsIn(module, isOfFile);
    const handedOn = module.exports.flatMap((one) =>
      one.value.kind === 'from' && isOfFile(one.value.import) ? [{ as: one.name, name: one.value.import.name }] : [],
    );
    // `await import('./mails')`, whose names are taken of what comes.
    if (!taken.length && !handedOn.length) return true;
    if (taken.some((one) => one === name || one === '*')) return true;
    return handedOn.some((one) => {
      if (one.name === '*') return one.as !== '*' || isTakenFrom(importer, name, sources, new Set(seen).add(file));
      return one.name === name && isTakenFrom(importer, one.as, sources, new Set(seen).add(file));
    });
  });
}

/** The names that a file imports; '*' where it holds all of it. */
function importsIn({ bindings }: Module, isOfFile: (one: Import) => boolean): string[] {
  return bindings.flatMap(({ definitions }) =>
    definitions.flatMap(({ source, path: [first] }) => {
      if (source.kind !== 'import' || !isOfFile(source.import)) return [];
      if (source.import.name !== '*' && source.import.name !== '=') return [source.import.name];
      return [first?.kind === 'property' ? first.name : '*'];
    }),
  );
}
