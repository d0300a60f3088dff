/** What the methods and members of a list of rows, of one row and of a query's answer have to do with the rows. */

/** Which parameters of a callback are rows. */
export const ROWS_GIVEN: Readonly<Record<string, readonly number[]>> = { reduce: [1], reduceRight: [1], sort: [0, 1], toSorted: [0, 1] };
export const CALLS_BACK =
  /^(map|forEach|flatMap|filter|find|findLast|findIndex|findLastIndex|some|every|sort|toSorted|reduce|reduceRight)$/;
/** Of which the rows are still all there, or those that are wanted. */
export const GIVES_LIST = /^(filter|sort|toSorted|reverse|toReversed)$/;
export const GIVES_ROWS = /^(filter|slice|sort|toSorted|reverse|toReversed)$/;
export const GIVES_ROW = /^(find|findLast|at|pop|shift)$/;
/** Say how many rows there are, and nothing of them. */
export const COUNTS = /^(length|rowCount|count)$/;
export const LOOKS_AT_NOTHING = /^(tested|dropped)$/;
/** What stands beside the rows in an answer, and has none of them. */
export const BESIDE_ROWS = /^(length|rowCount|count|error|status|statusText|fields|command)$/;
/** Where rows stand deeper in the answer than was thought. */
export const NO_COLUMN = /^(\*|\d+|length)$/;
