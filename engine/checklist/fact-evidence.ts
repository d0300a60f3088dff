/** Evidence in what the engine recognised: operations of a kind, functions that a framework calls, indexes that serve a query. */
import type { EntryDetector, OperationDetector } from '../contract/checklist.ts';
import type { EntryPoint, Operation } from '../model/operation.ts';
import type { Place } from '../model/place.ts';
import type { Schema } from '../model/schema.ts';
import type { Seen } from './source-evidence.ts';

export function operationSeen(detector: OperationDetector, operations: readonly Operation[]): Seen {
  const kinds = typeof detector.operation === 'string' ? [detector.operation] : detector.operation;
  return operations.find((operation) => {
    if (!kinds.includes(operation.kind)) return false;
    if (detector.gives && operation.gives !== detector.gives) return false;
    if (detector.isBulk && !operation.isBulk) return false;
    if (detector.batches && operation.batches !== detector.batches) return false;
    if (detector.isBounded && operation.bound.kind !== 'constant' && operation.bound.kind !== 'given') return false;
    return !detector.hasColumns || (Array.isArray(operation.columns) && operation.columns.length > 0);
  })?.span.start;
}

export function entrySeen({ entry, path }: EntryDetector, entries: readonly EntryPoint[], offsetOf: (entry: EntryPoint) => Seen): Seen {
  const found = entries.find((one) => one.kind === entry && (!path || (one.path !== undefined && path.test(one.path))));
  return found && offsetOf(found);
}

/** The indexes whose first column one of the file's operations filters by. */
export function servingIndexes(operations: readonly Operation[], schema: Schema): readonly Place[] {
  const places: Place[] = [];
  for (const { target, filter } of operations) {
    const table =
      target === undefined || !filter.columns.length
        ? undefined
        : schema.tables.find(({ name }) => name.toLowerCase() === target.toLowerCase());
    for (const index of table?.indexes ?? []) {
      const [first] = index.columns;
      const isKey = index.columns.every((name) => table?.columns.some((column) => column.name === name && column.isKey));
      if (!isKey && filter.columns.some(({ name }) => name === first)) places.push(index.place);
    }
  }
  return places;
}
