/**
 * What a function may do besides giving an answer. Two calls may change places only if neither changes anything that the other can
 * see, and only what is known to be harmless counts as harmless.
 */

import type { Effects } from '../model/cost.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FunctionNode, Module, Step } from '../model/module.ts';
import type { CallTarget, Operation, Sending } from '../model/operation.ts';
import { pathOf } from '../model/paths.ts';
import type { Site } from '../model/place.ts';
import { isPromiseMethod } from '../model/promise.ts';
import type { Linker, Modules, Recogniser } from '../model/steps.ts';
import { expressionsIn, forEachStep, forEachWithin, hasWithin } from '../model/walk.ts';
import { filledByFirst } from './conditions/absent.ts';
import { isOwn } from './own.ts';

export const HARMLESS: Effects = { isReadOnly: true, mayRefuse: false, isFollowed: true };
export const UNKNOWN: Effects = { isReadOnly: false, mayRefuse: true, isFollowed: false };
const CHANGING: Effects = { ...UNKNOWN, isFollowed: true };

export interface EffectSources {
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  readonly modules: Pick<Modules, 'around'>;
  effectsOf(target: CallTarget): Effects;
}

const READS: ReadonlySet<Operation['kind']> = new Set(['read', 'cache-read', 'log', 'connect', 'client']);
const CHANGES =
  /^(push|unshift|pop|shift|splice|sort|reverse|fill|set|add|delete|clear|append|emit|next|send|json|write|end|publish|dispatch|save|update|create|remove|insert|commit|rollback|assign)(?![a-z])/;
const LOGS = /^console\.|log|debug|trace|span|metric|histogram|counter|\.(info|warn|error)$/i;
/** `orders.where((of) => { of.where('isOpen', true); })`: a statement that is being written changes nothing. */
const BUILDS = /^((and|or)?[Ww]here|(and|or)?[Hh]aving|(and|or)?[Oo]n)(?![a-z])/;
/** What a request or a query answered, read to its end. */
const READS_ANSWER = /^(json|text|arrayBuffer|blob|formData|toArray)$/;
/** What is sent so is sent for what it changes. */
const SENDS_BODY =
  /^(post|put|patch|delete|POST|PUT|PATCH|DELETE)(Form)?$|^(create|update|upsert|insert|del|delete|remove|cancel|add|set|upload|publish|pay|refund|capture|confirm|finalize|attach|detach|move|copy|merge|modify|batchModify|batchDelete|batchUpdate|trash|generate)([A-Z]\w*)?$/;

export function effectsIn(target: CallTarget, sources: EffectSources): Effects {
  const module = sources.modules.around(target.file, target.function);
  const node = functionWith(module, target.function);
  if (!module || !node || node.isGenerator) return UNKNOWN;
  if (isUnwritten(node)) return HARMLESS;
  const within = withNested(node, module);
  const handlers = new Set([...within].flatMap(({ calls }) => calls.flatMap(handlersOf)));
  return all(
    [...within].flatMap((one) => [
      handlers.has(one.key) ? told(ofSteps(one, within, module)) : ofSteps(one, within, module),
      ...one.calls.filter(({ form }) => form !== 'decorator').map((call) => effectsOfCall(call, module, within, sources)),
    ]),
  );
}

/** `throw new Error('Not implemented')` stands where others write what is done: it is no answer to a call, not even a refusal. */
function isUnwritten({ body: [only, ...more] }: FunctionNode): boolean {
  if (more.length || only?.kind !== 'leave' || only.how !== 'throw' || !only.value) return false;
  return hasWithin(only.value, (inner) => inner.kind === 'text' && /\bnot (yet )?implemented|\bnot supported/i.test(inner.parts.join('')));
}

/** The promise that `then`, `catch` or `finally` is called of. */
export function chainedOn({ callee }: CallExpression): CallExpression | undefined {
  const isWaited = callee.kind === 'member' && isPromiseMethod(callee.name);
  return isWaited && callee.object.kind === 'call' ? callee.object : undefined;
}

/** Functions of `load(id).catch(…)`. */
function handlersOf(call: CallExpression): readonly string[] {
  if (call.callee.kind !== 'member' || call.callee.name !== 'catch' || !chainedOn(call)) return [];
  return call.arguments.flatMap((handler) => (handler.kind === 'function' ? [handler.key] : []));
}

/** What a handler throws on tells of a failure, and decides nothing. */
function told(effects: Effects): Effects {
  return { ...effects, mayRefuse: false };
}

