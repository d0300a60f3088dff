/** From what a call asks to an Operation: the one place that puts a table's words and a call's arguments together. */

import type { ArgumentLocator } from '../contract/library.ts';
import { EXPORT, MEMBER } from '../link/library-index.ts';
import type { AwaitExpression, CallExpression, Expression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FunctionNode } from '../model/module.ts';
import type { Certainty, FilterColumn, Operation, Run } from '../model/operation.ts';
import { forEachWithin } from '../model/walk.ts';
import { type Asked, askedBy } from './asked.ts';
import { boundOf } from './bounds.ts';
import { isForBrowsers, isOfHostsEdge } from './browsers.ts';
import type { BuiltStep } from './builders.ts';
import { givenTo } from './builders.ts';
import { givenAt, listOf, numberIn } from './given.ts';
import { labelOf, methodOf, spanOf } from './labels.ts';
import { relationFetched } from './lazy-relations.ts';
import { isListOfValues } from './many.ts';
import { type Address, addressOf } from './requests.ts';
import type { SchemaShape, ShapedTable } from './schema/shape.ts';
import { isParameter, MOST_NAMES, onlyValue, type Scope } from './scope.ts';
import { HOLE } from './sql/tokens.ts';
import { whereKept } from './stores.ts';
import { timeoutOf } from './timeouts.ts';
import { isWithinTransaction } from './transactions.ts';
import { isLimitedAround, isStreamed, mayBeRequestObject } from './waits.ts';

export interface Sent {
  /** What sends it: the call, or the await of a name that keeps a built query. */
  readonly expression: CallExpression | AwaitExpression;
  /** The last is the call that sends, or the last step of what is awaited. */
  readonly steps: readonly BuiltStep[];
  readonly run: Run;
  readonly certainty: Certainty;
  /** Whether it may have been given more steps out of sight: by a function that gives a query back for the one it was handed. */
  readonly isGivenMore?: boolean;
  /** Whether what gave it back then cannot be told, so that it may have been given a limit too. */
  readonly isHandedOut?: boolean;
}

/** Undefined for what is no operation after all: a relative address, a getter of no relation. */
export function operationOf(
  { expression, steps, run, certainty, isGivenMore, isHandedOut }: Sent,
  scope: Scope,
  shape: SchemaShape,
): Operation | undefined {
  const last = steps.at(-1);
  if (!last) return undefined;
  const { call, meaning, origin } = last;
  const asked = askedBy(steps);
  const { kind } = asked;
  if (!kind) return undefined;
  // A fragment that other queries are made of.
  if (kind === 'sql' && asked.sql && !asked.sql.statement && steps.some(({ isQuery }) => isQuery)) return undefined;
  const file = scope.module.path;
  const relation = relationFetched(steps, kind, shape);
  if (meaning.isLazyRelation && !last.isQuery && !relation) return undefined;
  const kept = meaning.mayBeInProcess ? whereKept(origin, scope) : 'elsewhere';
  if (kept === 'in-process') return undefined;
  const address = kind === 'request' ? addressAsked(steps) : undefined;
  if (address?.isOwn || (kind === 'request' && isForBrowsers(scope))) return undefined;
  const table = shape.table(asked.target);
  const isOfHeirs = isAskedOfHeirs(call, asked.target, scope);
  const isFetchedWhole = relation !== undefined && meaning.isLazyRelation && !last.isQuery;
  const target = isFetchedWhole
    ? relation.target
    : isOfHeirs
      ? undefined
      : (relation?.target ?? table?.name ?? asked.target ?? address?.host);
  const condition = withKey(asked, table);
  const connection =
    meaning.connection ??
    (asked.hasTransaction ||
    steps.some((step) => step.origin.connection === 'one' || step.meaning.connection === 'one') ||
    isWithinTransaction(expression, origin.library, scope)
      ? 'one'
      : origin.connection);
  const hasOwnArguments = asked.kind === meaning.does || steps.length < 2;
  return {
    kind,
    site: { file, function: expression.function, part: expression.kind === 'await' ? 'await' : 'call', index: expression.index },
    span: spanOf(expression),
    callSpan: { start: expression.start, end: expression.end },
    library: origin.library,
    libraryTitle: scope.linking.index.libraries.get(origin.library)?.title ?? origin.library,
    label: labelOf(expression),
    method: methodOf(call),
    target,
    isTargetOpen: target === undefined && (isOfHeirs || isOpen(steps, scope)),
    gives: asked.gives,
    bound: unlessKeptElsewhere(
      boundOf({
        file,
        gives: asked.parts.some(({ part }) => part.part === 'first') ? 'many' : asked.gives,
        limits: asked.limits,
        standard: asked.standardBound,
        condition,
        isByKey: asked.key !== undefined && !isListOfValues(asked.key, scope),
        table,
      }),
      last,
      scope,
      isHandedOut,
    ),
    offset: asked.offset?.scope.module.path === file ? asked.offset.expression : undefined,
    columns: asked.columns,
    isStar: asked.isStar,
    filter: {
      // An inner join leaves out the rows that it finds nothing for.
      isKnown:
        condition.isKnown &&
        !isGivenMore &&
        !isHandedOut &&
        !steps.some(({ call: { callee } }) => callee.kind === 'member' && /^(inner)?join/i.test(callee.name)),
      columns: condition.columns.map(({ name, comparison, value }): FilterColumn => ({ name, comparison, value })),
    },
    order: asked.order,
    includes: asked.includes,
    connection,
    batches: meaning.batches ?? 'no',
    isCached: isCached(asked, last),
    run,
    timeout: kind === 'request' && isOfHostsEdge(scope) ? undefined : timeoutOfCall(asked, last),
    isStreamed: meaning.isStreamed ?? (kind === 'request' && isStreamed(call, nodeOf(call, last.scope))),
    limitStep: limitStepOf(last),
    hasOwnArguments,
    isGrouped: asked.isGrouped,
    client: origin.made,
    relation: relation?.name,
    isBulk: isBulk(asked, steps, scope),
    runsHooks: meaning.hooks !== undefined && !isRefused(call, meaning.hooks),
    valuesFrom: localNamesIn(asked.values, scope),
    sql: asked.sql?.text.replaceAll(HOLE, '?'),
    inputs: inputsOf(steps, file),
    certainty: kept === 'unknown' ? 'possible' : certainty,
    meaning: hasOwnArguments ? meaning : { ...(steps[0]?.meaning ?? meaning), ...meaning },
  };
}

