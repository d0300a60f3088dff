/** Which of a file's calls and awaits send something, and how their results are waited for. */

import { optionsOf } from '../link/combine.ts';
import type { AwaitExpression, CallExpression, Expression } from '../model/expression.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import type { Run } from '../model/operation.ts';
import type { LibraryOrigin } from '../model/origin.ts';
import { siteKey } from '../model/place.ts';
import { isPromiseMethod } from '../model/promise.ts';
import { expressionsIn, hasWithin } from '../model/walk.ts';
import type { Batched } from './batches.ts';
import { type BuiltStep, listed, type Queries, rootOf } from './builders.ts';
import { type MeantCall, type MeantCalls, siteOf } from './calls.ts';
import { givenAt } from './given.ts';
import { methodOf } from './labels.ts';
import type { Sent } from './operations.ts';
import { type Parents, parentsIn } from './parents.ts';
import { isAwaited, isBuiltOn } from './returned.ts';
import { type Fate, fateOf, isCombinator } from './runs.ts';
import type { Scope } from './scope.ts';

export interface SendSources {
  readonly scope: Scope;
  readonly meant: MeantCalls;
  readonly queries: Queries;
  readonly batched: Batched;
}

export function sentIn(node: FunctionNode, sources: SendSources): Sent[] {
  const { meant, batched } = sources;
  const sent: Sent[] = [];
  const kept = new Set<number>();
  for (const call of node.calls) {
    const one = meant.get(call);
    if (!one || call.form === 'decorator') continue;
    if (one.meaning.settles)
      sent.push({
        expression: call,
        steps: [...stepsOf(one, sources), ownStep(one, sources)],
        run: runOf(one, sources),
        certainty: 'certain',
      });
    else if (one.meaning.sends !== undefined) {
      const steps = stepsGiven(one, sources);
      if (steps.length)
        sent.push({ expression: call, steps: [...steps, ownStep(one, sources)], run: runOf(one, sources), certainty: 'certain' });
    } else if (one.isInert) {
      const run =
        batched.calls.has(call) || (call.use === 'returned' && batched.functions.has(node.key)) ? 'never' : runOfBuilt(one, sources, kept);
      if (run) sent.push({ expression: call, steps: stepsOf(one, sources), run, certainty: 'certain' });
    } else if (one.meaning.does !== undefined)
      sent.push({ expression: call, steps: [ownStep(one, sources)], run: runOf(one, sources), certainty: 'certain' });
  }
  if (node.isAsync || node.form === 'module' || kept.size) sent.push(...sentByName(node, kept, sources));
  return sent.map((one) => (isHandedOut(one.expression, sources) ? { ...one, isHandedOut: true } : one));
}

/** `query = paginate(query, page)`, where what comes back cannot be told: it may have been given a limit there. */
function isHandedOut(sent: Expression, { scope, meant }: SendSources): boolean {
  let at: Expression = sent;
  while (at.kind !== 'name') {
    if (at.kind === 'await') at = at.value;
    else if (at.kind === 'call' && at.callee.kind === 'member') at = at.callee.object;
    else return false;
  }
  const { binding } = at;
  return (scope.module.bindings[binding]?.definitions ?? []).some(({ source, path }) => {
    const made = source.kind === 'value' && !path.length ? source.expression : undefined;
    const call = made?.kind === 'await' ? made.value : made;
    if (call?.kind !== 'call' || meant.has(call) || builtIn(call, scope)) return false;
    return call.arguments.some((given) => given.kind === 'name' && (given.binding === binding || builtIn(given, scope) !== undefined));
  });
}

function ownStep({ call, meaning, origin, isInert }: MeantCall, { scope }: SendSources): BuiltStep {
  return { call, meaning, origin, scope, isConditional: false, isQuery: isInert };
}

function stepsOf(one: MeantCall, { queries, scope }: SendSources): readonly BuiltStep[] {
  const steps = queries.stepsFrom(rootOf(one, scope.module.path), one.origin.built, one.node.key);
  // What is built is asked by all its steps; the last of this call's own chain stands at the end.
  return one.meaning.settles ? steps : [...steps.filter(({ call }) => call !== one.call), ownStep(one, { queries, scope } as SendSources)];
}