/** What a call of a function's body may do, seen from that body. */
export function effectsAt(call: CallExpression, module: Module, sources: EffectSources): Effects {
  const handlers = handlersOf(call);
  const inline = call.arguments.flatMap((argument) => {
    if (argument.kind !== 'function') return [];
    const effects = sources.effectsOf({ file: module.path, function: argument.key });
    return handlers.includes(argument.key) ? [told(effects)] : [effects];
  });
  const inner: CallExpression[] = [];
  for (const argument of [call.callee, ...call.arguments]) forEachWithin(argument, (one) => void (one.kind === 'call' && inner.push(one)));
  return all([...inline, ...[call, ...inner].map((one) => effectsOfCall(one, module, new Set(), sources))]);
}

/** What a call may do, the functions that it is handed by name included. `within`: the functions whose own names it may change. */
export function effectsOfCall(call: CallExpression, module: Module, within: ReadonlySet<FunctionNode>, sources: EffectSources): Effects {
  const site: Site = { file: module.path, function: call.function, part: 'call', index: call.index };
  const handed = call.arguments.flatMap((argument) =>
    argument.kind === 'name' || argument.kind === 'member' ? sources.linker.functionsOf(module.path, argument) : [],
  );
  const ofHanded = all(handed.map(sources.effectsOf));
  if (isKept(call, within)) return ofHanded;
  const operation = sources.recogniser.sendingAt(site);
  if (operation) return all([ofHanded, ofOperation(operation, call, module)]);
  const callees = sources.linker.calleesOf(site);
  if (callees.length) return all([ofHanded, ...callees.map(sources.effectsOf)]);
  return all([ofHanded, ofUnknown(call, module, within, sources)]);
}

/** `cache.set(key, made)`, and `cache.get(key)` before: what is kept is what whoever asks next would have been given anyway. */
function isKept({ callee }: CallExpression, within: ReadonlySet<FunctionNode>): boolean {
  if (callee.kind !== 'member' || !KEEPS.test(callee.name) || !IS_CACHE.test(namesOf(callee.object))) return false;
  const cache = pathOf(callee.object);
  const isAsked = ({ callee: asked }: CallExpression) => asked.kind === 'member' && ASKS.test(asked.name) && pathOf(asked.object) === cache;
  return cache !== undefined && [...within].some(({ calls }) => calls.some(isAsked));
}

const IS_CACHE = /cache|memo(ized?)?(?![a-z])/i;
const KEEPS = /^[hmp]?(set|put|del|delete|expire)(ex|nx|[A-Z]\w*)?$/;
const ASKS = /^[hm]?(get|has|peek|fetch)([A-Z]\w*)?$/;

/** Whether a request is sent for what it changes. */
export function changesOthers({ method }: Sending, call: CallExpression, module: Module): boolean {
  return SENDS_BODY.test(method) || call.arguments.some((argument) => saysOtherVerb(argument, module));
}

function ofOperation(operation: Sending, call: CallExpression, module: Module): Effects {
  const { kind, connection, method, meaning, gives } = operation;
  const isRead = READS.has(kind) || (kind === 'request' && !changesOthers(operation, call, module));
  return {
    isReadOnly: isRead && (connection === 'pool' || kind === 'connect'),
    mayRefuse: (meaning.failsWhenMissing === true && gives !== 'count') || /Or(Throw|Fail|Reject)/.test(method),
    isFollowed: true,
  };
}

/** Commands that a client is sent, named for what they do, and leave everything as it is. */
const READING_COMMAND = /^(Get|BatchGet|List|Head|Describe|Query|Scan|Search|Select|Lookup)/;

function saysOtherVerb(argument: Expression, module: Module): boolean {
  if (argument.kind === 'call') return argument.form === 'new' && isCommandThatChanges(argument.callee);
  if (argument.kind === 'name') {
    const made = module.bindings[argument.binding]?.definitions ?? [];
    return (
      /init|options|config/i.test(argument.name) ||
      made.some(({ source }) => source.kind === 'value' && source.expression.kind === 'call' && saysOtherVerb(source.expression, module))
    );
  }
  if (argument.kind !== 'object') return false;
  return argument.entries.some(
    ({ name, value }) =>
      name === undefined ||
      name === 'body' ||
      (name === 'method' && !(value.kind === 'text' && /^(get|head)$/i.test(value.parts.join('')))),
  );
}

function isCommandThatChanges(made: Expression): boolean {
  return (made.kind === 'name' || made.kind === 'member') && /Command$/.test(made.name) && !READING_COMMAND.test(made.name);
}

