/** Puts together what a rule may ask about a file, from the steps before. */

import type { Facts, SuppressionUse } from '../contract/rule.ts';
import type { Configuration } from '../contract/workspace.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import { functionsByKey } from '../model/functions.ts';
import type { Operation } from '../model/operation.ts';
import type { Site, Span } from '../model/place.ts';
import type { Schema, Table } from '../model/schema.ts';
import type { SentByClient } from '../model/sent.ts';
import type { Linker, Modules, Recogniser, Weigher } from '../model/steps.ts';
import { isAdministered } from '../recognise/entries/administered.ts';
import { expressionsOfOneItem, isMadeByDevelopers } from '../weigh/body.ts';
import { changesOthers } from '../weigh/effects.ts';
import { isGivenBack, waysAnsweredWith } from '../weigh/rows/answers.ts';
import { usesAt } from '../weigh/rows/result-uses.ts';
import { sentByClient } from '../weigh/values/sent-by-client.ts';
import { isFilledAside } from './filled-aside.ts';
import { isCodeOfPages } from './for-pages.ts';
import { isForTestsAlone } from './for-tests.ts';
import { isLeftBehind } from './left-behind.ts';
import { isLeftOver } from './left-over.ts';

export interface FactSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  readonly weigher: Weigher;
  textOf(file: string): string;
  configurationOf(file: string): Configuration;
}

export function factsOf(file: string, suppressions: readonly SuppressionUse[], sources: FactSources): Facts {
  const { modules, linker, recogniser, weigher } = sources;
  const module = modules.module(file);
  if (!module) throw new Error(`no module for ${file}`);
  const functions = functionsByKey(module);
  const entities = sources.configurationOf(file).entities;
  /** Asked by several rules of one limit, and followed far. */
  const sent = new Map<Expression, SentByClient>();
  const sentFor = (expression: Expression): SentByClient => {
    const known = sent.get(expression) ?? sentByClient(file, expression, { modules, linker, recogniser });
    sent.set(expression, known);
    return known;
  };

  const spanOf = (site: Site): Span | undefined => {
    if (site.file !== file) return undefined;
    const operation = recogniser.operationAt(site);
    if (operation) return operation.span;
    const node = functions.get(site.function);
    switch (site.part) {
      case 'call': {
        const call = node?.calls[site.index];
        return call && { start: call.form === 'new' ? call.start : call.callee.start, end: call.callee.end };
      }
      case 'loop':
        return node?.loops[site.index]?.head;
      case 'function':
        return node?.nameSpan;
      default:
        return modules.locate(site);
    }
  };

  return {
    file,
    module,
    functions: module.functions,
    suppressions,
    get operations() {
      return recogniser.operationsIn(file);
    },
    get loopSites() {
      return weigher.loopsIn(file);
    },
    get entries() {
      return recogniser.entriesIn(file);
    },
    get repetitions() {
      return weigher.repetitionsIn(file);
    },
    get repeatingPlaces() {
      return weigher.repeatingPlacesIn(file);
    },
    get sharedLimits() {
      return weigher.sharedLimitsIn(file);
    },
    get schema() {
      return recogniser.schema();
    },
    operationAt: recogniser.operationAt,
    operationOf: recogniser.operationOf,
    loopAt: weigher.loopAt,
    loopStep: modules.loopStep,
    call: modules.call,
    spanOf,
    function: (key) => functions.get(key),
    nameOf: (site, next) => nameOf(site, next, modules, linker),
    entriesOf: (key) => recogniser.entriesOf({ file, function: key }),
    contextOf: (key) => weigher.contextOf({ file, function: key }),
    isAdministered: (entry) => isAdministered(entry, modules),
    isCodeOfPages: (key) => isCodeOfPages(module, key, sources),
    costOf: (key) => weigher.costOf({ file, function: key }),
    termsOf: (key) => weigher.termsOf({ file, function: key }),
    originOf: (expression: Expression) => linker.originOf(file, expression),
    reachedBy: (call) => reachedBy(call, file, sources),
    callsForOne: (key, parent) => expressionsOfOneItem(functions.get(key), parent).flatMap((one) => (one.kind === 'call' ? [one] : [])),
    isForTestsAlone: (key) => isForTestsAlone({ file, function: key }, sources),
    isLeftOver: (key) => isLeftOver({ file, function: key }, sources),
    isLeftBehind: (site) => isLeftBehind(site, sources),
    isForDevelopers: (call) => isMadeByDevelopers(call, functions.get(call.function)),
    readsThrough: (call) => readsThrough(call, file, sources),
    changesOthers: (request) => {
      const [sender, call] = [modules.module(request.site.file), modules.call(request.site)];
      return sender !== undefined && call !== undefined && changesOthers(request, call, sender);
    },
    independentRuns: (key) => weigher.independentRuns({ file, function: key }),
    independentRounds: (key) => weigher.independentRounds({ file, function: key }),
    lateReads: (key) => weigher.lateReads({ file, function: key }),
    effectsOf: ({ function: key, index }) => weigher.effectsOf({ file, function: key, part: 'call', index }),
    usesOf: (site) => (site.file === file ? usesAt(site, module) : undefined),
    sharedLimitAt: weigher.sharedLimitAt,
    sentByClient: sentFor,
    columnsRead: ({ site, gives, meaning }, relations = new Map()) =>
      site.file === file && (gives === 'one' || gives === 'many')
        ? weigher.columnsRead(site, { gives, under: meaning.rows, relations })
        : undefined,
    rowsHandled: weigher.rowsHandled,
    isGivenBack: ({ site, meaning }, calls) => isGivenBack(site, meaning.rows, calls, { modules, linker }),
    waysAnsweredWith: ({ site, meaning }, form = 'any') =>
      waysAnsweredWith(site, { under: meaning.rows, form }, weigher.waysTo(site), { modules, linker }),
    waysTo: weigher.waysTo,
    sentThrough: (client) => recogniser.sentThrough(client).flatMap((site) => recogniser.operationAt(site) ?? []),
    table: (entity) => tableOf(entity, recogniser.schema()),
    isPaged: (entity) => entity !== undefined && recogniser.fills().isPaged(tableOf(entity, recogniser.schema())?.name ?? entity),
    isFilledAside: (entity) => isFilledAside(tableOf(entity, recogniser.schema()), sources),
    sizeOf: (entity) => (entity === undefined ? undefined : entities[entity]),
    text: (span) => sources.textOf(file).slice(span.start, span.end),
  };
}

