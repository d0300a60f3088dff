/** What a call, or all the steps of a built query together, ask for: rows, columns, conditions, order, relations, limits. */
import type { Gives, Locator, Meaning, OperationKind } from '../contract/library.ts';
import { optionsOf } from '../link/combine.ts';
import { entityOf } from '../link/library-values.ts';
import type { Expression } from '../model/expression.ts';
import { hasWithin } from '../model/walk.ts';
import { isAggregate, isGrouped } from './aggregates.ts';
import type { BoundQuestion } from './bounds.ts';
import { type BuiltPart, type BuiltStep, givenTo, partsOf } from './builders.ts';
import { allOf, type Condition, conditionIn, conditionOfStep, loosened, NO_CONDITION, UNKNOWN_CONDITION } from './filters.ts';
import { ABSENT, givenAt, listOf } from './given.ts';
import { expressionOf, limitsIn, limitsOf, type Offset, offsetOf } from './limits.ts';
import { gathered, namesIn, relationsIn } from './names.ts';
import { type AskedSql, askedByStatement, conditionOf, sqlOf } from './statements.ts';

export interface Asked {
  readonly kind: OperationKind | undefined;
  readonly gives: Gives | undefined;
  readonly target: string | undefined;
  readonly condition: Condition;
  readonly columns: 'all' | readonly string[] | undefined;
  readonly isStar: boolean;
  /** Whether one row that comes back stands for many. */
  readonly isGrouped: boolean;
  readonly order: readonly string[] | undefined;
  readonly includes: readonly string[] | undefined;
  readonly limits: BoundQuestion['limits'];
  readonly offset: Offset | undefined;
  readonly standardBound: Meaning['standardBound'];
  /** The primary key's value, where it is given by itself. */
  readonly key: Expression | undefined;
  readonly values: Expression | undefined;
  readonly sql: AskedSql | undefined;
  readonly parts: readonly BuiltPart[];
  readonly hasTransaction: boolean;
}

/** `steps` ends with the call that sends. */
export function askedBy(steps: readonly BuiltStep[]): Asked {
  const last = steps.at(-1) as BuiltStep;
  const parts = partsOf(steps);
  const sql = steps
    .map(({ call, meaning, scope }) => (meaning.sql === undefined ? undefined : sqlOf(call, meaning, scope)))
    .find((found) => found !== undefined);
  const statement = sql?.statement;
  const verb = parts.findLast(({ part }) => part.part === 'verb')?.part.does;
  const kind =
    statement?.kind ??
    verb ??
    (borrows(last) ? 'client' : last.meaning.does) ??
    steps.find(({ meaning }) => meaning.does !== undefined)?.meaning.does ??
    (parts.length ? 'read' : undefined);
  const common = {
    kind,
    parts,
    sql,
    isGrouped: statement?.isGrouped ?? isGrouped(steps, parts),
    hasTransaction: steps.some(hasTransaction),
    key: located(steps, ({ key }) => key),
    values: valuesOf(steps, parts),
  };
  if (sql && statement) {
    return {
      ...common,
      ...askedByStatement(statement, last.meaning.gives),
      condition: conditionOf(sql),
      isStar: statement.isStar,
      includes: [],
      limits: limitsIn(sql, last.scope),
      offset: statement.offset && { expression: expressionOf(sql, statement.offset), scope: last.scope },
      standardBound: undefined,
    };
  }
  const gives = givesOf(steps, parts, kind);
  const target = targetOf(steps);
  return {
    ...common,
    gives,
    // `from('(SELECT …)', 'days')` asks no table by its name.
    target: target?.startsWith('(') || isNamedThere(target, parts) ? undefined : target,
    condition: conditionOfAll(steps, parts),
    columns: kind === 'read' && gives !== 'count' ? columnsOf(steps, parts) : undefined,
    isStar: parts.some((step) => step.part.part === 'columns' && givenTo(step).some(isStarText)),
    order: orderOf(steps, parts),
    includes: includesOf(steps, parts),
    limits: limitsOf(steps, parts, sql === undefined && last.meaning.sql !== undefined),
    offset: offsetOf(steps, parts),
    standardBound: steps.findLast(({ meaning }) => meaning.standardBound !== undefined)?.meaning.standardBound,
  };
}

