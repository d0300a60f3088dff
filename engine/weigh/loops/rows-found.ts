/** How many rows a query finds, as far as its own words say: any number, a page of them, or those of one other row. */
import type { Expression } from '../../model/expression.ts';
import type { FilterColumn, Operation } from '../../model/operation.ts';
import { inWords } from '../../model/spelling.ts';
import { isConstant } from '../conditions/conditions.ts';

export interface RowsFound {
  readonly as: 'rows' | 'page' | 'children' | undefined;
  /** Lists whose items it asks for by their own keys: it finds as many. */
  readonly byKeys: readonly Expression[];
  /** Lists of rows whose children it asks for, all of them at once. */
  readonly ofParents: readonly Expression[];
}

/** A page of fewer rows than these is no list that anybody scrolls through. */
const LEAST_OF_PAGE = 20;

/** @param isLimited whether the limit that stands in it is given in fact: who asks may leave it out */
export function rowsFound({ bound, filter, target, relation, meaning }: Operation, isLimited: boolean): RowsFound {
  const listed = filter.columns.flatMap(({ name, comparison, value }) => (comparison === 'in' && value ? [{ name, value }] : []));
  const byKeys = listed.filter(({ name }) => OWN_KEY.test(inWords(bare(name)))).map(({ value }) => value);
  const ofParents = listed.filter(({ name }) => REFERENCE.test(inWords(bare(name)))).map(({ value }) => value);
  const isLong = bound.kind === 'constant' && bound.rows >= LEAST_OF_PAGE;
  // Nobody asked for a page: the server ends what nothing narrows.
  const isEnded = bound.kind === 'page' || (isLong && bound.isStandard === true);
  if ((bound.kind === 'given' && isLimited) || (isLong && !isEnded)) return { as: 'page', byKeys: [], ofParents: [] };
  if ((bound.kind === 'constant' && !isEnded) || bound.kind === 'key') return { as: 'children', byKeys: [], ofParents: [] };
  // `order.$relatedQuery('items')`, `order.getItems()`
  const isOfOneRow = relation !== undefined || meaning.isLazyRelation === true;
  if (isOfOneRow || filter.columns.some(isNarrowing)) return { as: 'children', byKeys, ofParents: [] };
  if (listed.length) return { as: undefined, byKeys, ofParents };
  if (isEnded) return { as: 'page', byKeys, ofParents };
  return { as: filter.isKnown && target !== undefined ? 'rows' : undefined, byKeys, ofParents };
}

/** What is compared with a value that comes from elsewhere leaves what belongs to that; a state or a kind that the code names does not. */
function isNarrowing({ name, comparison, value }: FilterColumn): boolean {
  if (comparison === 'other') return value !== undefined && isOfRelated(value);
  if (comparison !== 'equals') return false;
  return value ? !isFixed(value) : NAMES_ONE.test(inWords(bare(name)));
}

/** `members: { some: { userId } }` */
function isOfRelated(value: Expression): boolean {
  if (value.kind !== 'object') return false;
  return value.entries.some(({ name = '', value: inner }) =>
    inner.kind === 'object' ? isOfRelated(inner) : NAMES_ONE.test(inWords(name)) && !isFixed(inner),
  );
}

/** The same whoever asks: a template says what stands in its holes. */
function isFixed(value: Expression): boolean {
  return isConstant(value) && !(value.kind === 'text' && value.holes.length);
}

/** `"order"."tenant_id"` */
function bare(column: string): string {
  return column.slice(column.lastIndexOf('.') + 1).replace(/["`$]/g, '');
}

const OWN_KEY = /^_?(id|uuid|guid|key|slug|email|name|code|number)$/;
const REFERENCE = /_(id|uuid|key)s?$/;
const NAMES_ONE = /(^|_)(id|uuid|guid|key|slug|email|name|code|number|token|hash|url)$/;
