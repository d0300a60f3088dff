/** From calls with an origin to operations: the one place that puts a table's words and a call's arguments together. */
import type { Meaning, OperationKind } from '../contract/library.ts';
import type { AwaitExpression, CallExpression, Expression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';
import type { Operation, Run } from '../model/operation.ts';
import type { LibraryOrigin } from '../model/origin.ts';
import type { Schema } from '../model/schema.ts';
import { entityOf } from '../link/library-values.ts';
import type { Linking } from '../link/linking.ts';
import { boundOf } from './bounds.ts';
import { builtFilter, builtSteps, partsOf } from './builders.ts';
import { filterIn, NO_FILTER } from './filters.ts';
import { type Given, givenAt, textIn } from './given.ts';
import { hostIn, isOwnAddress } from './addresses.ts';
import { type Statement, statementIn } from './sql.ts';
import { timeoutOf } from './timeouts.ts';

export interface Recognised {
  readonly expression: CallExpression | AwaitExpression;
  /** The call whose arguments say what is asked; of an awaited variable the last step that was built. */
  readonly call: CallExpression;
  readonly receiver: LibraryOrigin;
  readonly meaning: Meaning;
  readonly run: Run;
}

export function operationOf(recognised: Recognised, linking: Linking, module: Module, schema: () => Schema): Operation | undefined {
  const { expression, call, receiver, meaning, run } = recognised;
  const file = module.path;
  const steps = receiver.built.length || meaning.settles || meaning.adds ? builtSteps(linking, file, receiver, expression.kind === 'await' ? expression.value : expression) : [];
  const parts = partsOf(steps.some((step) => step.call === call) || !meaning.adds ? steps : [...steps, { call, meaning, file }]);
  const statement = statementOf(call, meaning, module);
  const verb = parts.find(({ part }) => part.part === 'verb')?.part.does;
  const kind: OperationKind | undefined = statement?.kind ?? verb ?? meaning.does ?? (steps.length ? 'read' : undefined);
  if (!kind) return undefined;
  const options = meaning.options ?? 0;
  const given = (locators: Parameters<typeof givenAt>[1]) => givenAt(call, locators, options, module);
  const filterGiven = given(meaning.filter);
  const ownFilter = filterGiven.state === 'given' ? filterIn(filterGiven.expression, module) : filterGiven.state === 'unknown' ? { isKnown: false, columns: [] } : NO_FILTER;
  const filter = statement ? { isKnown: true, columns: statement.filter } : steps.length ? builtFilter(linking, steps) : ownFilter;
  const target = statement?.table ?? entityOf(linking, meaning.entity, receiver, call, file) ?? targetOfParts(parts, linking) ?? requestTarget(meaning, given, module);
  const isOne = meaning.gives === 'one' || parts.some(({ part }) => part.part === 'one');
  const gives = statement ? (statement.isAggregate ? 'count' : statement.returnsRows ? (meaning.gives === 'one' ? 'one' : 'many') : 'nothing') : isOne ? 'one' : (meaning.gives ?? (kind === 'read' ? 'many' : 'nothing'));
  if (kind === 'request' && isOwnAddress(meaning, call, options, module)) return undefined;
  const span = spanOf(expression, call);
  return {
    kind,
    site: siteOf(expression, file),
    span,
    callSpan: { start: expression.start, end: expression.end },
    library: receiver.library,
    libraryTitle: linking.index.libraries.get(receiver.library)?.title ?? receiver.library,
    label: labelOf(call),
    method: methodOf(call),
    target,
    isTargetOpen: isOpen(call, meaning, target, statement, receiver, module),
    gives,
    bound: boundOf({ meaning, call, options, module, statement, parts, gives, filter, table: tableNamed(schema, target) }),
    columns: statement ? statement.columns : columnsOf(meaning, given, parts),
    filter,
    order: given(meaning.order).state === 'given' || parts.some(({ part }) => part.part === 'order') ? [] : undefined,
    includes: includesOf(given(meaning.include), meaning.include !== undefined, parts),
    connection: meaning.connection ?? receiver.connection,
    batches: receiver.connection === 'one' && meaning.batches === 'per-tick' ? 'no' : (meaning.batches ?? 'no'),
    run,
    timeout: timeoutOf(meaning, call, module, madeBy(receiver, linking)),
    relation: meaning.isLazyRelation ? relationName(call) : undefined,
    isBulk: given(meaning.values).state === 'given' ? isList(given(meaning.values)) : parts.some(({ part, step }) => part.part === 'values' && step.call.arguments[0]?.kind === 'array') || (meaning.collects !== undefined && isList(given(meaning.collects))),
    sql: statement ? sqlTextOf(call, meaning, module) : undefined,
    inputs: call.arguments,
    certainty: 'certain',
    meaning,
  };
}

function sqlTextOf(call: CallExpression, meaning: Meaning, module: Module): string | undefined {
  const given = givenAt(call, meaning.sql, meaning.options ?? 0, module);
  return given.state === 'given' ? textIn(given.expression, module) : undefined;
}

function statementOf(call: CallExpression, meaning: Meaning, module: Module): Statement | undefined {
  const text = meaning.sql === undefined ? undefined : sqlTextOf(call, meaning, module);
  return text === undefined ? undefined : statementIn(text);
}

function targetOfParts(parts: ReturnType<typeof partsOf>, linking: Linking): string | undefined {
  for (const { part, step } of parts) {
    if (part.part !== 'target') continue;
    const at = typeof part.at === 'object' ? part.at : { argument: 0 };
    const found = entityOf(linking, at, { kind: 'library', library: '', type: '', entity: undefined, made: undefined, built: [], connection: 'pool' }, step.call, step.file);
    if (found) return found;
  }
  return undefined;
}

function requestTarget(meaning: Meaning, given: (locators: Parameters<typeof givenAt>[1]) => Given, module: Module): string | undefined {
  const url = meaning.url === undefined ? undefined : given(meaning.url);
  return url?.state === 'given' ? hostIn(url.expression, module) : undefined;
}

/** What is asked comes in from the caller: a wrapper's SQL, a generic repository's entity. */
function isOpen(call: CallExpression, meaning: Meaning, target: string | undefined, statement: Statement | undefined, receiver: LibraryOrigin, module: Module): boolean {
  if (target !== undefined || statement) return false;
  if (meaning.sql !== undefined) return true;
  if (meaning.url !== undefined) {
    const url = givenAt(call, meaning.url, meaning.options ?? 0, module);
    return url.state === 'unknown' || (url.state === 'given' && url.expression.kind !== 'text');
  }
  return meaning.entity !== undefined || receiver.entity === undefined;
}

function columnsOf(meaning: Meaning, given: (locators: Parameters<typeof givenAt>[1]) => Given, parts: ReturnType<typeof partsOf>): Operation['columns'] {
  if (parts.length) return parts.some(({ part }) => part.part === 'columns') ? [] : 'all';
  if (meaning.columns === undefined) return undefined;
  const columns = given(meaning.columns);
  if (columns.state === 'absent') return 'all';
  if (columns.state === 'unknown') return undefined;
  if (columns.expression.kind === 'object') return columns.expression.entries.flatMap(({ name }) => name ?? []);
  return columns.expression.kind === 'array' ? columns.expression.elements.flatMap((element) => (element.kind === 'text' ? element.parts.join('') : [])) : undefined;
}

function includesOf(included: Given, isKnown: boolean, parts: ReturnType<typeof partsOf>): readonly string[] | undefined {
  const built = parts.filter(({ part }) => part.part === 'include').flatMap(({ step }) => (step.call.arguments[0]?.kind === 'text' ? (step.call.arguments[0].parts[0]?.split('.').at(-1) ?? []) : []));
  if (!isKnown) return built;
  if (included.state === 'absent') return built;
  if (included.state === 'unknown') return undefined;
  const { expression } = included;
  if (expression.kind === 'object') return [...built, ...expression.entries.flatMap(({ name, value }) => (name !== undefined && !(value.kind === 'literal' && value.value === false) ? name : []))];
  if (expression.kind === 'array') return [...built, ...expression.elements.flatMap((element) => (element.kind === 'text' ? element.parts.join('') : []))];
  return undefined;
}

function madeBy(receiver: LibraryOrigin, linking: Linking): { call: CallExpression; module: Module } | 'unknown' | undefined {
  if (!receiver.made) return undefined;
  const call = linking.modules.call(receiver.made);
  const module = linking.modules.module(receiver.made.file);
  return call && module ? { call, module } : 'unknown';
}

function isList(given: Given): boolean {
  return given.state === 'given' && (given.expression.kind === 'array' || (given.expression.kind === 'call' && given.expression.callee.kind === 'member' && given.expression.callee.name === 'map'));
}

function relationName(call: CallExpression): string {
  const name = methodOf(call).replace(/^(get|count|load|fetch)/, '');
  return name ? name.charAt(0).toLowerCase() + name.slice(1) : 'relation';
}

function tableNamed(schema: () => Schema, target: string | undefined) {
  const wanted = target?.toLowerCase();
  return wanted === undefined ? undefined : schema().tables.find(({ name, databaseName }) => name.toLowerCase() === wanted || databaseName.toLowerCase() === wanted);
}

export function siteOf(expression: CallExpression | AwaitExpression, file: string): Operation['site'] {
  return { file, function: expression.function, part: expression.kind === 'await' ? 'await' : 'call', index: expression.index };
}

/** The call's name and what it is asked of, without its arguments. */
function spanOf(expression: CallExpression | AwaitExpression, call: CallExpression): Operation['span'] {
  if (expression.kind === 'await') return { start: expression.value.start, end: expression.value.end };
  const start = call.form === 'new' ? call.start : call.callee.start;
  // A chain over several lines is underlined where its last name stands.
  return { start: call.callee.kind === 'member' && isLongChain(call.callee.object) ? call.callee.nameStart : start, end: call.callee.end };
}

function isLongChain(expression: Expression): boolean {
  return expression.kind === 'call' && expression.arguments.length > 0;
}

function labelOf(call: CallExpression): string {
  return pathText(call.callee).slice(-60);
}

function pathText(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
      return expression.name;
    case 'this':
      return 'this';
    case 'member':
      return `${pathText(expression.object)}.${expression.name}`.replace(/^this\./, '');
    case 'call':
      return `${pathText(expression.callee)}()`;
    case 'await':
      return pathText(expression.value);
    case 'element':
      return `${pathText(expression.object)}[…]`;
    default:
      return '…';
  }
}

function methodOf(call: CallExpression): string {
  return call.callee.kind === 'member' || call.callee.kind === 'name' ? call.callee.name : '';
}

