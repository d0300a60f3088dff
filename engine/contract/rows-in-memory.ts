/** Reads of many rows of which the code then keeps a few, a number or the first: work that the database does before anything is sent. */
import type { CallExpression, Expression } from '../model/expression.ts';
import type { Parameter } from '../model/module.ts';
import type { Certainty, Operation } from '../model/operation.ts';
import type { ResultUse } from '../model/result-use.ts';
import { isGrowing, isOfFew, isUnderBroadParent, narrowingColumns } from './growth.ts';
import { mentionsAny } from './reading.ts';
import type { Facts, FunctionNode, RowsHandled, Site } from './rule.ts';

export interface RowsInMemory {
  readonly kind: 'filter' | 'find' | 'test' | 'count' | 'presence' | 'first' | 'slice' | 'page';
  /** How likely it is that there are many. */
  readonly certainty: Certainty;
  /** The call that does it, where it is one. */
  readonly call: CallExpression | undefined;
  /** For 'first' and 'slice': how many rows are kept, where a limit would keep the same. */
  readonly kept: number | undefined;
}

const KEEPS: Readonly<Record<string, RowsInMemory['kind']>> = {
  filter: 'filter',
  find: 'find',
  findIndex: 'test',
  some: 'test',
  every: 'test',
};

/** Undefined where the whole list is used, where it is likely to be short, or where the database could not say the same. */
export function rowsInMemory(operation: Operation, facts: Facts): RowsInMemory | undefined {
  if (isCutLate(operation, facts)) return { kind: 'first', certainty: certaintyOfLateCut(operation, facts), call: undefined, kept: 1 };
  const certainty = isReadOfMany(operation) ? certaintyOfMany(operation, facts) : undefined;
  const uses = certainty && facts.usesOf(operation.site);
  if (!certainty || !uses?.length) return undefined;
  // Where a statement's answer is more than its rows, it must be known where the rows are.
  if (operation.sql !== undefined && operation.meaning.rows === undefined) return undefined;
  const prefix = operation.meaning.rows === undefined ? [] : [operation.meaning.rows];
  const rest = uses.map((use) => (prefix.every((part, index) => use.path[index] === part) ? use.path.slice(prefix.length) : undefined));
  if (uses.some(({ kind }) => kind === 'changed')) return undefined;
  if (rest.every((path) => path?.length === 1 && path[0] === 'length')) return { ...counted(uses), certainty };
  // The first of no order is the only one as a rule: a sum, a setting.
  if (operation.order?.length && rest.every((path) => path?.[0] === '0')) return { kind: 'first', certainty, call: undefined, kept: 1 };
  const paged = ofPage(facts.rowsHandled(operation.site, operation.meaning.rows), facts);
  if (paged) return { ...paged, certainty: paged.isSimple ? certainty : 'possible' };
  const [use, ...others] = uses;
  const path = rest[0];
  if (!use?.call || use.kind !== 'called' || others.length || path?.length !== 1 || isElsewhere(use.call, operation, facts))
    return undefined;
  const method = path[0] ?? '';
  if (method === 'slice') return ofSlice(use.call, certainty);
  const kind = KEEPS[method];
  return kind && isOfColumns(use.call, operation, facts) ? { kind, certainty, call: use.call, kept: undefined } : undefined;
}

/** The call that is given a list of rows by the function which reads it, and what it then keeps of them. */
export interface RowsGiven extends Pick<RowsInMemory, 'kind' | 'call'> {
  readonly at: CallExpression;
  readonly operation: Operation;
}

/** Of the calls of this file that a function gives all the rows of a read to: those that keep a number, a page or one of them. */
export function* rowsGiven(facts: Facts): Iterable<RowsGiven> {
  for (const node of facts.functions) {
    const reading = namesThatRead(node, facts);
    for (const at of reading.size ? node.calls : []) {
      const isOnce = reading.has(nameOfCallee(at)) && !node.loops.some(({ start, end }) => start <= at.start && at.end <= end);
      if (!isOnce || !/^(awaited|stored|argument|receiver|tested)$/.test(at.use)) continue;
      const site: Site = { file: facts.file, function: node.key, part: 'call', index: at.index };
      for (const { operation, calls } of facts.readsThrough(at)) {
        const kept = isReadOfMany(operation) && calls.length <= MOST_CALLS ? keptOf(site, at, operation, facts) : undefined;
        if (!kept || facts.sizeOf(operation.target) === 'small' || !facts.isGivenBack(operation, calls)) continue;
        yield { at, operation, ...kept };
        break;
      }
    }
  }
}