function addressAsked(steps: readonly BuiltStep[]): Address | undefined {
  const asks = steps.find(({ meaning }) => meaning.url !== undefined);
  const url = asks && givenAt(asks.call, asks.meaning.url, asks.meaning.options ?? 0, asks.scope);
  return asks && addressOf(url?.state === 'given' ? url.expression : undefined, asks.origin, asks.scope);
}

function withKey({ key, condition }: Asked, table: ShapedTable | undefined): Asked['condition'] {
  if (!key) return condition;
  const name = table?.primaryKey ?? 'id';
  return {
    ...condition,
    columns: [{ name, comparison: key.kind === 'array' ? 'in' : 'equals', value: key, isBinding: true }, ...condition.columns],
  };
}

/** `.cache('orders', 60_000)`, `{ cache: 60_000 }` */
function isCached({ parts }: Asked, { call, meaning, scope }: BuiltStep): boolean {
  if (parts.some(({ part }) => part.part === 'cache')) return true;
  const given = givenAt(call, meaning.cached, meaning.options ?? 0, scope);
  return given.state === 'given' && !(given.expression.kind === 'literal' && given.expression.value === false);
}

function timeoutOfCall({ parts }: Asked, { call, meaning, origin, scope }: BuiltStep): Operation['timeout'] {
  const built = parts.find(({ part }) => part.part === 'timeout');
  if (built) {
    const [given] = givenTo(built);
    return { kind: 'given', milliseconds: given && numberIn(given, built.scope) };
  }
  if (!meaning.timeout) return undefined;
  const timeout = timeoutOf(meaning.timeout, call, meaning.options ?? 0, origin, scope);
  if (timeout.kind !== 'none' && timeout.kind !== 'standard') return timeout;
  const url = typeof meaning.url === 'object' ? call.arguments[meaning.url.argument] : undefined;
  const isOpen = mayBeRequestObject(url, scope.module) || isLimitedAround(call, nodeOf(call, scope), scope);
  return isOpen ? { kind: 'unknown' } : timeout;
}

/** A query whose beginning is not in sight, or that another function keeps in a name, may have been given a limit there. */
function unlessKeptElsewhere(
  bound: Operation['bound'],
  { call, origin }: BuiltStep,
  { linking, module }: Scope,
  isHandedOut = false,
): Operation['bound'] {
  if (bound.kind !== 'none') return bound;
  const isBegunElsewhere = !origin.built.length && linking.index.type(origin.library, origin.type.split('#')[0] ?? '')?.isInert === true;
  const isKept =
    isHandedOut ||
    isBegunElsewhere ||
    origin.built.some(
      (site) => (site.file !== module.path || site.function !== call.function) && linking.modules.call(site)?.use === 'stored',
    );
  return isKept ? { kind: 'unknown' } : bound;
}

/** The member of the built query that adds a limit. */
function limitStepOf({ meaning, origin, scope }: BuiltStep): string | undefined {
  if (meaning.limitStep) return meaning.limitStep;
  const own = origin.type.split('#')[0] ?? '';
  const type = meaning.returns === undefined || meaning.returns === 'self' ? own : meaning.returns;
  const members = scope.linking.index.type(origin.library, type)?.members ?? {};
  for (const name in members) {
    const adds = members[name]?.adds;
    if (adds !== undefined && 'part' in adds && adds.part === 'bound') return name;
  }
  return undefined;
}

