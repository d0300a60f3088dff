/** What the workspace's own queries tell of its tables: the places that put new rows into one, and whether its rows are read a page at a time. */
import type { Memo } from '../incremental/memo.ts';
import type { Expression } from '../model/expression.ts';
import { singular } from '../model/nouns.ts';
import type { Operation } from '../model/operation.ts';
import type { Site } from '../model/place.ts';
import type { Fills, Modules } from '../model/steps.ts';
import { forEachWithin } from '../model/walk.ts';
import { type ShapeData, schemaShape } from './schema/shape.ts';

type Fill = readonly [table: string, at: Site];

export function fillsAmong(
  memo: Memo,
  modules: Modules,
  operationsIn: (file: string) => readonly Operation[],
  shape: () => ShapeData,
): () => Fills {
  const fillsOf = memo.query<readonly Fill[]>('fills-of', (file) => operationsIn(file).flatMap((one) => fillsBy(one, modules)), {
    bottom: () => [],
    isOfEachFile: true,
  });
  const fills = memo.query<ReadonlyMap<string, readonly Site[]>>(
    'fills',
    () => {
      const byTable = new Map<string, Site[]>();
      const tables = schemaShape(shape());
      const targets = relationTargets(shape());
      for (const [name, site] of modules.files().flatMap((file) => fillsOf.get(file))) {
        // What is nested goes by the relation's name; a table may have the same.
        for (const table of [tables.table(name)?.name ?? name, ...(targets.get(plain(name)) ?? [])]) {
          const key = plain(table);
          byTable.set(key, [...(byTable.get(key) ?? []), site]);
        }
      }
      return byTable;
    },
    { bottom: () => new Map(), isEager: true },
  );
  const pagedOf = memo.query<readonly string[]>('paged-of', (file) => operationsIn(file).flatMap(pagedBy), {
    bottom: () => [],
    isOfEachFile: true,
  });
  const paged = memo.query<ReadonlySet<string>>('paged', () => new Set(modules.files().flatMap((file) => pagedOf.get(file).map(plain))), {
    bottom: () => new Set(),
    isEager: true,
  });
  return () => ({
    of: (table) => fills.get('').get(plain(table)) ?? [],
    tables: fills.get('').size,
    isPaged: (table) => paged.get('').has(plain(table)),
  });
}

/** A limit and a place to go on from: whoever wrote that expects more rows than anybody wants at once. */
function pagedBy({ kind, gives, target, bound, offset }: Operation): readonly string[] {
  // What is handed on under its own name may never be given: `find({ skip, take })`.
  const goesOn = offset !== undefined && offset.kind !== 'literal' && offset.kind !== 'name';
  const isPage = kind === 'read' && gives === 'many' && goesOn && /^(given|constant|page)$/.test(bound.kind);
  return isPage && target !== undefined ? [target] : [];
}

function fillsBy(operation: Operation, modules: Modules): readonly Fill[] {
  const { kind, site, target } = operation;
  if (!/^(insert|update|upsert)$/.test(kind)) return [];
  const call = site.part === 'call' ? modules.call(site) : undefined;
  const given = call?.arguments ?? [];
  const isOfRow = kind !== 'update' || given.some((one) => one.kind === 'object' && one.entries.some(({ name }) => name === 'upsert'));
  const nested = new Set([...given, ...operation.inputs].flatMap(namesOfNested));
  return [...(isOfRow && target !== undefined ? [target] : []), ...nested].map((table) => [table, site]);
}

/** `lines` of `{ lines: { create: […] } }` */
function namesOfNested(given: Expression): readonly string[] {
  const names: string[] = [];
  forEachWithin(given, (inner) => {
    if (inner.kind !== 'object') return;
    for (const { name, value } of inner.entries)
      if (name !== undefined && value.kind === 'object' && value.entries.some((one) => NESTS.test(one.name ?? ''))) names.push(name);
  });
  return names;
}

const NESTS = /^(create|createMany|connectOrCreate|upsert)$/;

function relationTargets({ tables }: ShapeData): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, string[]>();
  for (const { relations } of tables)
    for (const { name, target } of relations) targets.set(plain(name), [...(targets.get(plain(name)) ?? []), target]);
  return targets;
}

function plain(name: string): string {
  return singular(name.replace(/[_-]/g, '').toLowerCase());
}