/** What a function's calls are called that lead to reads of many rows; only these are worth a look. */
function namesThatRead(node: FunctionNode, facts: Facts): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { chain, operation, loops } of facts.termsOf(node.key)) {
    const [site] = chain;
    const call = site?.part === 'call' && chain.length > 1 && !loops.length ? node.calls[site.index] : undefined;
    const name = call && nameOfCallee(call);
    if (!name || names.has(name)) continue;
    const read = facts.operationAt(operation);
    if (read && isReadOfMany(read)) names.add(name);
  }
  return names;
}

function nameOfCallee({ callee }: CallExpression): string {
  return callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
}

/** Functions between a read and who keeps a part of it. */
const MOST_CALLS = 5;

function keptOf(site: Site, at: CallExpression, operation: Operation, facts: Facts): Pick<RowsInMemory, 'kind' | 'call'> | undefined {
  const handled = facts.rowsHandled(site);
  if (!handled?.methods.length) return undefined;
  if (handled.methods.every((method) => method === 'length')) return { ...counted(facts.usesOf(site) ?? []), call: undefined };
  const paged = ofPage(handled, facts);
  if (paged) return paged;
  const [use, ...others] = facts.usesOf(site) ?? [];
  const kind = use?.kind === 'called' && !others.length ? KEEPS[use.path[0] ?? ''] : undefined;
  if (!kind || !use?.call || handled.methods.length > 1 || isElsewhere(use.call, { site, callSpan: at }, facts)) return undefined;
  return certaintyOfMany(operation, facts) && isOfColumns(use.call, operation, facts) ? { kind, call: use.call } : undefined;
}

const ORDERS = /^(slice|length|filter|sort|toSorted|reverse|toReversed)$/;

/** `rows.sort(…).slice(offset, offset + limit)`, here or in a function that the rows are given to. */
function ofPage(handled: RowsHandled | undefined, facts: Facts) {
  if (!handled?.slices.length || handled.isInParts || !handled.methods.every((method) => ORDERS.test(method))) return undefined;
  const isCut = handled.slices.every((site) => {
    const [from, to] = facts.call(site)?.arguments ?? [];
    return from !== undefined && to !== undefined && (from.kind !== 'literal' || to.kind !== 'literal');
  });
  if (!isCut) return undefined;
  return {
    kind: 'page',
    call: undefined,
    kept: undefined,
    isSimple: handled.methods.every((method) => method === 'slice' || method === 'length'),
  } as const;
}

/** The library takes the first row of all that the database sends; an order says that there are several. */
function isCutLate({ kind, gives, bound, order, target, run }: Operation, facts: Facts): boolean {
  return (
    kind === 'read' && gives === 'one' && bound.kind === 'none' && !!order?.length && run !== 'never' && facts.sizeOf(target) !== 'small'
  );
}

/** The last of one parent's handful is read with the handful, and does no harm. */
function certaintyOfLateCut(operation: Operation, facts: Facts): Certainty {
  const narrowing = narrowingColumns(operation);
  const areMany = isGrowing(operation.target, facts) && (!narrowing.length || isUnderBroadParent(narrowing));
  return areMany ? 'likely' : 'possible';
}

function isReadOfMany({ kind, gives, target, bound, relation, run, isStreamed, isGrouped, method }: Operation): boolean {
  const isPlain =
    target !== undefined && relation === undefined && run !== 'never' && !isStreamed && !isGrouped && !/AndCount/i.test(method);
  return kind === 'read' && gives === 'many' && bound.kind === 'none' && isPlain;
}

/** Without a value of the caller's in the filter they are most of the table; with one they are those of one parent at best. */
function certaintyOfMany(operation: Operation, facts: Facts): Certainty | undefined {
  const { filter, target } = operation;
  if (!filter.isKnown || facts.sizeOf(target) === 'small') return undefined;
  const [first, ...others] = narrowingColumns(operation);
  if (!first) return (target !== undefined && isOfFew(target, facts)) || isOfStart(operation, facts) ? 'possible' : 'likely';
  return !others.length && first.comparison === 'equals' && /.Id$|._id$/.test(first.name) ? 'possible' : undefined;
}

/** Nobody waits for it but the process's start. */
function isOfStart({ site }: Operation, facts: Facts): boolean {
  const { perRequest, perJob, onSchedule, atStartUp } = facts.contextOf(site.function);
  return atStartUp && !perRequest && !perJob && !onSchedule;
}

function counted(uses: readonly ResultUse[]): Omit<RowsInMemory, 'certainty'> {
  const isPresence = uses.every(
    ({ kind, comparison }) => kind === 'tested' || (comparison?.other.kind === 'literal' && comparison.other.value === 0),
  );
  return { kind: isPresence ? 'presence' : 'count', call: undefined, kept: undefined };
}