function nodeOf({ function: key }: CallExpression, { linking, module }: Scope): FunctionNode {
  return (linking.modules.function(module.path, key) ?? module.functions[0]) as FunctionNode;
}

function isBulk({ values, sql, kind }: Asked, steps: readonly BuiltStep[], own: Scope): boolean {
  if (sql?.statement?.isBulk || steps.some(isCollecting)) return true;
  if (kind !== 'insert' && kind !== 'update' && kind !== 'upsert' && kind !== 'delete' && kind !== 'publish' && kind !== 'cache-write')
    return false;
  return (values !== undefined && isListOfValues(values, own)) || steps.some(isBulkForm);
}

function isCollecting({ call, meaning, scope }: BuiltStep): boolean {
  const collected = givenAt(call, meaning.collects, meaning.options ?? 0, scope);
  return collected.state === 'given' && collected.expression.kind !== 'function';
}

/** What another call of the library says to call for many at once. */
function isBulkForm({ call, meaning, origin: { library, type }, scope: { linking } }: BuiltStep): boolean {
  const { libraries, type: typeOf } = linking.index;
  const siblings = type.startsWith(EXPORT) ? libraries.get(library)?.exports : typeOf(library, type.split(MEMBER)[0] ?? '')?.members;
  const method = methodOf(call);
  for (const name in siblings) {
    const one = siblings[name];
    if (one?.bulk === method && name !== method && one.does === meaning.does) return true;
  }
  return false;
}

/** `{ hooks: false }` */
function isRefused(call: CallExpression, { argument, option }: ArgumentLocator): boolean {
  const given = call.arguments.at(argument);
  const entries = given?.kind === 'object' ? given.entries : [];
  return entries.some(({ name, value }) => name === option && value.kind === 'literal' && value.value === false);
}

/** Bindings that belong to a function, and not to the file. */
function localNamesIn(values: Expression | undefined, { module }: Scope): readonly number[] {
  const names = new Set<number>();
  if (values)
    forEachWithin(values, (inner) => {
      if (inner.kind === 'name' && module.bindings[inner.binding]?.function) names.add(inner.binding);
    });
  return [...names];
}

/** Every value that it is given in this file: what it depends on. */
function inputsOf(steps: readonly BuiltStep[], file: string): readonly Expression[] {
  return steps.filter(({ scope }) => scope.module.path === file).flatMap(({ call }) => call.arguments);
}

/** What is asked comes in from the caller: a wrapper's SQL text or address, a generic repository's entity. */
function isOpen(steps: readonly BuiltStep[], scope: Scope): boolean {
  return steps.some(({ call, meaning, origin }) => {
    const at = [
      ...listOf(meaning.sql),
      ...(meaning.url === undefined ? [] : [meaning.url]),
      // A cache's wrapper is given the key.
      ...(meaning.does?.startsWith('cache-') ? [{ argument: 0 }] : []),
      ...(typeof meaning.entity === 'object' && 'argument' in meaning.entity ? [meaning.entity] : []),
    ];
    const given = at.map((locator) => givenAt(call, locator, meaning.options ?? 0, scope));
    if (given.some((one) => one.state === 'given' && isHandedOn(one.expression, scope))) return true;
    return at.length === 0 && origin.entity === undefined && isGeneric(call, scope);
  });
}

/** `this.create(…)` in a class that others extend: which of their tables is meant only their callers know. */
function isAskedOfHeirs({ callee, function: key }: CallExpression, target: string | undefined, { linking, module }: Scope): boolean {
  if (callee.kind !== 'member' || callee.object.kind !== 'this') return false;
  let node = functionWith(module, key);
  while (node && node.owner === undefined) node = node.parent === undefined ? undefined : functionWith(module, node.parent);
  const owner = module.classes.find((one) => one.key === node?.owner);
  return owner !== undefined && owner.name === target && linking.isExtended(module.path, owner.name);
}

/** A parameter, or what a function of the workspace makes of one: `format(query, values)`. */
function isHandedOn(expression: Expression, scope: Scope, depth = 0): boolean {
  if (expression.kind === 'await') return isHandedOn(expression.value, scope, depth);
  const value = depth < MOST_NAMES ? onlyValue(expression, scope) : undefined;
  if (value) return isHandedOn(value, scope, depth + 1);
  const given = expression.kind === 'call' ? expression.arguments : [];
  const isMade = given.some((one) => isParameter(one, scope)) && !given.some(({ kind }) => kind === 'text' || kind === 'literal');
  return isMade || isParameter(expression, scope);
}

function isGeneric(call: CallExpression, { module }: Scope): boolean {
  for (let key: string | undefined = call.function; key !== undefined; ) {
    const node = functionWith(module, key);
    if (node?.typeParameters.length) return true;
    if (node?.owner !== undefined) return (module.classes.find((one) => one.key === node.owner)?.typeParameters.length ?? 0) > 0;
    key = node?.parent;
  }
  return false;
}
