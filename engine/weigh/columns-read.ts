/** Which columns of an answer the code looks at: counted from what becomes of the rows, in the file that asks for them. */
import type { CallExpression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';
import type { Site } from '../model/place.ts';
import type { ColumnsRead, ResultUse } from '../model/result-use.ts';
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

type Uses = readonly ResultUse[] | undefined;

/**
 * @param under the property of the answer that has the rows
 * @returns undefined where it cannot be told, or rows are handed on whole
 */
export function columnsRead(
  site: Site,
  { gives, under }: { readonly gives: 'one' | 'many'; readonly under: string | undefined },
  module: Module,
): ColumnsRead | undefined {
  const names = new Set<string>();
  let isWhole = false;
  let isOfFirst = gives === 'many';

  const each = (uses: Uses, read: (path: readonly string[], use: ResultUse) => void): void => {
    if (uses) for (const use of uses) read(use.path, use);
    else isWhole = true;
  };

  const answer = (path: readonly string[], use: ResultUse): void => {
    const [first, ...rest] = path;
    const content = gives === 'many' ? rows : row;
    if (use.kind === 'called' && path.length === 1 && first === 'then') calledBack(use, [0], answer);
    else if (use.kind === 'called' && path.length === 1 && /^(catch|finally)$/.test(first ?? ''))
      each(usesOfCall(use.call, module), answer);
    else if (under === undefined) content(path, use);
    else if (first === under) content(rest, use);
    else if (first === undefined ? !/^(tested|dropped)$/.test(use.kind) : !COUNTS.test(first)) isWhole = true;
  };

  const rows = (path: readonly string[], use: ResultUse): void => {
    const [first, ...rest] = path;
    if (first === undefined) {
      if (!/^(tested|dropped)$/.test(use.kind)) isOfFirst = false;
      if (use.kind === 'iterated') for (const item of use.loop?.items ?? []) each(usesOfBinding(item, module), row);
      else if (use.kind !== 'tested' && use.kind !== 'dropped') isWhole = true;
    } else if (use.kind === 'called' && !rest.length) ofMethod(first, use);
    else if (/^(\d+|\*)$/.test(first)) {
      if (first !== '0') isOfFirst = false;
      row(rest, use);
    } else if (!COUNTS.test(first)) isWhole = true;
  };

  const ofMethod = (method: string, use: ResultUse): void => {
    if (method !== 'at' && method !== 'shift') isOfFirst = false;
    if (CALLS_BACK.test(method)) calledBack(use, ROWS_GIVEN[method] ?? [0], row);
    if (GIVES_ROWS.test(method)) each(usesOfCall(use.call, module), rows);
    else if (GIVES_ROW.test(method)) each(usesOfCall(use.call, module), row);
    else if (!CALLS_BACK.test(method)) isWhole = true;
  };

  const row = (path: readonly string[], { kind }: ResultUse): void => {
    const [column] = path;
    const isMethod = kind === 'called' && path.length === 1;
    if (column === undefined ? !/^(tested|dropped|compared)$/.test(kind) : isMethod || NO_COLUMN.test(column)) isWhole = true;
    else if (column !== undefined) names.add(column);
  };

  /** What a callback that is written on the spot does with the parameters. */
  const calledBack = (use: ResultUse, parameters: readonly number[], read: (path: readonly string[], use: ResultUse) => void): void => {
    const callback = use.call?.arguments[0];
    const node = callback?.kind === 'function' ? module.functions.find(({ key }) => key === callback.key) : undefined;
    if (!node) isWhole ||= callback !== undefined;
    for (const parameter of parameters)
      for (const binding of node?.parameters[parameter]?.bindings ?? []) each(usesOfBinding(binding, module), read);
  };

  each(usesAt(site, module), answer);
  return isWhole ? undefined : { names: [...names], isOfFirst: isOfFirst && names.size > 0 };
}

function usesOfCall(call: CallExpression | undefined, module: Module): Uses {
  return call && usesAt({ file: module.path, function: call.function, part: 'call', index: call.index }, module);
}