/** Asked again for every item of a loop, the list is better read once. */
function isElsewhere(call: CallExpression, { site, callSpan }: Pick<Operation, 'site' | 'callSpan'>, facts: Facts): boolean {
  const loops = facts.function(site.function)?.loops ?? [];
  const isRepeated = loops.some(
    ({ start, end }) => start <= call.start && call.end <= end && !(start <= callSpan.start && callSpan.end <= end),
  );
  return call.function !== site.function || isRepeated;
}

/** `slice(0, 10)` keeps what a limit would. */
function ofSlice({ arguments: [from, to, ...more] }: CallExpression, certainty: Certainty): RowsInMemory | undefined {
  const isFromStart = from?.kind === 'literal' && from.value === 0 && to !== undefined && !more.length;
  const kept = to?.kind === 'literal' && typeof to.value === 'number' && to.value > 0 ? to.value : undefined;
  return isFromStart ? { kind: 'slice', certainty, call: undefined, kept } : undefined;
}

/** Whether the function that is given compares columns with values, so that a condition of the query could. */
function isOfColumns(call: CallExpression, { target }: Operation, facts: Facts): boolean {
  const [given, ...others] = call.arguments;
  const node = given?.kind === 'function' && !others.length ? facts.function(given.key) : undefined;
  const [item, ...more] = node?.parameters ?? [];
  const [step, ...after] = node?.body ?? [];
  if (!item || more.length || after.length || step?.kind !== 'leave' || !step.value || node?.isAsync) return false;
  const columns = facts.table(target)?.columns;
  const own = new Set(item.bindings);
  const isColumn = (expression: Expression): boolean => {
    const name = columnOf(expression, item, facts);
    return name !== undefined && (columns === undefined || columns.some((column) => column.name === name || column.databaseName === name));
  };
  // `row.name || row.email`, `row.owner !== null`, `row.id !== id`: next to all rows pass what only leaves out those with nothing, or one.
  let isGuard = true;
  const isTest = (expression: Expression): boolean => {
    if (expression.kind === 'choice' && /^(&&|\|\|)$/.test(expression.operator)) return expression.options.every(isTest);
    const isBare = expression.kind === 'member' || expression.kind === 'name';
    isGuard &&= isBare
      ? !FLAG.test(expression.name)
      : expression.kind === 'operator' && (isNotNothing(expression) || isAnother(expression));
    if (expression.kind === 'call') return isMembership(expression);
    if (expression.kind !== 'operator') return isColumn(expression);
    const [left, right] = expression.operands;
    if (expression.operator === '!') return left !== undefined && isTest(left);
    if (!left || !right || !/^([<>]=?|[!=]==?)$/.test(expression.operator)) return false;
    return (isColumn(left) && !mentionsAny(right, own)) || (isColumn(right) && !mentionsAny(left, own));
  };
  /** `ids.includes(row.id)` */
  const isMembership = ({ callee, arguments: [value] }: CallExpression): boolean =>
    callee.kind === 'member' &&
    /^(includes|has)$/.test(callee.name) &&
    !mentionsAny(callee.object, own) &&
    value !== undefined &&
    isColumn(value);
  return isTest(step.value) && !isGuard;
}

/** Columns that say yes or no by their names. */
const FLAG = /^(is|has|can|was|should|needs?)[A-Z_]|(ed|able|ible|ive|public|private|default|primary)$/;

/** `row.owner != null` */
function isNotNothing({ operator, operands }: Expression & { readonly kind: 'operator' }): boolean {
  const isNothing = (operand: Expression) =>
    (operand.kind === 'literal' && (operand.value === null || operand.value === undefined)) ||
    (operand.kind === 'name' && operand.binding < 0 && operand.name === 'undefined');
  return /^!==?$/.test(operator) && operands.some(isNothing);
}

/** `row.userId !== userId` */
function isAnother({ operator, operands }: Expression & { readonly kind: 'operator' }): boolean {
  const isKey = (operand: Expression) =>
    (operand.kind === 'member' || operand.kind === 'name') && /(^|[a-z]_?)(id|Id|ID|uuid)$/.test(operand.name);
  return /^!==?$/.test(operator) && operands.every(isKey);
}

/** `status` of `row.status`, and of `({ status }) => status`. */
function columnOf(expression: Expression, item: Parameter, { module }: Facts): string | undefined {
  const isOwn = (binding: number) => item.bindings.includes(binding);
  if (expression.kind === 'member') {
    const isOfItem = expression.object.kind === 'name' && isOwn(expression.object.binding) && expression.name !== 'length';
    return isOfItem && !pathOf(expression.object).length ? expression.name : undefined;
  }
  const path = expression.kind === 'name' && isOwn(expression.binding) ? pathOf(expression) : [];
  const [part, ...deeper] = path;
  return part?.kind === 'property' && !deeper.length ? part.name : undefined;

  function pathOf(name: Expression) {
    return (name.kind === 'name' ? module.bindings[name.binding]?.definitions[0]?.path : undefined) ?? [];
  }
}