/** The steps of the query or command that the call is given. */
function stepsGiven({ call, meaning, node }: MeantCall, { queries, scope }: SendSources): readonly BuiltStep[] {
  const given = givenAt(call, meaning.sends, meaning.options ?? 0, scope);
  const built = given.state === 'given' ? builtIn(given.expression, scope) : undefined;
  return built?.built[0] ? queries.stepsFrom(built.built[0], built.built, node.key) : [];
}

function runOf({ call, node, meaning }: MeantCall, { batched, scope }: SendSources): Run {
  if (batched.calls.has(call) || (call.use === 'returned' && batched.functions.has(node.key))) return 'never';
  if (meaning.isSynchronous || meaning.does === 'connect' || meaning.does === 'blocking') return 'awaited';
  return settled(fateOf(call, node), node, scope, 0);
}

/** What takes a promise waits for it, when it is waited for itself: `await withRetry(query())`. */
function settled(fate: Fate, node: FunctionNode, scope: Scope, depth: number): Run {
  if (typeof fate === 'string') return fate;
  const outer = depth > 4 ? 'collected' : settled(fateOf(fate.takenBy, node), node, scope, depth + 1);
  return outer === 'dropped' ? 'collected' : outer;
}

/** A built query is sent when it is awaited, chained on with `then`, or handed to who waits; undefined while it is only being built. */
function runOfBuilt(one: MeantCall, sources: SendSources, kept: Set<number>): Run | undefined {
  const { call, node } = one;
  const { meant, scope } = sources;
  if (isSentBySettling(one.meaning.returns ?? 'self', one.origin, scope)) return undefined;
  const parents = parentsIn(node);
  if (isBuiltFurther(call, meant, parents) || isValueOfQuery(call, meant, parents)) return undefined;
  const { binding, isOneOfSeveral } = nameKeeping(call, parents);
  if (binding !== undefined && !isOneOfSeveral && call.use === 'stored') {
    kept.add(binding);
    return undefined;
  }
  if (binding !== undefined && parents.usesOf(binding).every((use) => isOnlyLookedAt(use, meant, parents))) return undefined;
  const fate = fateOf(call, node);
  if (typeof fate !== 'string') {
    // Inside another query it is a part of that one; a function of the workspace does with it what it likes.
    if (meant.has(fate.takenBy) || scope.linking.calleesOf(siteOf(fate.takenBy, scope.module.path)).length) return undefined;
    return settled(fate, node, scope, 0);
  }
  // Of the queries in an object that it gives back, whoever takes one sends that one.
  if (fate === 'collected' && isInObjectGivenBack(call, parents) && isBuiltOn(node, scope)) return undefined;
  // A query that somebody else began and got back is theirs to send.
  const isTheirs = one.meaning.does === undefined && !one.origin.built.length;
  if (fate === 'returned')
    return isTheirs || isBuiltOn(node, scope) || (isBegunElsewhere(one, sources) && !isAwaited(node, scope)) ? undefined : 'returned';
  // A statement that only adds to a query kept elsewhere sends nothing.
  return fate === 'dropped' && (one.origin.built.length || one.meaning.does === undefined)
    ? undefined
    : fate === 'dropped'
      ? 'never'
      : fate;
}

/** `const tables = (db) => ({ orders: db('orders'), customers: db('customers') })` */
function isInObjectGivenBack(call: CallExpression, parents: Parents): boolean {
  let at: Expression | undefined = parents.around(call);
  if (at?.kind !== 'object') return false;
  for (let outer = parents.around(at); outer; outer = parents.around(at)) {
    if (outer.kind !== 'object' && outer.kind !== 'choice') return false;
    at = outer;
  }
  const step = parents.stepOf(at);
  return step?.kind === 'leave' && step.how === 'return';
}