function givesOf(steps: readonly BuiltStep[], parts: readonly BuiltPart[], kind: OperationKind | undefined): Gives | undefined {
  if (parts.some(({ part }) => part.part === 'one' || part.part === 'first')) return 'one';
  if (isAggregate(steps, parts)) return 'count';
  if (parts.some(({ part }) => part.part === 'count') && !isGrouped(steps, parts)) return 'count';
  const isWrite = kind === 'insert' || kind === 'update' || kind === 'upsert' || kind === 'delete';
  const said =
    isWrite && parts.some(({ part }) => part.part === 'verb')
      ? undefined
      : steps.findLast(({ meaning }) => meaning.gives !== undefined)?.meaning.gives;
  return said ?? (kind === 'read' ? 'many' : kind === 'sql' ? undefined : 'nothing');
}

export function targetOf(steps: readonly BuiltStep[]): string | undefined {
  for (const { call, meaning, origin, scope } of steps.toReversed()) {
    const found =
      typeof meaning.entity === 'object' ? entityOf(scope.linking, meaning.entity, origin, call, scope.module.path) : origin.entity;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `with('recent', …).select().from('recent')` */
function isNamedThere(target: string | undefined, parts: readonly BuiltPart[]): boolean {
  const named = parts.filter(({ part }) => part.part === 'named').map((step) => givenTo(step)[0]);
  return named.some((one) => one?.kind === 'text' && one.parts.length === 1 && one.parts[0]?.split('(')[0]?.trim() === target);
}

function located(steps: readonly BuiltStep[], at: (meaning: Meaning) => Locator | undefined): Expression | undefined {
  for (const { call, meaning, scope } of steps) {
    const locator = at(meaning);
    const given = locator === undefined ? ABSENT : givenAt(call, locator, meaning.options ?? 0, scope);
    if (given.state === 'given') return given.expression;
  }
  return undefined;
}

function valuesOf(steps: readonly BuiltStep[], parts: readonly BuiltPart[]): Expression | undefined {
  const [first, second] = parts.flatMap((built) => (built.part.part === 'values' ? givenTo(built).slice(0, 1) : []));
  const isOfColumn = first?.kind === 'text' || first?.kind === 'member';
  // `update('state', next)`, beside `update(changes, ['id'])`
  if (isOfColumn && second && second.kind !== 'array' && second.kind !== 'text') return second;
  return first ?? located(steps, ({ values }) => values);
}

function conditionOfAll(steps: readonly BuiltStep[], parts: readonly BuiltPart[]): Condition {
  const filters = parts.filter(({ part }) => part.part === 'filter');
  const all = allOf([...steps.map(ownCondition), ...filters.map(builtCondition)]);
  // One `orWhere` leaves none of the others binding.
  return filters.some(({ meaning }) => meaning.compares === 'any') ? loosened(all) : all;
}

function ownCondition({ call, meaning, scope }: BuiltStep): Condition {
  const given = givenAt(call, meaning.filter, meaning.options ?? 0, scope);
  const own = given.state === 'given' ? conditionIn(given.expression, scope) : given.state === 'unknown' ? UNKNOWN_CONDITION : NO_CONDITION;
  const along = givenAt(call, meaning.narrowedBy, meaning.options ?? 0, scope);
  return along.state === 'unknown' || (along.state === 'given' && isNarrowing(along.expression)) ? { ...own, isKnown: false } : own;
}

/** A related row that has to be there, or to satisfy something. */
function isNarrowing(included: Expression): boolean {
  return hasWithin(
    included,
    (inner) => inner.kind === 'object' && inner.entries.some(({ name }) => name === 'where' || name === 'required'),
  );
}

function builtCondition(step: BuiltPart): Condition {
  const given = givenTo(step);
  const condition =
    step.part.at === undefined
      ? conditionOfStep(given, step.meaning, step.scope)
      : given[0]
        ? conditionIn(given[0], step.scope)
        : NO_CONDITION;
  return step.isConditional ? loosened(condition) : condition;
}

function columnsOf(steps: readonly BuiltStep[], parts: readonly BuiltPart[]): Asked['columns'] {
  const built = parts
    .filter(({ part }) => part.part === 'columns')
    .flatMap((step) =>
      step.part.isAll
        ? ['all' as const]
        : givenTo(step).map((given) => (isAlias(given, step, steps) ? ('all' as const) : namesIn(given, step.scope))),
    );
  if (built.length) return gathered(built);
  let isSaid = parts.length > 0 || steps.length > 1 || targetOf(steps) !== undefined;
  for (const { call, meaning, scope } of steps) {
    for (const locator of listOf(meaning.columns)) {
      isSaid = true;
      const given = givenAt(call, locator, meaning.options ?? 0, scope);
      // What is left out says nothing of what is left.
      if (given.state === 'unknown' || (given.state === 'given' && locator === 'omit')) return undefined;
      if (given.state === 'given') return namesIn(given.expression, scope);
    }
  }
  return isSaid ? 'all' : undefined;
}

function isStarText(given: Expression): boolean {
  return given.kind === 'text' && !given.holes.length && given.parts[0] === '*';
}

/** `createQueryBuilder('user').select('user')` selects all of it. */
function isAlias(given: Expression, { call }: BuiltStep, steps: readonly BuiltStep[]): boolean {
  const first = steps[0]?.call === call ? undefined : steps[0]?.call.arguments[0];
  return given.kind === 'text' && first?.kind === 'text' && given.parts[0] === first.parts[0];
}

function orderOf(steps: readonly BuiltStep[], parts: readonly BuiltPart[]): Asked['order'] {
  const own = steps.flatMap(({ call, meaning, scope }) => {
    const given = givenAt(call, meaning.order, meaning.options ?? 0, scope);
    return given.state === 'absent' ? [] : [given.state === 'given' ? namesIn(given.expression, scope) : undefined];
  });
  const built = parts
    .filter(({ part }) => part.part === 'order')
    .flatMap((step) => givenTo(step).map((given) => namesIn(given, step.scope)));
  const names = gathered([...own, ...built]);
  return names === 'all' || names === undefined ? undefined : names.filter((name) => !/^(asc|desc)$/i.test(name));
}

function includesOf(steps: readonly BuiltStep[], parts: readonly BuiltPart[]): Asked['includes'] {
  const names: string[] = [];
  for (const { call, meaning, scope } of steps) {
    const columns = listOf(meaning.columns);
    for (const locator of listOf(meaning.include)) {
      const given = givenAt(call, locator, meaning.options ?? 0, scope);
      if (given.state === 'unknown') return undefined;
      if (given.state === 'absent') continue;
      // Where columns and relations are asked for in one object, relations are those that have an object of their own.
      const shared = columns.includes(locator) && given.expression.kind === 'object';
      const expression =
        shared && given.expression.kind === 'object'
          ? { ...given.expression, entries: given.expression.entries.filter(({ value }) => value.kind === 'object') }
          : given.expression;
      const found = relationsIn(expression, scope);
      if (!found) return undefined;
      names.push(...found);
    }
  }
  for (const step of parts) {
    if (step.part.part !== 'include') continue;
    for (const given of givenTo(step)) names.push(...(relationsIn(given, step.scope) ?? []));
  }
  return names;
}

/** In doubt it is taken to be handed its connections. */
function borrows({ call, meaning, scope }: BuiltStep): boolean {
  return meaning.borrows !== undefined && givenAt(call, meaning.borrows, meaning.options ?? 0, scope).state !== 'absent';
}

/** The call is told to use a transaction's connection: by an option, or by the transaction itself, `User.query(trx)`. */
function hasTransaction({ call, scope: { linking, module } }: BuiltStep): boolean {
  return call.arguments.some((given) => {
    if (given.kind === 'object')
      return given.entries.some(({ name, value }) => (name === 'transaction' || name === 'session') && value.kind !== 'literal');
    return (
      given.kind === 'name' &&
      optionsOf(linking.value(module.path, given)).some((one) => one.kind === 'library' && one.connection === 'one')
    );
  });
}
