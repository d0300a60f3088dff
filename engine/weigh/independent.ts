/** Awaits that follow one another and are proven to need nothing of each other: no data, no order of effects, no guard, no shared connection. */
import type { Context, Effects, Term } from '../model/cost.ts';
import type { AwaitExpression, CallExpression, Expression } from '../model/expression.ts';
import { functionsByKey } from '../model/functions.ts';
import type { FunctionNode, Module, Step } from '../model/module.ts';
import { namesWithin } from '../model/names.ts';
import type { CallTarget, Operation, Sending } from '../model/operation.ts';
import type { Site } from '../model/place.ts';
import type { Linker, Modules, Recogniser } from '../model/steps.ts';
import { expressionsIn, forEachChild, forEachExpressionOf, forEachStep, forEachStepList, forEachWithin, hasWithin } from '../model/walk.ts';
import { chainedOn } from './effects.ts';
import { reachedBy } from './reached.ts';

/** What takes a round trip. */
const ROUND_TRIPS: ReadonlySet<Operation['kind']> = new Set(['read', 'sql', 'request', 'cache-read']);

/** Puts something into a list. */
const FILLS = /^(push|unshift|add|set)$/;

export interface IndependenceSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  termsOf(target: CallTarget): readonly Term[];
  contextOf(target: CallTarget): Context;
  effectsOf(call: Site): Effects;
}

export interface AwaitedRead {
  readonly step: Step;
  readonly awaited: AwaitExpression;
  readonly call: CallExpression;
  /** The call itself, or those that it starts together. */
  readonly asked: readonly CallExpression[];
  readonly mayRefuse: boolean;
}

/** An await, and the largest expression around it that decides whether it comes to it. */
export interface Wait {
  readonly awaited: AwaitExpression;
  readonly condition: Expression | undefined;
}

/**
 * Of an async function, runs of calls in one list of steps that read and are awaited one after another, of which none uses what another
 * gives, or counts on what another refuses.
 */
export function independentRuns({ file, function: key }: CallTarget, sources: IndependenceSources): readonly (readonly Site[])[] {
  const module = sources.modules.around(file, key);
  const node = module && functionsByKey(module).get(key);
  if (!node || !reachesSeveral(node, file, sources)) return [];
  const runs = runsIn(node, readingOf(module, sources));
  if (!runs.length || isStartUp(node, file, sources)) return [];
  return runs.map((run) => run.map(({ call: { index } }) => ({ file, function: key, part: 'call', index })));
}

/** What runs once as the process starts is nobody's wait. */
export function isStartUp({ key, form }: FunctionNode, file: string, { contextOf }: IndependenceSources): boolean {
  const { atStartUp, perRequest, perJob, onSchedule } = contextOf({ file, function: key });
  return form === 'module' || (atStartUp && !perRequest && !perJob && !onSchedule);
}

/** Whether more than one of its calls sends something: where they do not, nothing can be sent beside something else. */
function reachesSeveral({ key }: FunctionNode, file: string, { termsOf }: IndependenceSources): boolean {
  const [first, ...others] = termsOf({ file, function: key }).map(({ chain: [call] }) => call?.index);
  return others.some((index) => index !== first);
}

/** What is asked of the calls of one module. */
export interface Reading {
  readonly module: Module;
  function(key: string): FunctionNode | undefined;
  reachedBy(call: CallExpression): readonly Sending[];
  effectsOf(call: CallExpression): Effects;
}

export function readingOf(module: Module, sources: IndependenceSources): Reading {
  const siteOf = ({ function: key, index }: CallExpression): Site => ({ file: module.path, function: key, part: 'call', index });
  return {
    module,
    function: (key) => functionsByKey(module).get(key),
    reachedBy: (call) => reachedBy(siteOf(call), sources).flatMap((site) => sources.recogniser.sendingAt(site) ?? []),
    effectsOf: (call) => sources.effectsOf(siteOf(call)),
  };
}

