/** For tests of this room: small programs in, what was recognised out, in short lines. */

import { Memo } from '../../engine/incremental/memo.ts';
import { createLibraryIndex } from '../../engine/link/library-index.ts';
import { createLinker } from '../../engine/link/link.ts';
import { createModules } from '../../engine/link/modules.ts';
import { createResolver } from '../../engine/link/resolve.ts';
import { lower } from '../../engine/lower/lower.ts';
import type { Operation } from '../../engine/model/operation.ts';
import type { Recogniser } from '../../engine/model/steps.ts';
import { createRecogniser } from '../../engine/recognise/recognise.ts';
import { libraries } from '../../libraries/index.ts';

export const ROOT = '/shop';

/** `files`: texts by path below the root. */
export function recognised(files: Readonly<Record<string, string>>): Recogniser {
  const memo = new Memo((query, key, error) => {
    throw new Error(`${query} of ${key} failed`, { cause: error });
  });
  const texts = memo.input<string>();
  const modules = createModules(memo);
  const paths = Object.keys(files).map((path) => `${ROOT}/${path}`);
  for (const [path, text] of Object.entries(files)) {
    texts.set(`${ROOT}/${path}`, text);
    if (/\.[cm]?[jt]sx?$/.test(path)) modules.set(lower(`${ROOT}/${path}`, text));
  }
  const ofKind = (pattern: RegExp) => ({ texts, paths: () => paths.filter((path) => pattern.test(path)) });
  const resolver = createResolver(memo, modules, ofKind(/\/(package|tsconfig)[^/]*\.json$/));
  const { linking } = createLinker(memo, modules, resolver, createLibraryIndex(libraries), () => false);
  return createRecogniser(memo, {
    modules,
    linking,
    schemaTexts: ofKind(/\.(prisma|sql)$/),
    relative: (path) => path.slice(ROOT.length + 1),
  });
}

/** One line an operation: `read many Order where status= limit 20 columns id,total [awaited]`. */
export function operationLines(recogniser: Recogniser, file = 'a.ts'): string[] {
  return recogniser.operationsIn(`${ROOT}/${file}`).map(lineOf);
}

/** One line an entry point: `route GET /orders list`. */
export function entryLines(files: Readonly<Record<string, string>>, file = 'a.ts'): string[] {
  return recognised(files)
    .entriesIn(`${ROOT}/${file}`)
    .map(({ kind, method, path, function: target }) =>
      [kind, method, path, target.function].filter((word) => word !== undefined).join(' '),
    );
}

const SIGNS = { equals: '=', in: ' in', range: '<>', like: '~', other: '?' } as const;

function lineOf(operation: Operation): string {
  const { kind, gives, target, filter, bound, columns, order, includes, timeout } = operation;
  const conditions = filter.columns.map(({ name, comparison }) => `${name}${SIGNS[comparison]}`);
  const words = [
    kind,
    gives,
    target ?? (operation.isTargetOpen ? '(open)' : '-'),
    (conditions.length > 0 || !filter.isKnown) && `where ${[...conditions, ...(filter.isKnown ? [] : ['…'])].join(',')}`,
    bound.kind === 'constant'
      ? gives === 'many'
        ? `limit ${bound.rows}`
        : undefined
      : bound.kind === 'given'
        ? 'limit given'
        : bound.kind === 'none'
          ? kind === 'read' && 'no limit'
          : `by ${bound.kind}`,
    columns !== undefined && columns !== 'all' && `columns ${columns.join(',')}`,
    columns === 'all' && 'columns *',
    order?.length && `order ${order.join(',')}`,
    includes?.length && `with ${includes.join(',')}`,
    operation.connection === 'one' && 'on one connection',
    operation.batches !== 'no' && `batches ${operation.batches}`,
    operation.isBulk && 'bulk',
    operation.relation && `relation ${operation.relation}`,
    timeout &&
      `timeout ${timeout.kind}${'milliseconds' in timeout && timeout.milliseconds !== undefined ? ` ${timeout.milliseconds}` : ''}`,
    operation.certainty !== 'certain' && operation.certainty,
    `[${operation.run}]`,
  ];
  return words.filter(Boolean).join(' ');
}