function reachedBy({ function: key, index }: CallExpression, file: string, { weigher, recogniser }: FactSources): readonly Operation[] {
  return weigher.reachedBy({ file, function: key, part: 'call', index }).flatMap((site) => recogniser.operationAt(site) ?? []);
}

function readsThrough({ function: key, index }: CallExpression, file: string, { linker, weigher, recogniser }: FactSources) {
  const site: Site = { file, function: key, part: 'call', index };
  if (recogniser.operationAt(site)) return [];
  return linker.calleesOf(site).flatMap((target) =>
    weigher.termsOf(target).flatMap(({ operation, chain, loops, askedFirst }) => {
      const read = loops.length || askedFirst ? undefined : recogniser.operationAt(operation);
      return read?.kind === 'read' ? [{ operation: read, calls: [site, ...chain.slice(0, -1)] }] : [];
    }),
  );
}

function nameOf(site: Site, next: Site | undefined, modules: Modules, linker: Linker): string {
  if (site.part === 'function') return readableKey(site.function);
  const callees = site.part === 'call' ? linker.calleesOf(site) : [];
  const callee = callees.find((one) => one.file === next?.file && one.function === next.function) ?? callees[0];
  if (callee) return readableKey(callee.function);
  const call = modules.call(site);
  return call && (call.callee.kind === 'member' || call.callee.kind === 'name') ? call.callee.name : readableKey(site.function);
}

/** Nameless functions are called by the named one around them. */
function readableKey(key: string): string {
  return key.replace(/(\/\d+|~\d+)+$/, '') || 'the top level';
}

function tableOf(entity: string | undefined, schema: Schema): Table | undefined {
  if (entity === undefined) return undefined;
  const { exact, loose } = tablesByName.get(schema) ?? namedIn(schema);
  return exact.get(entity) ?? loose.get(entity.toLowerCase());
}

interface TablesByName {
  readonly exact: ReadonlyMap<string, Table>;
  /** In whatever case, and by the name that the database knows too. */
  readonly loose: ReadonlyMap<string, Table>;
}

/** Kept beside the schema: every rule asks of every operation which table it is of. */
const tablesByName = new WeakMap<Schema, TablesByName>();

function namedIn(schema: Schema): TablesByName {
  const exact = new Map<string, Table>();
  const loose = new Map<string, Table>();
  const add = (to: Map<string, Table>, name: string, table: Table) => void (to.has(name) || to.set(name, table));
  for (const table of schema.tables) {
    add(exact, table.name, table);
    for (const name of [table.name, table.databaseName]) add(loose, name.toLowerCase(), table);
  }
  tablesByName.set(schema, { exact, loose });
  return { exact, loose };
}