/** A call of nothing that is known: harmless only if it is not done for its effect, and not on what outlives the function. */
function ofUnknown(call: CallExpression, module: Module, within: ReadonlySet<FunctionNode>, sources: EffectSources): Effects {
  const { callee, use, form } = call;
  const waited = chainedOn(call);
  if (waited) return effectsOfCall({ ...waited, use }, module, within, sources);
  if (form === 'import') return UNKNOWN;
  if (form === 'new' || isParameter(callee, module, within)) return HARMLESS;
  const path = callee.kind === 'member' ? callee : undefined;
  if (path && (LOGS.test(namesOf(path)) || BUILDS.test(path.name) || path.name === 'forEach')) return HARMLESS;
  if (path && use === 'awaited' && READS_ANSWER.test(path.name) && !call.arguments.length) return HARMLESS;
  const origin = sources.linker.originOf(module.path, callee);
  const options = origin.kind === 'one-of' ? origin.options : [origin];
  if (options.every(({ kind }) => kind === 'library')) return HARMLESS;
  if (use === 'awaited' && !isBuiltIn(callee)) return origin.kind === 'unknown' ? UNKNOWN : CHANGING;
  if (path && CHANGES.test(path.name) && !isOwn(path.object, module, within)) return CHANGING;
  return use === 'dropped' && !(path && isOwn(path.object, module, within)) ? CHANGING : HARMLESS;
}

/** `Promise.all([…])`, `Array.fromAsync(…)` wait for nothing but what they are given. */
function isBuiltIn(callee: Expression): boolean {
  return (
    callee.kind === 'member' &&
    callee.object.kind === 'name' &&
    callee.object.binding < 0 &&
    /^(Promise|Array|Object)$/.test(callee.object.name)
  );
}

/** What the function was handed to call: whoever hands it over answers for it. */
function isParameter(callee: Expression, module: Module, within: ReadonlySet<FunctionNode>): boolean {
  const binding = callee.kind === 'name' ? module.bindings[callee.binding] : undefined;
  return binding?.kind === 'parameter' && [...within].some(({ key }) => key === binding.function);
}

function ofSteps(node: FunctionNode, within: ReadonlySet<FunctionNode>, module: Module): Effects {
  let effects = HARMLESS;
  const assigned = (target: Expression) => {
    if (!isOwn(target, module, within)) effects = { ...effects, isReadOnly: false };
  };
  const handled = new Set<Step>();
  const filled = filledByFirst(node, module);
  forEachStep(node.body, (step) => {
    // Like the handlers of promises.
    if (step.kind === 'try') forEachStep(step.handler ?? [], (inner) => void handled.add(inner));
    if (step.kind === 'assign' && step.operator !== '??=' && !filled.has(step)) assigned(step.target);
    else if (step.kind === 'leave' && step.how === 'throw' && !handled.has(step) && !isPassedOn(step.value, module))
      effects = { ...effects, mayRefuse: true };
  });
  for (const expression of expressionsIn(node.body)) {
    forEachWithin(expression, (inner) => {
      if (inner.kind === 'assign') assigned(inner.target);
      else if (inner.kind === 'operator' && /^(\+\+|--|delete)/.test(inner.operator) && inner.operands[0]) assigned(inner.operands[0]);
    });
  }
  return effects;
}

/** `(error) => { span.end(); throw error; }`: what came in as a failure goes on as one. */
function isPassedOn(thrown: Expression | undefined, module: Module): boolean {
  return thrown?.kind === 'name' && module.bindings[thrown.binding]?.kind === 'parameter';
}

/** The function and those that stand in it. */
export function withNested(node: FunctionNode, module: Module): ReadonlySet<FunctionNode> {
  const within = new Set([node]);
  const keys = new Set([node.key]);
  for (const one of module.functions) {
    if (one.parent === undefined || !keys.has(one.parent)) continue;
    within.add(one);
    keys.add(one.key);
  }
  return within;
}

function namesOf(expression: Expression): string {
  if (expression.kind === 'member') return `${namesOf(expression.object)}.${expression.name}`;
  return expression.kind === 'name' ? expression.name : '';
}

function all(effects: readonly Effects[]): Effects {
  return {
    isReadOnly: effects.every(({ isReadOnly }) => isReadOnly),
    mayRefuse: effects.some(({ mayRefuse }) => mayRefuse),
    isFollowed: effects.every(({ isFollowed }) => isFollowed),
  };
}
