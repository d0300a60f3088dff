/** Which columns an SQL condition compares, and how. */
import type { Comparison } from '../../contract/library.ts';
import { closing, isName, isSign, isWord, split, type Token } from './tokens.ts';

/** What a column is compared with. Holes and parameters are counted by the statement. */
export interface SqlColumn {
  readonly table: string | undefined;
  readonly name: string;
  readonly comparison: Exclude<Comparison, 'all' | 'any' | 'not'>;
  readonly value: Token | undefined;
  /** Whether every row that comes back satisfies it: it stands under no OR and no NOT. */
  readonly isBinding: boolean;
}

export function columnsCompared(tokens: readonly Token[], isBinding = true): SqlColumn[] {
  const alternatives = split(tokens, (token) => isWord(token, 'or'));
  const binds = isBinding && alternatives.length === 1;
  return alternatives.flatMap((alternative) => conjuncts(alternative).flatMap((term) => compared(term, binds)));
}

/** The AND between BETWEEN's two values joins no conditions. */
function conjuncts(tokens: readonly Token[]): Token[][] {
  let isBetween = false;
  return split(tokens, (token) => {
    if (isWord(token, 'between')) isBetween = true;
    if (!isWord(token, 'and')) return false;
    if (!isBetween) return true;
    isBetween = false;
    return false;
  });
}

function compared(term: readonly Token[], isBinding: boolean): SqlColumn[] {
  const [first] = term;
  if (!first) return [];
  if (isWord(first, 'not')) return compared(term.slice(1), false);
  if (isSign(first, '(') && closing(term, 0) === term.length)
    return isWord(term[1], 'select') ? [] : columnsCompared(term.slice(1, -1), isBinding);
  if (isWord(first, 'exists')) return [];
  const at = operatorIn(term);
  if (at < 0) return [];
  const left = term.slice(0, at);
  const right = term.slice(at);
  const own = columnOf(left);
  if (own) return [{ ...own, ...comparisonOf(right), isBinding: isBinding && !isWord(right[0], 'not') }];
  const mirrored = columnOf(right.slice(1));
  if (mirrored && isSign(right[0], '=') && left.length === 1) return [{ ...mirrored, comparison: 'equals', value: left[0], isBinding }];
  // A function of the column: no index on the column serves it.
  const inside = left.find((token, index) => isName(token) && !isSign(left[index + 1], '(') && !isSign(left[index + 1], '.'));
  return inside ? [{ table: undefined, name: inside.text, comparison: 'other', value: undefined, isBinding: false }] : [];
}

const WORD_OPERATORS = ['in', 'is', 'like', 'ilike', 'between', 'similar', 'regexp', 'rlike', 'glob', 'not'];

function operatorIn(term: readonly Token[]): number {
  let depth = 0;
  for (const [index, token] of term.entries()) {
    if (isSign(token, '(')) depth += 1;
    else if (isSign(token, ')')) depth -= 1;
    else if (
      depth === 0 &&
      index > 0 &&
      (isWord(token, ...WORD_OPERATORS) || (token.kind === 'sign' && /^(=|<>|!=|<=|>=|<|>|<=>|~|@>|<@)$/.test(token.text)))
    )
      return index;
  }
  return -1;
}

/** `status`, `o.status`, `public.orders.status`, with a cast. */
function columnOf(tokens: readonly Token[]): Pick<SqlColumn, 'table' | 'name'> | undefined {
  const cast = tokens.findIndex((token) => isSign(token, '::'));
  const bare = cast < 0 ? tokens : tokens.slice(0, cast);
  const names = bare.filter((_, index) => index % 2 === 0);
  if (
    !names.length ||
    bare.length % 2 === 0 ||
    !names.every(isName) ||
    !bare.every((token, index) => index % 2 === 0 || isSign(token, '.'))
  )
    return undefined;
  return { table: names.at(-2)?.text, name: names.at(-1)?.text ?? '' };
}

function comparisonOf(right: readonly Token[]): Pick<SqlColumn, 'comparison' | 'value'> {
  const [operator, value] = right;
  if (operator?.kind === 'sign') {
    if (operator.text === '=') {
      if (isWord(value, 'any', 'some')) return { comparison: 'in', value: right[3] };
      // Compared with another column, or with what a sub-query gives: no value of the caller's.
      return { comparison: isName(value) && isSign(right[2], '.') ? 'other' : 'equals', value: isOperand(value) ? value : undefined };
    }
    return { comparison: /^[<>]=?$/.test(operator.text) ? 'range' : 'other', value };
  }
  if (isWord(operator, 'in')) {
    const isList = isSign(value, '(') && !isWord(right[2], 'select');
    return { comparison: isList || isOperand(value) ? 'in' : 'other', value: isList ? right[2] : value };
  }
  if (isWord(operator, 'is')) return { comparison: isWord(value, 'not') ? 'other' : 'equals', value: undefined };
  if (isWord(operator, 'like', 'ilike', 'similar', 'regexp', 'rlike', 'glob')) return { comparison: 'like', value };
  return { comparison: isWord(operator, 'between') ? 'range' : 'other', value };
}

function isOperand(token: Token | undefined): boolean {
  return token !== undefined && /^(hole|parameter|text|number)$/.test(token.kind);
}