function runsIn(node: FunctionNode, reading: Reading): AwaitedRead[][] {
  const runs: AwaitedRead[][] = [];
  forEachStepList(node.body, (steps) => {
    const waitsOf = steps.map(waitsIn);
    if (!hasSeveralReads(waitsOf, reading)) return;
    let run = new Run();
    const begin = () => {
      if (run.reads.length > 1) runs.push(run.reads);
      run = new Run();
    };
    for (const [index, step] of steps.entries()) {
      const waits = waitsOf[index];
      if (!waits) begin();
      else if (!waits.length) {
        if (!run.reads.length) continue;
        if (isPassed(step, node, reading)) run.pass(step, node, reading);
        else begin();
      }
      for (const wait of waits ?? []) {
        const read = awaitedRead(step, wait, reading);
        if (!read) begin();
        else {
          if (!run.takes(read, wait, reading)) begin();
          run.add(read);
        }
      }
    }
    begin();
  });
  return runs;
}

/** What a call may do besides is asked of those alone that may have company: telling takes longer than everything else here. */
function hasSeveralReads(waitsOf: readonly (readonly Wait[] | undefined)[], reading: Reading): boolean {
  return waitsOf.flatMap((waits) => (waits ?? []).filter(({ awaited }) => isFreeRead(awaited, reading))).length > 1;
}

/** The reads so far, and the names that hold what they gave or what was made of it. */
class Run {
  readonly reads: AwaitedRead[] = [];
  readonly #given = new Set<number>();

  takes({ call, asked, awaited: { value } }: AwaitedRead, { condition }: Wait, reading: Reading): boolean {
    const isGuarded = this.reads.some(({ mayRefuse }) => mayRefuse);
    const isNested = this.reads.some(({ awaited }) => awaited.start >= call.start && awaited.end <= call.end);
    const handed = optionsHandedDown(asked, reading);
    const mayShareConnection = this.reads.some((read) =>
      optionsHandedDown(read.asked, reading).some((binding) => handed.includes(binding)),
    );
    return !isGuarded && !isNested && !mayShareConnection && !this.#uses(condition ?? value, reading);
  }

  add(read: AwaitedRead): void {
    this.reads.push(read);
    for (const binding of changedBy(read.step)) this.#given.add(binding);
  }