/** The name that keeps a call's value, be it one of several that a test chooses from. */
function nameKeeping(call: CallExpression, parents: Parents): { readonly binding: number | undefined; readonly isOneOfSeveral: boolean } {
  let at: Expression = call;
  for (let outer = parents.around(at); outer?.kind === 'choice' && outer.test !== at; outer = parents.around(at)) at = outer;
  const step = parents.around(at) ? undefined : parents.stepOf(at);
  const isOneOfSeveral = at !== call;
  if (step?.kind === 'let') return { binding: step.bindings[0], isOneOfSeveral };
  return { binding: step?.kind === 'assign' && step.target.kind === 'name' ? step.target.binding : undefined, isOneOfSeveral };
}

/** `query.toSQL()`: asked for what it says, which sends nothing. */
function isOnlyLookedAt(query: Expression, meant: MeantCalls, parents: Parents): boolean {
  const member = parents.around(query);
  const asks = member?.kind === 'member' ? parents.around(member) : undefined;
  const asked = asks?.kind === 'call' && asks.callee === member ? meant.get(asks) : undefined;
  return asked !== undefined && !asked.isInert && !asked.meaning.settles && asked.meaning.does === undefined;
}

/** Whether another query's step is given it among its values: `update({ total: knex.raw('total + 1') })`. */
function isValueOfQuery(call: CallExpression, meant: MeantCalls, parents: Parents): boolean {
  let at: Expression | undefined = parents.around(call);
  if (at?.kind !== 'object') return false;
  while (at && /^(object|array|choice|spread)$/.test(at.kind)) at = parents.around(at);
  return at?.kind === 'call' && meant.get(at)?.isInert === true;
}

/** Whether the chain goes on with a step that is known, perhaps after some that are not. */
function isBuiltFurther(call: CallExpression, meant: MeantCalls, parents: Parents): boolean {
  for (let at: Expression = call; ; ) {
    const member: Expression | undefined = parents.around(at);
    const outer: Expression | undefined =
      member?.kind === 'member' || (member?.kind === 'element' && member.object === at) ? parents.around(member) : undefined;
    if (outer?.kind !== 'call' || outer.callee !== member || isPromiseMethod(methodOf(outer))) return false;
    if (meant.has(outer)) return true;
    at = outer;
  }
}

/** In another function, or with nobody in sight: what the query's first call is asked of is a query already. */
function isBegunElsewhere({ origin, node }: MeantCall, { meant, scope: { linking, module } }: SendSources): boolean {
  const [root] = origin.built;
  if (!root) return false;
  const call = root.file === module.path && root.function === node.key ? linking.modules.call(root) : undefined;
  const first = call && meant.get(call)?.origin;
  return !call || (first !== undefined && linking.index.type(first.library, first.type.split('#')[0] ?? '')?.isInert === true);
}

function isSentBySettling(returns: string, { library, type }: LibraryOrigin, { linking }: Scope): boolean {
  return linking.index.type(library, returns === 'self' ? (type.split('#')[0] ?? '') : returns)?.isSentBySettling ?? false;
}

