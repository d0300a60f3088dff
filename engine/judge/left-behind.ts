/** Whether whoever asked goes on without an answer: what is let go, and what a timer or the end of an answer runs. */
import { calledName } from '../link/call-names.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import type { FunctionNode } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
import type { Site } from '../model/place.ts';
import { isPromiseMethod } from '../model/promise.ts';
import type { Linker, Modules, Recogniser, Weigher } from '../model/steps.ts';
import { forEachStep, hasWithin } from '../model/walk.ts';

export interface LeftSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  readonly weigher: Weigher;
}

/** On every way to a call that is known, at the call itself or before it; where none is, by whoever calls the function around it. */
export function isLeftBehind(site: Site, sources: LeftSources): boolean {
  if (isLeftAt(site, sources)) return true;
  const ways = sources.weigher.waysTo(site);
  return ways.length > 0
    ? ways.every(({ calls }) => calls.some((call) => isLeftAt(call, sources)))
    : isLeftByCallers({ file: site.file, function: site.function }, sources);
}

function isLeftByCallers(target: CallTarget, sources: LeftSources): boolean {
  const { modules, linker, recogniser } = sources;
  const name = modules.function(target.file, target.function)?.name;
  if (!name || recogniser.entriesOf(target).length) return false;
  const callers = [...linker.callersOf(target), ...linker.strayCallsOf(name, true)].filter(
    ({ file }) => recogniser.kindOf(file) !== 'test',
  );
  return callers.length > 0 && callers.every((call) => isLeftAt(call, sources));
}

function isLeftAt(site: Site, sources: LeftSources): boolean {
  const call = sources.modules.call(site);
  return (call !== undefined && isLetGo(site, call, sources)) || isRunLater({ file: site.file, function: site.function }, sources);
}

/** `void notify(order);`, `track(event).catch(log);`: of an async function, and not of one that is handed what it answers through. */
function isLetGo(site: Site, call: CallExpression, { modules, linker }: LeftSources): boolean {
  if (call.use !== 'dropped' && call.use !== 'receiver') return false;
  const callees = linker.calleesOf(site).flatMap(({ file, function: key }) => modules.function(file, key) ?? []);
  if (!callees.every(({ isAsync }) => isAsync) || call.arguments.some(answers)) return false;
  if (call.use === 'dropped') return callees.length > 0;
  let isFound = false;
  forEachStep(modules.function(site.file, site.function)?.body ?? [], (step) => {
    if (step.kind !== 'do') return;
    const value = step.value.kind === 'operator' && step.value.operator === 'void' ? step.value.operands[0] : step.value;
    isFound ||= value !== undefined && value !== call && isChainOf(value, call, (key) => modules.function(site.file, key));
  });
  return isFound;
}

/** `call.then(…).catch(…)` whose callbacks tell a log at most. */
function isChainOf(value: Expression, call: CallExpression, functionOf: (key: string) => FunctionNode | undefined): boolean {
  if (value === call) return true;
  if (value.kind !== 'call' || value.callee.kind !== 'member' || !isPromiseMethod(value.callee.name)) return false;
  return value.arguments.every((given) => tellsALog(given, functionOf)) && isChainOf(value.callee.object, call, functionOf);
}

function tellsALog(given: Expression, functionOf: (key: string) => FunctionNode | undefined): boolean {
  if (given.kind !== 'function') return LOGS.test(spelt(given)) || given.kind === 'literal';
  const node = functionOf(given.key);
  return node?.calls.every(({ callee }) => LOGS.test(spelt(callee))) ?? false;
}

/** `console.error` */
function spelt(at: Expression): string {
  if (at.kind === 'member') return `${spelt(at.object)}.${at.name}`;
  return at.kind === 'name' ? at.name : at.kind === 'this' ? 'this' : '';
}

const LOGS = /(^|\.)(console|log|_?logger|sentry|noop|reportError|captureException|captureError)(\.\w+)?$|^(undefined|String|Error)$/i;

/** `response`, `next`, `ctx`: through it a client may be answered after all. */
function answers(given: Expression): boolean {
  return hasWithin(given, (inner) => inner.kind === 'name' && ANSWERS.test(inner.name));
}

const ANSWERS = /^_?(res|response|reply|ctx|context|c|next|done|cb|callback|resolve|reject|socket|ws|stream|controller)$/i;

/** `setTimeout(() => …)`, `after(async () => …)`; but not where a promise is made of it. */
function isRunLater(target: CallTarget, sources: LeftSources): boolean {
  const { modules, recogniser } = sources;
  const node = modules.function(target.file, target.function);
  const parent = node?.parent === undefined ? undefined : modules.function(target.file, node.parent);
  if (!node || !parent) return false;
  const runner = node.passedTo && parent.calls[node.passedTo.call];
  if (runner && LATER.test(spelt(runner.callee))) return !isOfPromise(parent, target.file, modules);
  // What a framework calls runs when it does so, not as the function around it runs.
  return !recogniser.entriesOf(target).length && isRunLater({ file: target.file, function: parent.key }, sources);
}

const LATER = /(^|\.)(setTimeout|setImmediate|setInterval|queueMicrotask|nextTick|waitUntil)$|^(unstable_)?after$/;

/** `new Promise((resolve) => setTimeout(async () => resolve(await ask()), 100))` */
function isOfPromise({ parent, passedTo }: FunctionNode, file: string, modules: Modules): boolean {
  const maker = passedTo && parent !== undefined ? modules.function(file, parent)?.calls[passedTo.call] : undefined;
  return maker?.form === 'new' && calledName(maker.callee) === 'Promise';
}
