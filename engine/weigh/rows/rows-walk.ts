/**
 * Where rows go, and what of them is looked at on the way: in the function that asks for them, in the workspace's functions that it
 * hands them to, and in all that call it and are given them back. What is handed to anybody else is taken to be read whole.
 */
import type { CallExpression } from '../../model/expression.ts';
import type { Module } from '../../model/module.ts';
import type { Site } from '../../model/place.ts';
import { isPromiseMethod } from '../../model/promise.ts';
import type { ResultUse } from '../../model/result-use.ts';
import type { Linker, Modules, Recogniser } from '../../model/steps.ts';
import { columnsDeclared, type DeclaredColumns } from './columns-declared.ts';
import {
  BESIDE_ROWS,
  CALLS_BACK,
  COUNTS,
  GIVES_LIST,
  GIVES_ROW,
  GIVES_ROWS,
  LOOKS_AT_NOTHING,
  NO_COLUMN,
  ROWS_GIVEN,
} from './list-methods.ts';
import { type Following, usesAt, usesOfBinding } from './result-uses.ts';
import { returnedTo } from './returned-to.ts';
import { nothingSeen, type RowsSeen } from './rows-seen.ts';

/** More places than these are not worth the time. */
const MOST_PLACES = 60;

export interface RowSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
}

type Uses = readonly ResultUse[] | undefined;
export type Read = (path: readonly string[], use: ResultUse, module: Module) => void;

export interface RowsWalk {
  readonly seen: RowsSeen;
  readonly gives: 'one' | 'many';
  /** Begins at the answer to a call; `under` is the property of the answer that has the rows. */
  start(site: Site, under: string | undefined): void;
  /** Takes over what another walk came to: the rows, or the one, that it found in a row of its own. */
  readonly read: Read;
  /** How many parts lead to a column. */
  readonly depth: number;
}

const NO_WALKS: ReadonlyMap<string, RowsWalk> = new Map();

export interface WalkOptions {
  /** For columns that are rows of another table, the walk that they are handed over to. */
  readonly related?: ReadonlyMap<string, RowsWalk>;
  /** Whether only what is done with all rows together is asked, where they are first kept: neither their callers nor parts of them are followed. */
  readonly isOfList?: boolean;
}

