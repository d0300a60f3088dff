/**
 * Whether a loop asks the same again and again: what is asked does not change from round to round, and nothing that the loop does
 * can change the answer. Where it is not known what the loop does, the answer is no.
 */
import type { Effects, LoopUse, Term } from '../../model/cost.ts';
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { FunctionNode, Module, Step } from '../../model/module.ts';
import type { Operation } from '../../model/operation.ts';
import { isSameSite, type Site } from '../../model/place.ts';
import type { Linker, Modules, Recogniser } from '../../model/steps.ts';
import { expressionsIn, forEachStep, forEachWithin, hasWithin } from '../../model/walk.ts';
import { type Dependence, SELF } from '../values/dependence.ts';

export interface InvarianceSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  dependence(module: Module): Dependence;
  effectsOf(call: Site): Effects;
}

/** What one round of a loop does. */
interface Round {
  readonly steps: readonly Step[];
  /** What the loop declares, so that it is new in every round. */
  readonly fresh: ReadonlySet<number>;
}

/** What may change what others read. */
const WRITES: ReadonlySet<Operation['kind']> = new Set(['insert', 'update', 'upsert', 'delete', 'sql', 'transaction', 'lock']);
const CHANGES = /^(push|unshift|pop|shift|splice|sort|reverse|fill|set|add|delete|clear|append|assign|update|next|use|switch|select)/;

/** `beside` are the function's terms: among them is what else the loop does. */
export function isInvariantIn(loop: LoopUse, term: Term, beside: readonly Term[], sources: InvarianceSources): boolean {
  const operation = sources.recogniser.operationAt(term.operation);
  const round = roundOf(loop.loop, sources);
  if (!operation || !round || loop.isDependent || !term.isSteady || isScoped(term, loop, sources)) return false;
  const inner = term.loops.slice(term.loops.findIndex((use) => isSameSite(use.loop, loop.loop)) + 1);
  if (inner.some(({ purpose }) => purpose !== 'few')) return false;
  const written = beside.flatMap((other) =>
    other.loops.some((use) => isSameSite(use.loop, loop.loop)) ? (sources.recogniser.operationAt(other.operation) ?? []) : [],
  );
  // A call that reads in order to write keeps what it reads to itself.
  const isDirect = isSameSite(loop.through, term.operation);
  return (
    (isDirect || sources.effectsOf(loop.through).isReadOnly) &&
    !written.some((other) => mayChangeAnswer(other, operation)) &&
    !isChangedIn(round, loop, sources) &&
    isFollowed(round, loop.loop.file, sources)
  );
}

/** The steps of a loop statement's body, or those of the function that an iterating call is given. */
function roundOf(loop: Site, { modules, recogniser }: InvarianceSources): Round | undefined {
  const module = modules.around(loop.file, loop.function);
  const step = modules.loopStep(loop);
  if (!module) return undefined;
  if (step) {
    // A loop over nothing goes on until something has changed.
    if (!step.over && step.form !== 'for') return undefined;
    const nested = module.functions.filter(({ start, end }) => step.head.end <= start && end <= step.end);
    return { steps: [...step.body, ...nested.flatMap(({ body }) => body)], fresh: declaredBy(module, nested, step.body) };
  }
  const callbacks = recogniser.callbackAt(loop)?.functions.filter(({ file }) => file === loop.file) ?? [];
  const own = callbacks.flatMap((callback) => modules.function(callback.file, callback.function) ?? []);
  const nested = module.functions.filter(({ start, end }) => own.some((node) => node.start <= start && end <= node.end));
  return own.length ? { steps: nested.flatMap(({ body }) => body), fresh: declaredBy(module, nested, []) } : undefined;
}

function declaredBy({ bindings }: Module, functions: readonly FunctionNode[], body: readonly Step[]): ReadonlySet<number> {
  const keys = new Set(functions.map(({ key }) => key));
  const declared = new Set<number>();
  bindings.forEach((binding, index) => void (keys.has(binding.function) && declared.add(index)));
  forEachStep(body, (step) => {
    if (step.kind === 'let') for (const binding of step.bindings) declared.add(binding);
  });
  return declared;
}

/** A function that is run for the item (`inTenant(tenant, () => …)`), or in a transaction of its own, sees what others do not. */
function isScoped({ chain }: Term, { through }: LoopUse, { modules, recogniser }: InvarianceSources): boolean {
  const from = chain.findIndex((site) => isSameSite(site, through));
  return chain
    .slice(Math.max(from, 0), -1)
    .some((site) => modules.call(site)?.arguments.some(({ kind }) => kind === 'function') || recogniser.operationAt(site) !== undefined);
}

/** The same table, one that cannot be told, or one that comes along. */
function mayChangeAnswer(other: Operation, read: Operation): boolean {
  if (!WRITES.has(other.kind)) return false;
  if (other.kind === 'transaction') return other.isBulk;
  if (other.target === undefined || other.target === read.target) return true;
  return read.sql !== undefined || read.includes === undefined || read.includes.length > 0 || !read.filter.isKnown;
}

/** Whether what is asked is made of something that the loop makes, fills or assigns. */
function isChangedIn({ steps, fresh }: Round, { through }: LoopUse, { modules, linker, dependence }: InvarianceSources): boolean {
  const module = modules.around(through.file, through.function);
  const call = modules.call(through);
  if (!module || !call) return true;
  const roots = dependence(module).rootsOf(call);
  const isMade = (binding: number) =>
    fresh.has(binding) &&
    (module.bindings[binding]?.definitions.some(
      ({ source }) => source.kind === 'value' && hasWithin(source.expression, ({ kind }) => kind === 'call' || kind === 'await'),
    ) ??
      true);
  if ([...roots].some(isMade)) return true;
  let isFound = false;
  const changed = (target: Expression) => {
    const root = rootOf(target);
    isFound ||= root !== undefined && roots.has(root);
  };
  forEachStep(steps, (step) => void (step.kind === 'assign' && changed(step.target)));
  for (const expression of expressionsIn(steps)) {
    forEachWithin(expression, (inner) => {
      if (inner.kind === 'assign') changed(inner.target);
      else if (inner.kind === 'operator' && /^(\+\+|--|delete)/.test(inner.operator) && inner.operands[0]) changed(inner.operands[0]);
      else if (inner.kind === 'call' && inner.callee.kind === 'member') {
        const { object, name } = inner.callee;
        const origin = object.kind === 'this' ? undefined : linker.originOf(through.file, object);
        // What a library's value does is an operation, and was asked above; but for steps of a query that is built before the loop.
        const isStep = origin?.kind === 'library' && origin.built.length > 0 && inner.arguments.length > 0 && inner !== call;
        if (isStep || (origin && origin.kind !== 'library' && CHANGES.test(name))) changed(object);
      }
    });
  }
  return isFound;
}

/** The name, or `this`, that a path begins with. */
function rootOf(path: Expression): number | undefined {
  if (path.kind === 'member' || path.kind === 'element') return rootOf(path.object);
  return path.kind === 'name' ? path.binding : path.kind === 'this' ? SELF : undefined;
}

/** Work that cannot be followed may change anything. */
function isFollowed({ steps }: Round, file: string, { effectsOf }: InvarianceSources): boolean {
  const isUnknown = (call: CallExpression) => !effectsOf({ file, function: call.function, part: 'call', index: call.index }).isFollowed;
  return !expressionsIn(steps).some((expression) =>
    hasWithin(expression, (inner) => inner.kind === 'await' && inner.value.kind === 'call' && isUnknown(inner.value)),
  );
}
