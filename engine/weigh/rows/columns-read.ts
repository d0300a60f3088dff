/** Which columns of an answer the code looks at, and what it does with the related rows that come along. */
import type { Site } from '../../model/place.ts';
import type { ColumnsRead, RelatedRead, RowsAsked } from '../../model/result-use.ts';
import { type RowSources, type RowsWalk, rowsWalk } from './rows-walk.ts';

/** Undefined where it cannot be told, or rows are handed on whole. */
export function columnsRead(site: Site, { gives, under, relations }: RowsAsked, sources: RowSources): ColumnsRead | undefined {
  const related = new Map([...relations].map(([name, given]) => [name, rowsWalk(given, sources)]));
  const walk = rowsWalk(gives, sources, { related });
  walk.start(site, under);
  const { names, omitted, callers, isWhole, isOfFirst, hasRest, isTyped, isDeclared } = walk.seen;
  if (isWhole) return undefined;
  return {
    names: [...names],
    omitted: hasRest ? [...omitted].filter((name) => !names.has(name)) : undefined,
    related: new Map([...related].map(([name, one]) => [name, relatedRead(one)])),
    isTyped,
    isOfFirst: isOfFirst && names.size > 0,
    callers,
    isDeclared,
  };
}

function relatedRead({ seen: { names, methods, calls, isWhole, hasRest } }: RowsWalk): RelatedRead {
  return { names: isWhole || hasRest ? undefined : [...names], methods: [...methods], calls };
}