  /** A step that waits for nothing: what it makes of the answers counts as theirs, and so does what it fills. */
  pass(step: Step, node: FunctionNode, reading: Reading): void {
    const expressions = expressionsIn([step]);
    for (const expression of expressions)
      forEachWithin(expression, (inner) => {
        const filled = filledOwn(inner, node, reading);
        if (filled !== undefined) this.#given.add(filled);
      });
    if (!expressions.some((expression) => this.#uses(expression, reading))) return;
    const names = step.kind === 'let' ? step.bindings : expressions.flatMap((expression) => [...namesWithin(expression, reading)]);
    for (const binding of names) this.#given.add(binding);
    forEachStep([step], (inner) => {
      for (const binding of changedBy(inner)) this.#given.add(binding);
    });
  }

  #uses(expression: Expression, reading: Reading): boolean {
    if (!this.#given.size) return false;
    return [...namesWithin(expression, reading)].some((binding) => this.#given.has(binding));
  }
}

function changedBy(step: Step): readonly number[] {
  if (step.kind === 'let') return step.bindings;
  if (step.kind !== 'assign') return [];
  const names: number[] = [];
  forEachWithin(step.target, (inner) => void (inner.kind === 'name' && names.push(inner.binding)));
  return names;
}

/**
 * The waits of a step that is a single statement, in the order in which they come; undefined where steps inside it wait, or where one
 * condition decides about several.
 */
export function waitsIn(step: Step): readonly Wait[] | undefined {
  if (step.kind === 'loop' || step.kind === 'branch' || step.kind === 'try') return hasAwait(step) ? undefined : [];
  const waits: Wait[] = [];
  let condition: Expression | undefined;
  const collect = (expression: Expression): void => {
    const around = condition;
    if (isCondition(expression)) condition ??= expression;
    forEachChild(expression, collect);
    condition = around;
    if (expression.kind === 'await') waits.push({ awaited: expression, condition });
  };
  forEachExpressionOf(step, collect);
  const conditions = waits.flatMap(({ condition }) => condition ?? []);
  return new Set(conditions).size === conditions.length ? waits : undefined;
}

function isCondition(expression: Expression): boolean {
  return expression.kind === 'choice' || (expression.kind === 'operator' && /^(&&|\|\||\?\?)$/.test(expression.operator));
}

function hasAwait(step: Step): boolean {
  let isForAwait = false;
  forEachStep([step], (inner) => {
    isForAwait ||= inner.kind === 'loop' && inner.form === 'for-await';
  });
  return isForAwait || expressionsIn([step]).some((expression) => hasWithin(expression, ({ kind }) => kind === 'await'));
}

/** Whether what comes later may as well begin before the step: it never ends the function, and changes nothing that others see. */
export function isPassed(step: Step, node: FunctionNode, reading: Reading): boolean {
  let isPassed = true;
  forEachStep([step], (inner) => {
    isPassed &&= inner.kind !== 'leave' || inner.how === 'break' || inner.how === 'continue';
  });
  for (const expression of isPassed ? expressionsIn([step]) : [])
    forEachWithin(expression, (inner) => {
      if (inner.kind !== 'call' || !isPassed || filledOwn(inner, node, reading) !== undefined) return;
      const { isReadOnly, mayRefuse } = reading.effectsOf(inner);
      isPassed = isReadOnly && !mayRefuse;
    });
  return isPassed;
}

/** The list of the function's own that `names.push(name)` adds to. */
function filledOwn(expression: Expression, node: FunctionNode, { module }: Reading): number | undefined {
  const list = expression.kind === 'call' && expression.callee.kind === 'member' ? expression.callee : undefined;
  if (list?.object.kind !== 'name' || !FILLS.test(list.name)) return undefined;
  const { binding } = list.object;
  const made = module.bindings[binding];
  return made?.function === node.key && made.kind !== 'parameter' ? binding : undefined;
}

/** Reads only, none of them on a connection that others share: the order of writes matters, and one connection does one thing at a time. */
export function awaitedRead(step: Step, { awaited }: Wait, reading: Reading): AwaitedRead | undefined {
  const call = askedIn(awaited.value);
  if (awaited.value.kind !== 'call' || !call || !isFreeRead(awaited, reading)) return undefined;
  const { isReadOnly, mayRefuse } = reading.effectsOf(awaited.value);
  // What nobody looks at is asked so that it may refuse.
  const isUnread = step.kind === 'do' && step.value === awaited;
  return isReadOnly ? { step, awaited, call, asked: askedTogether(awaited.value), mayRefuse: mayRefuse || isUnread } : undefined;
}

/** The call itself of `load(id).catch(logged)`. */
function askedIn(value: Expression): CallExpression | undefined {
  if (value.kind !== 'call') return undefined;
  const of = chainedOn(value);
  return of ? askedIn(of) : value;
}

/** Those that one await waits for: a call, or calls that are started together, `Promise.all([newest(), count()])`. */
function askedTogether(value: Expression): readonly CallExpression[] {
  const call = askedIn(value);
  const started = call && startedTogether(call);
  if (!started) return call ? [call] : [];
  const asked = started.map(askedIn);
  return asked.every((one) => one !== undefined) ? asked : [];
}

function startedTogether({ callee, arguments: [list, ...more] }: CallExpression): readonly Expression[] | undefined {
  const isBuiltIn =
    callee.kind === 'member' && callee.object.kind === 'name' && callee.object.binding < 0 && callee.object.name === 'Promise';
  return isBuiltIn && /^all(Settled)?$/.test(callee.name) && list?.kind === 'array' && !more.length ? list.elements : undefined;
}

export function isFreeRead({ value }: AwaitExpression, reading: Reading): boolean {
  const reached = askedTogether(value).flatMap((call) => reading.reachedBy(call));
  return reached.some(({ kind }) => ROUND_TRIPS.has(kind)) && reached.every((operation) => isFree(operation, reached));
}

/** `{ where, ...options }` with options of the caller's: a transaction may be among them, and its connection does one thing at a time. */
export function optionsHandedDown(asked: readonly CallExpression[], { module }: Reading): readonly number[] {
  const all = asked.flatMap(({ arguments: given }) => given);
  return all.flatMap((given) =>
    given.kind !== 'object'
      ? []
      : given.entries.flatMap(({ isSpread, value }) =>
          isSpread && value.kind === 'name' && module.bindings[value.binding]?.kind === 'parameter' ? [value.binding] : [],
        ),
  );
}

/** One connection is free too when the call opens it for itself. */
function isFree({ connection }: Sending, reached: readonly Sending[]): boolean {
  return connection === 'pool' || reached.some(({ kind }) => kind === 'connect');
}
