import { isOfAdministration } from '../../engine/contract/administrators.ts';
import { isNamedForGrowth } from '../../engine/contract/growth.ts';
import { isOfListedKeys, isOfMostRows, isOfOnePart, isOfOnePerson, isOfOneTenant } from '../../engine/contract/most-rows.ts';
import { reachedOperations } from '../../engine/contract/reached.ts';
import { ts } from '../../engine/contract/repair.ts';
import {
  type BecauseSite,
  type Expression,
  type Facts,
  type Fix,
  type Module,
  type Operation,
  type Repair,
  type Report,
  rule,
} from '../../engine/contract/rule.ts';

export default rule({
  title: 'Page size without a ceiling',
  item: 'pagination-large-data',
  certainty: 'likely',
  severity: 'warning',
  since: '0.1.0',
  options: { maxPageSize: { standard: 100, about: 'The most rows a page may have, that the quick fix writes.' } },

  *check(facts, { maxPageSize }) {
    yield* shared(facts);
    for (const { operation, because } of reachedOperations(facts, (one) => takesAnyLimit(one, facts))) {
      if (isSaidOnce(operation, facts)) continue;
      const { target, span } = operation;
      yield {
        span,
        message: `The client says how many rows${target ? ` of \`${target}\`` : ''} are read, and nothing holds the number down: one request can ask for ${mostAnswered(operation, facts)}. Cap it.`,
        because: [...because, ...chosenAt(operation, facts)],
        certainty: seldomMatters(operation, facts) ? 'possible' : 'likely',
        fixes: fixesOf(operation, maxPageSize, facts),
      };
    }
  },

  repairs: { 'cap-limit': capLimit },
});

function mostAnswered(operation: Operation, facts: Facts): string {
  const { mostRows } = operation.meaning;
  if (mostRows !== undefined) return `${mostRows.toLocaleString('en')} of them`;
  return isOfMostRows(operation, facts) && !isOfOneTenant(operation) ? 'the whole table' : 'every row that matches';
}

/** What a schema says of several queries at once is said where it stands, and not of each of them. */
function* shared(facts: Facts): Iterable<Report> {
  for (const { saidAt, reads } of facts.sharedLimits) {
    const span = facts.spanOf(saidAt);
    const operations = reads.flatMap((read) => facts.operationAt(read) ?? []);
    if (!span) continue;
    yield {
      span,
      message: `${reads.length} queries read as many rows as the client says here, and nothing holds the number down: one request can ask for a whole table. Cap it.`,
      because: operations
        .slice(0, MOST_PLACES)
        .map(({ site, target }) => ({ at: site, message: `reads as many rows${target ? ` of \`${target}\`` : ''}` })),
      certainty: operations.every((one) => seldomMatters(one, facts)) ? 'possible' : 'likely',
      fixes: [],
    };
  }
}

/** More places than these prove nothing more. */
const MOST_PLACES = 8;

function isSaidOnce({ bound }: Operation, facts: Facts): boolean {
  const saidAt = bound.kind === 'given' && bound.by ? facts.sentByClient(bound.by).saidAt : undefined;
  return saidAt !== undefined && facts.sharedLimitAt(saidAt) !== undefined;
}

/** Groups are fewer than rows, and each is small; what one has a part in is few; some servers refuse; administrators harm themselves alone. */
function seldomMatters(operation: Operation, facts: Facts): boolean {
  const { isGrouped, target, meaning } = operation;
  const isOfOne = (isOfOnePart(operation) || isOfOnePerson(operation)) && !isNamedForGrowth(target);
  const isOfFewRows = isGrouped || facts.sizeOf(target) === 'small' || isOfOne || meaning.mostRows !== undefined;
  return isOfFewRows || isOfListedKeys(operation) || isOfAdministration(operation, facts);
}

function takesAnyLimit({ kind, gives, bound, run }: Operation, facts: Facts): boolean {
  return (
    kind === 'read' &&
    gives === 'many' &&
    run !== 'never' &&
    bound.kind === 'given' &&
    bound.by !== undefined &&
    facts.sentByClient(bound.by).how === 'free'
  );
}

/** Where the client's number comes in, which is where a ceiling belongs. */
function chosenAt({ bound, callSpan }: Operation, facts: Facts): readonly BecauseSite[] {
  const from = bound.kind === 'given' && bound.by ? facts.sentByClient(bound.by).from : undefined;
  if (!from || (from.file === facts.module.path && from.start >= callSpan.start && from.end <= callSpan.end)) return [];
  return [{ at: from, message: 'takes the number as the client sends it' }];
}

/** Only of what is a number already: `Math.min` of a text would not compile. The last row's place says nothing of how many without the first's. */
function fixesOf({ bound }: Operation, maxPageSize: number, { module }: Facts): readonly Fix[] {
  if (bound.kind !== 'given' || bound.isLast || !bound.by || !isNumber(bound.by, module)) return [];
  const { start, end } = bound.by;
  const title = `Read at most ${maxPageSize} rows`;
  return [{ repair: 'cap-limit', title, isSafe: false, facts: { start, end, rows: maxPageSize } }];
}

function isNumber(expression: Expression, module: Module): boolean {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'number';
    case 'operator':
      return expression.operator === '+' ? expression.operands.length === 1 : /^[-*/]$/.test(expression.operator);
    case 'choice':
      return expression.options.every((option) => isNumber(option, module));
    case 'call':
      return expression.callee.kind === 'name' && /^(Number|parseInt|parseFloat)$/.test(expression.callee.name);
    case 'name': {
      const { annotation, definitions } = module.bindings[expression.binding] ?? { definitions: [] };
      if (annotation?.kind === 'named') return annotation.name === 'number';
      return (
        definitions.length > 0 &&
        definitions.every(({ source, path }) => source.kind === 'value' && !path.length && isNumber(source.expression, module))
      );
    }
    default:
      return false;
  }
}

function capLimit({ nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const span = { start: Number(facts.start), end: Number(facts.end) };
  const node = nodeAt(span);
  const isShorthand = ts.isShorthandPropertyAssignment(node) || ts.isShorthandPropertyAssignment(node.parent);
  if (!isShorthand && !ts.isExpression(node)) return false;
  edits.replace(span, `${isShorthand ? `${node.getText()}: ` : ''}Math.min(${node.getText()}, ${facts.rows})`);
  return true;
}