/** Built queries that a name keeps: awaited, returned or collected by that name. */
function sentByName(node: FunctionNode, kept: ReadonlySet<number>, { scope, queries, meant }: SendSources): Sent[] {
  const { linking, module } = scope;
  if (!kept.size && !awaitsByName(node)) return [];
  const parents = parentsIn(node);
  const sent = new Map<string, Sent>();
  for (const expression of parents.all) {
    const passed = expression.kind === 'await' ? passedThrough(expression.value, kept, scope) : undefined;
    const awaited = passed || isAwaitOfName(expression) ? (expression as AwaitExpression) : undefined;
    const isKept =
      expression.kind === 'name' &&
      kept.has(expression.binding) &&
      isHandedOn(expression, parents.around(expression), parents.stepOf(expression)?.kind === 'leave', module);
    const value = passed ?? awaited?.value ?? (isKept ? expression : undefined);
    const origin = value && builtIn(value, scope);
    if (!value || !origin?.built[0] || isSentBySettling('self', origin, scope)) continue;
    const last = origin.built.at(-1) ?? origin.built[0];
    const steps = queries.stepsFrom(origin.built[0], origin.built, node.key);
    const call = linking.modules.call(last);
    if (!call || !steps.length) continue;
    if (awaited)
      sent.set(`await ${awaited.index}`, {
        expression: awaited,
        steps,
        run: 'awaited',
        certainty: 'certain',
        isGivenMore: passed !== undefined || isOneOfSeveral(value, scope),
        ...(passed && { isHandedOut: true }),
      });
    else if (last.file === module.path && last.function === node.key && meant.has(call)) {
      const run: Run = parents.stepOf(expression)?.kind === 'leave' ? 'returned' : 'collected';
      if (run === 'returned' && isBuiltOn(node, scope)) continue;
      // What is read to be thrown away is no read: a step of the workspace's own may well write.
      const isWritten = steps.some(({ meaning }) => listed(meaning.adds).some(({ part }) => part === 'verb'));
      const isPushed = parents.around(expression)?.kind === 'call' && !isWritten;
      const certainty = isPushed ? 'possible' : 'certain';
      if (!sent.has(siteKey(last))) sent.set(siteKey(last), { expression: call, steps, run, certainty });
    }
  }
  return [...sent.values()];
}

/** `await withFilters(query, filters)`: the query that a function of the workspace is handed, and gives back with more steps. */
function passedThrough(value: Expression, kept: ReadonlySet<number>, scope: Scope): Expression | undefined {
  const given = value.kind === 'call' ? value.arguments.find((one) => one.kind === 'name' && kept.has(one.binding)) : undefined;
  if (!given || value.kind !== 'call' || !builtIn(value, scope)) return undefined;
  return scope.linking.calleesOf(siteOf(value, scope.module.path)).length ? given : undefined;
}

const waiting = new WeakMap<FunctionNode, boolean>();

/** Whether anything is awaited that was begun before: few functions do, and what stands around what is gathered for them alone. */
function awaitsByName(node: FunctionNode): boolean {
  const known = waiting.get(node) ?? expressionsIn(node.body).some((expression) => hasWithin(expression, isAwaitOfName));
  waiting.set(node, known);
  return known;
}

function isAwaitOfName(inner: Expression): boolean {
  return inner.kind === 'await' && (inner.value.kind === 'name' || inner.value.kind === 'member');
}

/** The query that a value is, where it is one that nobody has sent yet. */
function builtIn(expression: Expression, { linking, module }: Scope): LibraryOrigin | undefined {
  return optionsOf(linking.value(module.path, expression)).find(
    (option) => option.kind === 'library' && linking.index.type(option.library, option.type)?.isInert === true,
  ) as LibraryOrigin | undefined;
}

/** Whether some of the queries that a value may be begin elsewhere: `query = withOwner(query, id)`. */
function isOneOfSeveral(value: Expression, { linking, module }: Scope): boolean {
  const roots = optionsOf(linking.value(module.path, value)).flatMap((option) => (option.kind === 'library' ? [option.built[0]] : []));
  return new Set(roots.map((root) => root && siteKey(root))).size > 1;
}

/** Returned, or put among others for a combinator. */
function isHandedOn(expression: Expression, around: Expression | undefined, isReturned: boolean, module: Module): boolean {
  return (
    isReturned ||
    around?.kind === 'array' ||
    (around?.kind === 'call' && around.callee !== expression && (isCombinator(around) || isGathered(around, module)))
  );
}

/** `queries.push(query)` of what `Promise.all(queries)` waits for. */
function isGathered({ callee }: CallExpression, { functions }: Module): boolean {
  if (callee.kind !== 'member' || callee.name !== 'push' || callee.object.kind !== 'name') return false;
  const { binding } = callee.object;
  return functions.some(({ calls }) =>
    calls.some((call) => isCombinator(call) && call.arguments[0]?.kind === 'name' && call.arguments[0].binding === binding),
  );
}
