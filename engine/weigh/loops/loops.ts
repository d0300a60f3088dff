/** The loops of a file, statements and iterating calls alike, each with its purpose and its names. */

import type { LoopFact, LoopUse } from '../../model/cost.ts';
import type { CallExpression, Expression } from '../../model/expression.ts';
import { functionWith } from '../../model/functions.ts';
import type { FunctionNode, LoopStep, Module } from '../../model/module.ts';
import { plural, singular } from '../../model/nouns.ts';
import type { CallbackUse, CallTarget } from '../../model/operation.ts';
import type { Site } from '../../model/place.ts';
import type { Linker, Modules, Recogniser } from '../../model/steps.ts';
import type { Dependence } from '../values/dependence.ts';
import { mostItemsOf } from '../values/most-items.ts';
import { isOfGroups } from './groups.ts';
import { dataOf, listOf } from './lists.ts';
import { dataName } from './naming.ts';
import { fewItems } from './purpose/over-data.ts';
import { purposeOf } from './purpose/purpose.ts';
import { constantNumber, lastNameOf } from './purpose/reading.ts';
import type { LoopSubject, Purpose } from './purpose/subject.ts';

const NAMELESS = 'items';

/** Where the loops of a file stand: what a loop is for is told by `loopAt`, one at a time, since most of them send nothing. */
export function loopSites({ path, functions }: Module, recogniser: Recogniser): Site[] {
  const statements = functions.flatMap(({ key, loops }) =>
    loops.map(({ index }) => ({ file: path, function: key, part: 'loop', index }) as const),
  );
  return [...statements, ...recogniser.callbacksIn(path).flatMap(({ call, callback }) => (callback.runs === 'each' ? [call] : []))];
}

export interface LoopSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  dependence(module: Module): Dependence;
}

export function loopAt(site: Site, module: Module, sources: LoopSources): LoopFact | undefined {
  const { recogniser } = sources;
  const subject = subjectIn(site.file, module, sources);
  const node = functionWith(module, site.function);
  if (site.part === 'loop') {
    const step = node?.loops[site.index];
    return step && statementLoop(step, module, purposeOf({ ...subject, step }));
  }
  const use = recogniser.callbackAt(site);
  const call = node?.calls[site.index];
  return use?.callback.runs === 'each' && call ? iteratingCall(use, recogniser.dataOf(use), call, module, subject) : undefined;
}

/**
 * `inTurn(orders, async (order) => …)`: the loop of a function of the workspace's own, as it is for who hands it what each round runs: over
 * what is handed in beside that, with the item's name there. What the loop itself is for, such as pages or attempts, stays.
 */
export function handedLoop(
  loop: LoopUse,
  { site, over, callback }: Handed,
  module: Module,
  sources: LoopSources,
): Omit<LoopUse, 'isDependent' | 'through'> {
  const call = functionWith(module, site.function)?.calls[site.index];
  const node = callback.file === module.path ? functionWith(module, callback.function) : undefined;
  const items = node?.parameters[0]?.bindings ?? [];
  const few = over && call && fewItems({ ...subjectIn(site.file, module, sources), step: statementOf(call, over, items) });
  const handed = { ...loop, loop: site };
  if (!over) return handed;
  const data = dataName(over);
  const name = items.length === 1 ? module.bindings[items[0] ?? -1]?.name : undefined;
  return {
    ...handed,
    purpose: few?.purpose ?? loop.purpose,
    over: readableData(data, name),
    item: readableItem(name, data),
    isOfGroups: isOfGroups(over, 1, module),
  };
}

/** A call that hands a function to one of the workspace's own, whose loop runs over another argument, where that is known. */
export interface Handed {
  readonly site: Site;
  readonly over: Expression | undefined;
  readonly callback: CallTarget;
}

function subjectIn(file: string, module: Module, { modules, linker, recogniser, dependence }: LoopSources): Omit<LoopSubject, 'step'> {
  return {
    module,
    dependence: dependence(module),
    originOf: (expression: Expression) => linker.originOf(file, expression),
    mostItemsOf: (list: Expression) => mostItemsOf(list, file, { modules, linker, recogniser }),
    isPause: (call: CallExpression) => isPauseCall(call, file, recogniser),
  };
}

function statementLoop(step: LoopStep, module: Module, { purpose, evidence, times, isShared = false }: Purpose): LoopFact {
  const list = listOf(step);
  const over = list && dataName(list);
  const name = step.items.length === 1 ? module.bindings[step.items[0] ?? -1]?.name : undefined;
  const item = step.over || (over === undefined && name && !ANY_COUNTER.test(name)) ? name : undefined;
  return {
    site: { file: module.path, function: step.function, part: 'loop', index: step.index },
    purpose,
    evidence,
    over: readableData(over, item),
    item: readableItem(item, over),
    isConcurrent: false,
    isOfGroups: isOfGroups(dataOf(step), step.form === 'for-in' ? 2 : step.form === 'for' ? 1 : step.items.length, module),
    isShared,
    times,
  };
}

