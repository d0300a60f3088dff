/**
 * Which columns of an answer the code looks at: counted from what becomes of the rows, in the function that asks for them, in the
 * workspace's functions that it hands them to, and in all that call it and are given them back. What is handed to anybody else is
 * taken to be read whole.
 */
import type { CallExpression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';
import type { Site } from '../model/place.ts';
import type { ColumnsRead, ResultUse } from '../model/result-use.ts';
import type { Linker, Modules, Recogniser } from '../model/steps.ts';
import { columnsDeclared, type DeclaredColumns } from './columns-declared.ts';
import { type Following, usesAt, usesOfBinding } from './result-uses.ts';
import { returnedTo } from './returned-to.ts';

/** Which parameters of a callback are rows. */
const ROWS_GIVEN: Readonly<Record<string, readonly number[]>> = { reduce: [1], reduceRight: [1], sort: [0, 1], toSorted: [0, 1] };
const CALLS_BACK = /^(map|forEach|flatMap|filter|find|findLast|findIndex|findLastIndex|some|every|sort|toSorted|reduce|reduceRight)$/;
const GIVES_ROWS = /^(filter|slice|sort|toSorted|reverse|toReversed)$/;
const GIVES_ROW = /^(find|findLast|at|pop|shift)$/;
/** Say how many rows there are, and nothing of them. */
const COUNTS = /^(length|rowCount|count)$/;
const LOOKS_AT_NOTHING = /^(tested|dropped)$/;
/** What stands beside the rows in an answer, and has none of them. */
const BESIDE_ROWS = /^(length|rowCount|count|error|status|statusText|fields|command)$/;
/** Where rows stand deeper in the answer than was thought. */
const NO_COLUMN = /^(\*|\d+|length)$/;

/** More places than these are not worth the time. */
const MOST_PLACES = 60;

export interface ColumnSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
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
  sources: ColumnSources,
): ColumnsRead | undefined {
  const { modules, linker } = sources;
  const names = new Set<string>();
  /** Left out of what is handed on otherwise: `({ body, ...rest }) => rest`. */
  const omitted = new Set<string>();
  const followed = new Set<string>();
  const callers: Site[] = [];
  let isWhole = false;
  let isOfFirst = gives === 'many';
  let hasRest = false;
  let isTyped = false;
  let isDeclared = false;

  const each = (uses: Uses, read: Read, module: Module): void => {
    if (uses) for (const use of uses) if (!isWhole) read(use.path, use, module);
    if (!uses) isWhole = true;
  };

  /** Of what is waited for first, with `await` or with callbacks. */
  const promised =
    (read: Read): Read =>
    (path, use, module) => {
      const [method, ...further] = path;
      if (use.kind !== 'called' || further.length || !/^(then|catch|finally)$/.test(method ?? '')) read(path, use, module);
      else if (method === 'then') calledBack(use, [0], read, module);
      else each(ofCall(use.call, module, read, use.held), promised(read), module);
    };

  const answer: Read = promised((path, use, module) => {
    const [first, ...rest] = path;
    const content = gives === 'many' ? rows : row;
    if (under === undefined) content(path, use, module);
    else if (first === under) content(rest, use, module);
    else if (first !== undefined) isWhole ||= !BESIDE_ROWS.test(first);
    else if (use.kind === 'returned') returned(use, answer, module);
    else isWhole ||= !LOOKS_AT_NOTHING.test(use.kind);
  });

  const rows: Read = (path, use, module) => {
    const [first, ...rest] = path;
    if (first === undefined) {
      if (!LOOKS_AT_NOTHING.test(use.kind)) isOfFirst = false;
      if (use.kind === 'iterated' && !use.held.length) ofBindings(use.loop?.items ?? [], [], row, module);
      else handedOn(use, rows, module);
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
    if (CALLS_BACK.test(method)) calledBack({ ...use, held: [] }, ROWS_GIVEN[method] ?? [0], row, module);
    if (use.held.length) isWhole = true;
    else if (GIVES_ROWS.test(method)) each(ofCall(use.call, module, rows), rows, module);
    else if (GIVES_ROW.test(method)) each(ofCall(use.call, module, row), row, module);
    else if (!CALLS_BACK.test(method)) isWhole = true;
  };

  const row: Read = (path, use, module) => {
    const [column] = path;
    if (column === undefined) handedOn(use, row, module);
    else if ((use.kind === 'called' && path.length === 1) || NO_COLUMN.test(column)) isWhole = true;
    else names.add(column);
  };

  /** Rows, or one, in somebody's hands. */
  const handedOn = (use: ResultUse, read: Read, module: Module): void => {
    if (use.kind === 'given') given(use, read, module);
    else if (use.kind === 'returned') returned(use, read, module);
    else if (!LOOKS_AT_NOTHING.test(use.kind) && (use.kind !== 'compared' || read !== row)) isWhole = true;
  };

  /** What a callback does with the parameters: one that is written on the spot, or a function of the workspace. */
  const calledBack = (use: ResultUse, positions: readonly number[], read: Read, module: Module): void => {
    const callback = use.call?.arguments[0];
    if (!callback) return;
    const targets =
      callback.kind === 'function' ? [{ file: module.path, function: callback.key }] : linker.functionsOf(module.path, callback);
    inFunctions(targets, positions, use.held, read);
  };

  /** What the function that it is given to does with it. */
  const given = ({ call, argument, held }: ResultUse, read: Read, module: Module): void => {
    if (call && isPrinted(call)) return;
    const targets = call && argument !== undefined ? linker.calleesOf(siteOf(call, module)) : [];
    inFunctions(targets, argument === undefined ? [] : [argument], held, read);
  };

  const inFunctions = (
    targets: ReturnType<Linker['calleesOf']>,
    positions: readonly number[],
    held: readonly string[],
    read: Read,
  ): void => {
    if (!targets.length) isWhole = true;
    for (const { file, function: key } of targets) {
      const node = modules.function(file, key);
      const module = modules.module(file);
      for (const position of positions) {
        const parameter = node?.parameters[position];
        if (!node || !module || node.parameters.some(({ isRest }) => isRest)) isWhole = true;
        else if (parameter && isNew(`${file}#${key}.${position}`, held, read)) {
          isTyped ||= parameter.annotation !== undefined;
          ofBindings(parameter.bindings, held, read, module);
        }
      }
    }
  };

  /** What they do with it whom a function gives it to. */
  const returned = ({ from, held }: ResultUse, read: Read, { path: file }: Module): void => {
    const node = from === undefined ? undefined : modules.function(file, from);
    if (!node || !isNew(`${file}#${node.key}`, held, read)) {
      isWhole ||= !node;
      return;
    }
    isTyped ||= node.returns !== undefined;
    const declared = held.length ? undefined : columnsDeclared(node.returns);
    if (declared) {
      declaredAs(declared);
      return;
    }
    const sites = returnedTo({ file, function: node.key }, sources);
    if (!sites) isWhole = true;
    for (const site of sites ?? []) {
      const module = modules.module(site.file);
      if (!node.passedTo) callers.push(site);
      each(module && usesAt(site, module, { ...following(read), held }), promised(read), module as Module);
    }
  };

  const declaredAs = (declared: DeclaredColumns): void => {
    isDeclared = true;
    if ('names' in declared) for (const name of declared.names) names.add(name);
    else {
      hasRest = true;
      for (const name of declared.omitted) omitted.add(name);
    }
  };

  /** Of the names in one pattern: `row`, or `id` and `title` of `{ id, title }`. */
  const ofBindings = (bindings: readonly number[], held: readonly string[], read: Read, module: Module): void => {
    const how = { ...following(read), held };
    const isRest = (binding: number) => pathOf(binding, module).some(({ kind }) => kind === 'rest');
    const rest = bindings.find(isRest);
    for (const binding of bindings) {
      const uses = usesOfBinding(binding, module, how);
      const [taken, ...deeper] = pathOf(binding, module);
      if (rest === undefined || read !== row || held.length) each(uses, read, module);
      else if (isRest(binding)) hasRest ||= uses?.length !== 0;
      else if (uses?.length === 0 && taken?.kind === 'property' && !deeper.length) omitted.add(taken.name);
      else each(uses, read, module);
    }
  };

  /** Columns are an end: what becomes of them is nobody's concern. */
  const following = (read: Read): Following => ({ intoObjects: true, depth: depthOf(read), held: [] });
  const depthOf = (read: Read): number => {
    const ofContent = gives === 'many' ? 2 : 1;
    return read === row ? 1 : read === rows ? 2 : ofContent + (under === undefined ? 0 : 1);
  };
  const ofCall = (call: CallExpression | undefined, module: Module, read: Read, held: readonly string[] = []): Uses =>
    call && usesAt(siteOf(call, module), module, { ...following(read), held });

  const isNew = (place: string, held: readonly string[], read: Read): boolean => {
    const step = `${place} ${held.join('.')} ${depthOf(read)}`;
    if (followed.has(step)) return false;
    followed.add(step);
    isWhole ||= followed.size > MOST_PLACES;
    return !isWhole;
  };

  const module = modules.module(site.file);
  if (!module) return undefined;
  each(usesAt(site, module, following(answer)), answer, module);
  if (isWhole) return undefined;
  return {
    names: [...names],
    omitted: hasRest ? [...omitted].filter((name) => !names.has(name)) : undefined,
    isTyped,
    isOfFirst: isOfFirst && names.size > 0,
    callers,
    isDeclared,
  };
}

/** `console.log(rows)` is there for who develops it. */
function isPrinted({ callee }: CallExpression): boolean {
  return callee.kind === 'member' && callee.object.kind === 'name' && callee.object.binding < 0 && callee.object.name === 'console';
}

function pathOf(binding: number, module: Module) {
  return module.bindings[binding]?.definitions[0]?.path ?? [];
}

function siteOf({ function: key, index }: CallExpression, { path }: Module): Site {
  return { file: path, function: key, part: 'call', index };
}