export function rowsWalk(gives: 'one' | 'many', sources: RowSources, { related = NO_WALKS, isOfList = false }: WalkOptions = {}): RowsWalk {
  const { modules, linker } = sources;
  const seen = nothingSeen(gives);
  const followed = new Set<string>();
  const levels = new Map<Read, number>();

  const each = (uses: Uses, read: Read, module: Module): void => {
    if (uses) for (const use of uses) if (!seen.isWhole) read(use.path, use, module);
    if (!uses) seen.isWhole = true;
  };

  /** Of what is waited for first, with `await` or with callbacks. */
  const promised =
    (read: Read): Read =>
    (path, use, module) => {
      const [method, ...further] = path;
      if (use.kind !== 'called' || further.length || !isPromiseMethod(method)) read(path, use, module);
      else if (method === 'then') calledBack(use, [0], read, module);
      else each(ofCall(use.call, module, read, use.held), promised(read), module);
    };

  const rows: Read = (path, use, module) => {
    const [first, ...rest] = path;
    if (first === undefined) {
      if (!LOOKS_AT_NOTHING.test(use.kind)) seen.isOfFirst = false;
      if (use.kind === 'iterated') seen.methods.add('for');
      if (use.kind === 'iterated' && !use.held.length) ofBindings(use.loop?.items ?? [], [], row, module);
      else handedOn(use, rows, module);
    } else if (use.kind === 'called' && !rest.length) ofMethod(first, use, module);
    else if (/^(\d+|\*)$/.test(first)) {
      if (first !== '0') seen.isOfFirst = false;
      seen.methods.add('at');
      row(rest, use, module);
    } else if (COUNTS.test(first)) seen.methods.add('length');
    else seen.isWhole = true;
  };

  const ofMethod = (method: string, use: ResultUse, module: Module): void => {
    seen.methods.add(method);
    if (use.call) seen.calls.push(siteOf(use.call, module));
    if (method !== 'at' && method !== 'shift') seen.isOfFirst = false;
    // Without a first value, `reduce` begins with a row and may end with one.
    if (/^reduce/.test(method) && use.call?.arguments.length !== 2) seen.isWhole = true;
    if (isOfList && (method === 'slice' || CALLS_BACK.test(method) || GIVES_ROW.test(method)) && !GIVES_LIST.test(method)) return;
    if (!isOfList && CALLS_BACK.test(method)) calledBack({ ...use, held: [] }, ROWS_GIVEN[method] ?? [0], row, module);
    if (use.held.length) seen.isWhole = true;
    else if (GIVES_ROWS.test(method)) each(ofCall(use.call, module, rows), rows, module);
    else if (GIVES_ROW.test(method)) each(ofCall(use.call, module, row), row, module);
    else if (!CALLS_BACK.test(method)) seen.isWhole = true;
  };

  const row: Read = (path, use, module) => {
    const [column, ...parts] = path;
    const inner = column === undefined ? undefined : related.get(column);
    if (column === undefined) handedOn(use, row, module);
    else if (inner) {
      seen.names.add(column);
      inner.read(parts, use, module);
    } else if ((use.kind === 'called' && path.length === 1) || NO_COLUMN.test(column)) seen.isWhole = true;
    else seen.names.add(column);
  };

  /** Rows, or one, in somebody's hands. */
  const handedOn = (use: ResultUse, read: Read, module: Module): void => {
    if (use.kind === 'given') given(use, read, module);
    else if (use.kind === 'returned') returned(use, read, module);
    else if (!LOOKS_AT_NOTHING.test(use.kind) && (use.kind !== 'compared' || read !== row)) seen.isWhole = true;
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
    if (!targets.length) seen.isWhole = true;
    for (const { file, function: key } of targets) {
      const node = modules.function(file, key);
      const module = modules.around(file, key);
      for (const position of positions) {
        const parameter = node?.parameters[position];
        if (!node || !module || node.parameters.some(({ isRest }) => isRest)) seen.isWhole = true;
        else if (parameter && isNew(`${file}#${key}.${position}`, held, read)) {
          seen.isTyped ||= parameter.annotation !== undefined;
          ofBindings(parameter.bindings, held, read, module);
        }
      }
    }
  };

  /** What they do with it whom a function gives it to. */
  const returned = ({ from, held }: ResultUse, read: Read, { path: file }: Module): void => {
    const node = from === undefined ? undefined : modules.function(file, from);
    if (!node || !isNew(`${file}#${node.key}`, held, read)) {
      seen.isWhole ||= !node;
      return;
    }
    seen.isTyped ||= node.returns !== undefined;
    const declared = held.length ? undefined : columnsDeclared(node.returns);
    if (declared) {
      declaredAs(declared);
      return;
    }
    const sites = isOfList && !node.passedTo ? undefined : returnedTo({ file, function: node.key }, sources);
    if (!sites) seen.isWhole = true;
    for (const site of sites ?? []) {
      const module = modules.around(site.file, site.function);
      if (!node.passedTo) seen.callers.push(site);
      each(module && usesAt(site, module, { ...following(read, module), held }), promised(read), module as Module);
    }
  };

  const declaredAs = (declared: DeclaredColumns): void => {
    seen.isDeclared = true;
    if ('names' in declared) for (const name of declared.names) seen.names.add(name);
    else {
      seen.hasRest = true;
      for (const name of declared.omitted) seen.omitted.add(name);
    }
  };

  /** Of the names in one pattern: `row`, or `id` and `title` of `{ id, title }`. */
  const ofBindings = (bindings: readonly number[], held: readonly string[], read: Read, module: Module): void => {
    const how = { ...following(read, module), held };
    const isRest = (binding: number) => pathOf(binding, module).some(({ kind }) => kind === 'rest');
    const rest = bindings.find(isRest);
    for (const binding of bindings) {
      const uses = usesOfBinding(binding, module, how);
      const [taken, ...deeper] = pathOf(binding, module);
      if (rest === undefined || read !== row || held.length) each(uses, read, module);
      else if (isRest(binding)) seen.hasRest ||= uses?.length !== 0;
      else if (uses?.length === 0 && taken?.kind === 'property' && !deeper.length) seen.omitted.add(taken.name);
      else each(uses, read, module);
    }
  };

  /** How many parts of the answer lead to a row. */
  const levelOf = (read: Read): number => (read === row ? 0 : read === rows ? 1 : (levels.get(read) ?? 0));
  /** Columns are an end: what becomes of them is nobody's concern, unless they are rows themselves. */
  const following = (read: Read, module: Module): Following => {
    const level = levelOf(read);
    const isEnd = (path: readonly string[]): boolean => {
      const column = path[level];
      return column !== undefined && path.length > level + (related.get(column)?.depth ?? 0);
    };
    return { intoObjects: true, isEnd, held: [], onSharedName: () => void modules.module(module.path) };
  };
  const ofCall = (call: CallExpression | undefined, module: Module, read: Read, held: readonly string[] = []): Uses =>
    call && usesAt(siteOf(call, module), module, { ...following(read, module), held });

  const isNew = (place: string, held: readonly string[], read: Read): boolean => {
    const step = `${place} ${held.join('.')} ${levelOf(read)}`;
    if (followed.has(step)) return false;
    followed.add(step);
    seen.isWhole ||= followed.size > MOST_PLACES;
    return !seen.isWhole;
  };

  const content = gives === 'many' ? rows : row;
  const answerOf = (under: string | undefined): Read => {
    const settled: Read = (path, use, module) => {
      const [first, ...rest] = path;
      if (under === undefined) content(path, use, module);
      else if (first === under) content(rest, use, module);
      else if (first !== undefined) seen.isWhole ||= !BESIDE_ROWS.test(first);
      else if (use.kind === 'returned') returned(use, answer, module);
      else seen.isWhole ||= !LOOKS_AT_NOTHING.test(use.kind);
    };
    const answer = promised(settled);
    for (const read of [settled, answer]) levels.set(read, levelOf(content) + (under === undefined ? 0 : 1));
    return answer;
  };

  return {
    seen,
    gives,
    read: content,
    depth: levelOf(content) + 1,
    start: (site, under) => {
      const module = modules.around(site.file, site.function);
      const read = answerOf(under);
      if (module) each(usesAt(site, module, following(read, module)), read, module);
      else seen.isWhole = true;
    },
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