function iteratingCall(
  use: CallbackUse,
  over: Expression | undefined,
  call: CallExpression,
  module: Module,
  subject: Omit<LoopSubject, 'step'>,
): LoopFact {
  const callback = use.functions.find((target) => target.file === module.path);
  const node = callback && functionWith(module, callback.function);
  const name = over && dataName(over);
  const itemName = node && itemParameter(node, call, module);
  return {
    site: use.call,
    ...iterationPurpose(use, call, over, node, subject),
    over: readableData(name, itemName),
    item: readableItem(itemName, name),
    isConcurrent: use.concurrency === 'unbounded',
    isOfGroups: isOfGroups(over, 1, module),
    isShared: false,
  };
}

function iterationPurpose(
  use: CallbackUse,
  call: CallExpression,
  over: Expression | undefined,
  node: FunctionNode | undefined,
  subject: Omit<LoopSubject, 'step'>,
): Pick<LoopFact, 'purpose' | 'evidence' | 'times'> {
  if (use.concurrency === 'limited') return { purpose: 'paced', evidence: 'paced by a limiter', times: undefined };
  const items = node?.parameters[itemPosition(call)]?.bindings ?? [];
  const asStatement = { ...subject, step: statementOf(call, over, items) };
  const few = over && fewItems(asStatement);
  if (few) return { purpose: few.purpose, evidence: few.evidence, times: few.times };
  const counted = over && countedArray(over, subject.module);
  if (counted !== undefined) return { purpose: 'few', evidence: `at most ${counted} times`, times: counted };
  const { purpose, evidence, times } = purposeOf(asStatement);
  return { purpose, evidence, times };
}

/** The statement that an iterating call stands for; what it runs stands elsewhere. */
function statementOf({ function: key, start, end }: CallExpression, over: Expression | undefined, items: readonly number[]): LoopStep {
  const head = { start, end };
  return {
    kind: 'loop',
    form: 'for-of',
    head,
    over,
    items,
    setup: [],
    test: undefined,
    update: undefined,
    body: [],
    function: key,
    index: -1,
    start,
    end,
  };
}

/** `Array.from({ length: 3 })`, `new Array(3).fill(…)`. */
function countedArray(over: Expression, module: Module): number | undefined {
  if (over.kind !== 'call') return undefined;
  if (over.callee.kind === 'member' && over.callee.name === 'fill') return countedArray(over.callee.object, module);
  const [argument] = over.arguments;
  const name = lastNameOf(over.callee);
  const length =
    argument?.kind === 'object'
      ? argument.entries.find((entry) => entry.name === 'length')?.value
      : name === 'Array'
        ? argument
        : undefined;
  const count = length && constantNumber(length, module);
  return count !== undefined && count <= 20 ? count : undefined;
}

function itemParameter(node: FunctionNode, call: CallExpression, module: Module): string | undefined {
  const parameter = node.parameters[itemPosition(call)];
  return parameter && parameter.bindings.length === 1 ? module.bindings[parameter.bindings[0] ?? -1]?.name : undefined;
}

/** What is gathered comes before the item. */
function itemPosition({ callee }: CallExpression): number {
  return callee.kind === 'member' && /^reduce(Right)?$/.test(callee.name) ? 1 : 0;
}

/** What any counter may be called. */
const ANY_COUNTER = /^(\w{1,2}|idx|pos|position|index|count|counter|current|number|num|nth|offset|start|step)$/i;

/** What any list may be called: what is in it is told better by the name of an item. */
const ANY_LIST =
  /^(items|data|rows|results?|list|values|entries|records|docs|documents|elements|nodes|edges|hits|all|page|batch|body|response)$/;
const ANY_ITEM = /^(item|row|result|value|entry|record|doc|document|element|node|edge|hit|each|one|data)$/;

function readableData(over: string | undefined, item: string | undefined): string {
  const isTelling = item !== undefined && item.length > 2 && !ANY_ITEM.test(item);
  if (isTelling && (over === undefined || ANY_LIST.test(over))) return plural(item);
  return over ?? (item ? `${item}s` : NAMELESS);
}

/** A one-letter item says less than the data's name. */
function readableItem(item: string | undefined, over: string | undefined): string {
  if (item && item.length > 2) return item;
  return over ? singular(over) : 'item';
}

/** A call that pauses: a library's sleep, or the workspace's own function around a timer. */
function isPauseCall(call: CallExpression, file: string, recogniser: Recogniser): boolean {
  const operation = recogniser.sendingAt({ file, function: call.function, part: 'call', index: call.index });
  if (operation) return operation.kind === 'sleep';
  return /^(sleep|delay|wait|pause|waitFor|timeout|setTimeout|backoff)(Ms|Seconds|For|Async)?$/i.test(lastNameOf(call.callee) ?? '');
}
