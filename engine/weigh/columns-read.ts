/**
 * Which columns of an answer the code looks at: counted from what becomes of the rows, in the file that asks for them and in the
 * workspace's functions that it hands them to. What is handed to anybody else is taken to be read whole.
 */
import type { CallExpression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';
import type { Site } from '../model/place.ts';
import type { ColumnsRead, ResultUse } from '../model/result-use.ts';
import type { Linker, Modules } from '../model/steps.ts';
import { usesAt, usesOfBinding } from './result-uses.ts';

/** Which parameters of a callback are rows. */
const ROWS_GIVEN: Readonly<Record<string, readonly number[]>> = { reduce: [1], reduceRight: [1], sort: [0, 1], toSorted: [0, 1] };
const CALLS_BACK = /^(map|forEach|flatMap|filter|find|findLast|findIndex|findLastIndex|some|every|sort|toSorted|reduce|reduceRight)$/;
const GIVES_ROWS = /^(filter|slice|sort|toSorted|reverse|toReversed)$/;
const GIVES_ROW = /^(find|findLast|at|pop|shift)$/;
/** Say how many rows there are, and nothing of them. */
const COUNTS = /^(length|rowCount|count)$/;
/** Where rows stand deeper in the answer than was thought. */
const NO_COLUMN = /^(\*|\d+|length)$/;

export interface ColumnSources {
  readonly modules: Modules;
  readonly linker: Linker;
}

type Uses = readonly ResultUse[] | undefined;
type Read = (path: readonly string[], use: ResultUse, module: Module) => void;

/**
 * @param under the property of the answer that has the rows
 * @returns undefined where it cannot be told, or rows are handed on whole
 */
export function columnsRead(
  site: Site,
  { gives, under }: { readonly gives: 'one' | 'many'; readonly under: string | undefined },
  { modules, linker }: ColumnSources,
): ColumnsRead | undefined {
  const names = new Set<string>();
  /** Left out of what is handed on otherwise: `({ body, ...rest }) => rest`. */
  const omitted = new Set<string>();
  const followed = new Set<string>();
  let isWhole = false;
  let isOfFirst = gives === 'many';
  let hasRest = false;
  let isTyped = false;

  const each = (uses: Uses, read: Read, module: Module): void => {
    if (uses) for (const use of uses) read(use.path, use, module);
    else isWhole = true;
  };

  const answer: Read = (path, use, module) => {
    const [first, ...rest] = path;
    const content = gives === 'many' ? rows : row;
    if (use.kind === 'called' && path.length === 1 && first === 'then') calledBack(use, [0], answer, module);
    else if (use.kind === 'called' && path.length === 1 && /^(catch|finally)$/.test(first ?? ''))
      each(usesOfCall(use.call, module), answer, module);
    else if (under === undefined) content(path, use, module);
    else if (first === under) content(rest, use, module);
    else if (first === undefined ? !/^(tested|dropped)$/.test(use.kind) : !COUNTS.test(first)) isWhole = true;
  };

  const rows: Read = (path, use, module) => {
    const [first, ...rest] = path;
    if (first === undefined) {
      if (!/^(tested|dropped)$/.test(use.kind)) isOfFirst = false;
      if (use.kind === 'iterated') ofBindings(use.loop?.items ?? [], row, module);
      else if (use.kind === 'given') given(use, rows, module);
      else if (use.kind !== 'tested' && use.kind !== 'dropped') isWhole = true;
    } else if (use.kind === 'called' && !rest.length) ofMethod(first, use, module);
    else if (/^(\d+|\*)$/.test(first)) {
      if (first !== '0') isOfFirst = false;
      row(rest, use, module);
    } else if (!COUNTS.test(first)) isWhole = true;
  };

  const ofMethod = (method: string, use: ResultUse, module: Module): void => {
    if (method !== 'at' && method !== 'shift') isOfFirst = false;
    // Without a first value, `reduce` begins with a row and may end with one.
    if (/^reduce/.test(method) && use.call?.arguments.length !== 2) isWhole = true;
    if (CALLS_BACK.test(method)) calledBack(use, ROWS_GIVEN[method] ?? [0], row, module);
    if (GIVES_ROWS.test(method)) each(usesOfCall(use.call, module), rows, module);
    else if (GIVES_ROW.test(method)) each(usesOfCall(use.call, module), row, module);
    else if (!CALLS_BACK.test(method)) isWhole = true;
  };

  const row: Read = (path, use, module) => {
    const [column] = path;
    const { kind } = use;
    if (column !== undefined) {
      if ((kind === 'called' && path.length === 1) || NO_COLUMN.test(column)) isWhole = true;
      else names.add(column);
    } else if (kind === 'given') given(use, row, module);
    else if (!/^(tested|dropped|compared)$/.test(kind)) isWhole = true;
  };

  /** What a callback does with the parameters: one that is written on the spot, or a function of the workspace. */
  const calledBack = (use: ResultUse, positions: readonly number[], read: Read, module: Module): void => {
    const callback = use.call?.arguments[0];
    if (!callback) return;
    const targets =
      callback.kind === 'function' ? [{ file: module.path, function: callback.key }] : linker.functionsOf(module.path, callback);
    inFunctions(targets, positions, read);
  };

  /** What the function that it is given to does with it. */
  const given = ({ call, argument }: ResultUse, read: Read, module: Module): void => {
    const targets = call && argument !== undefined ? linker.calleesOf(siteOf(call, module)) : [];
    inFunctions(targets, argument === undefined ? [] : [argument], read);
  };

  const inFunctions = (targets: ReturnType<Linker['calleesOf']>, positions: readonly number[], read: Read): void => {
    if (!targets.length) isWhole = true;
    for (const { file, function: key } of targets) {
      const node = modules.function(file, key);
      const module = modules.module(file);
      for (const position of positions) {
        const parameter = node?.parameters[position];
        const step = `${file}#${key}.${position}`;
        if (!node || !module || node.parameters.some(({ isRest }) => isRest)) isWhole = true;
        else if (parameter && !followed.has(step)) {
          followed.add(step);
          isTyped ||= parameter.annotation !== undefined;
          ofBindings(parameter.bindings, read, module);
        }
      }
    }
  };

  /** Of the names in one pattern: `row`, or `id` and `title` of `{ id, title }`. */
  const ofBindings = (bindings: readonly number[], read: Read, module: Module): void => {
    const isRest = (binding: number) => pathOf(binding, module).some(({ kind }) => kind === 'rest');
    const rest = bindings.find(isRest);
    for (const binding of bindings) {
      const uses = usesOfBinding(binding, module);
      const [taken, ...deeper] = pathOf(binding, module);
      if (rest === undefined || read !== row) each(uses, read, module);
      else if (isRest(binding)) hasRest ||= uses?.length !== 0;
      else if (uses?.length === 0 && taken?.kind === 'property' && !deeper.length) omitted.add(taken.name);
      else each(uses, read, module);
    }
  };

  const module = modules.module(site.file);
  if (!module) return undefined;
  each(usesAt(site, module), answer, module);
  if (isWhole) return undefined;
  return {
    names: [...names],
    omitted: hasRest ? [...omitted].filter((name) => !names.has(name)) : undefined,
    isTyped,
    isOfFirst: isOfFirst && names.size > 0,
  };
}

function pathOf(binding: number, module: Module) {
  return module.bindings[binding]?.definitions[0]?.path ?? [];
}

function usesOfCall(call: CallExpression | undefined, module: Module): Uses {
  return call && usesAt(siteOf(call, module), module);
}

function siteOf({ function: key, index }: CallExpression, { path }: Module): Site {
  return { file: path, function: key, part: 'call', index };
}
