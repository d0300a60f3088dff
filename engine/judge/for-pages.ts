/** Whether code of a server's package runs in the pages that it hands out: what waits there is no server. */
import type { FunctionNode, Module } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
import type { Origin } from '../model/origin.ts';
import type { Linker, Modules, Recogniser } from '../model/steps.ts';
import { isOfComponent, takesHooks } from '../recognise/browsers.ts';

export interface PageSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
}

/** In a component, called by pages alone, or in a file that pages alone import. */
export function isCodeOfPages(module: Module, key: string, sources: PageSources): boolean {
  const target = { file: module.path, function: key };
  return (
    isOfComponent(module, key) ||
    isCalledByBrowsers(target, sources) ||
    isImportedByPagesAlone(module.path, sources) ||
    isHandedToHooks(target, sources)
  );
}

/** `useQuery('/orders', fetcher)`: nobody calls it, and each file that imports it hands it to a hook. */
function isHandedToHooks(target: CallTarget, { modules, linker, recogniser }: PageSources): boolean {
  const importers = linker.importersOf(target.file).filter((file) => recogniser.kindOf(file) === 'source');
  if (!importers.length || linker.callersOf(target).length) return false;
  return importers.every((file) =>
    modules.module(file)?.functions.some(({ calls }) =>
      calls.some(({ callee, arguments: given }) => {
        if (callee.kind !== 'name' || !/^use[A-Z]/.test(callee.name)) return false;
        return given.some((one) => one.kind === 'name' && isFunction(linker.originOf(file, one), target));
      }),
    ),
  );
}

function isFunction(origin: Origin, { file, function: key }: CallTarget): boolean {
  return origin.kind === 'function' && origin.file === file && origin.key === key;
}

/** Callers of callers that are further away say nothing more. */
const MOST_CALLERS_AWAY = 4;

function isCalledByBrowsers(target: CallTarget, sources: PageSources, away = 0): boolean {
  const { modules, linker, recogniser } = sources;
  const parent = modules.function(target.file, target.function)?.parent;
  const above = parent === undefined || parent === '' ? [] : [{ file: target.file, function: parent }];
  // A page's code is that, whatever the folder is called that it lies in: `components/tools`.
  const isCounted = ({ file }: CallTarget) =>
    recogniser.kindOf(file) === 'source' || (recogniser.kindOf(file) !== 'test' && recogniser.isForBrowsers(file));
  const isItself = (one: CallTarget) => one.file === target.file && one.function === target.function;
  const callers = [...above, ...linker.callersOf(target)].filter((one) => isCounted(one) && !isItself(one));
  return (
    callers.length > 0 &&
    callers.every(
      (caller) =>
        recogniser.isForBrowsers(caller.file) ||
        isWithinComponent(caller, sources) ||
        (away < MOST_CALLERS_AWAY && isCalledByBrowsers({ file: caller.file, function: caller.function }, sources, away + 1)),
    )
  );
}

function isWithinComponent({ file, function: key }: CallTarget, { modules }: PageSources): boolean {
  const module = modules.around(file, key);
  return module !== undefined && isOfComponent(module, key);
}

/** Directly, or by files of which the same is true: what a server has something to do with, it finds or imports. */
function isImportedByPagesAlone(file: string, sources: PageSources): boolean {
  const { linker, recogniser } = sources;
  const reached = new Set([file]);
  let isOfPage = false;
  for (const one of reached) {
    const importers = linker.importersOf(one).filter((other) => recogniser.kindOf(other) === 'source');
    if (!importers.length || recogniser.entriesIn(one).length) return false;
    for (const importer of importers) {
      if (isPage(importer, sources)) isOfPage = true;
      else reached.add(importer);
    }
  }
  return isOfPage;
}

/** A component without hooks may be drawn by the server. */
function isPage(file: string, { modules, recogniser }: PageSources): boolean {
  const module = modules.module(file);
  if (!module || recogniser.entriesIn(file).length) return false;
  if (module.directives.includes('use client')) return true;
  return module.functions.some(isDrawn) || (recogniser.isForBrowsers(file) && !/\.[jt]sx$/.test(file));
}

function isDrawn(node: FunctionNode): boolean {
  return /^[A-Z]/.test(node.name) && takesHooks(node);
}
