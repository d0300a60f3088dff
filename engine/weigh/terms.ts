/**
 * What a function sends: a term for each operation it reaches, through its own calls and those of the functions it calls, with
 * the loops on the way. Terms are computed once a function and taken over by every caller.
 */
import type { LoopFact, LoopUse, Need, Term } from '../model/cost.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FunctionNode, LoopStep, Module } from '../model/module.ts';
import type { CallbackUse, CallTarget, Sending } from '../model/operation.ts';
import { isSameSite, type Site, siteKey } from '../model/place.ts';
import { type Event, eventsOf, expressionsOfOneItem, siteIn } from './body.ts';
import { waysOf } from './callees.ts';
import { bothAsked } from './conditions/memory.ts';
import { bothNeeds, NO_NEEDS } from './conditions/needs.ts';
import { termsPassed } from './conditions/passed-terms.ts';
import { innermostThrough, paced, TermTable, useOf } from './contributions.ts';
import { inputsOf, isInnerArrow, isOfParameters, positionsOf, rootsThrough } from './inputs.ts';
import { listOf } from './loops/lists.ts';
import { handedIn, handedLoops, handedThrough, type ListedLoop, type OpenCall, OpenCalls, openedBy } from './open-calls.ts';
import { conditionsOn, type Passage, passageAt } from './passage.ts';
import { sendsAnything } from './sending.ts';
import { NO_SUMMARY, type Summary, type SummarySources } from './summary.ts';
import { type Dependence, SELF } from './values/dependence.ts';

/** Longer chains and deeper loops than these explain nothing any more. */
const MOST_HOPS = 10;
const MOST_LOOPS = 4;

export function summarise(target: CallTarget, sources: SummarySources): Summary {
  const module = sources.modules.around(target.file, target.function);
  const node = module && functionWith(module, target.function);
  if (!module || !node || !sendsAnything(node, module, sources)) return NO_SUMMARY;
  const summary = new Summariser(module, node, sources);
  for (const event of eventsOf(node)) summary.add(event);
  return summary.result();
}

class Summariser {
  readonly module: Module;
  readonly node: FunctionNode;
  private readonly sources: SummarySources;
  private readonly dependence: Dependence;
  private readonly positions: ReadonlyMap<number, number>;
  private readonly table = new TermTable();
  private readonly openCalls: OpenCalls;
  private passage: Passage | undefined;

  constructor(module: Module, node: FunctionNode, sources: SummarySources) {
    this.module = module;
    this.node = node;
    this.sources = sources;
    this.dependence = sources.dependence(module);
    this.positions = positionsOf(node);
    this.openCalls = new OpenCalls(node, module, this.positions);
  }

  add(event: Event): void {
    const { expression } = event;
    const site = siteIn(this.module.path, expression);
    const operation = this.sources.recogniser.sendingAt(site);
    if (operation) this.addOperation(operation, event);
    if (expression.kind !== 'call') {
      this.addRead(expression.value, site, event);
      return;
    }
    const use = this.sources.recogniser.callbackAt(site);
    if (use) {
      const passed = use.passedFrom === undefined ? [] : expression.arguments.slice(use.passedFrom);
      for (const callback of use.functions) {
        if (use.callback.runs === 'once' || use.callback.runs === 'retry')
          this.addCalled(callback, site, event, passed, use.concurrency === 'limited');
        else if (use.callback.runs === 'each') this.addIterated(callback, use, site, event);
      }
      for (const position of use.handedOn) this.addHandedOn(expression.arguments[position] as Expression, use, site, event);
    }
    if (operation || expression.form === 'decorator') return;
    const handed = handedIn(expression.callee, this.node, this.module);
    const callees = handed && !handed.path.length ? [] : this.sources.linker.calleesOf(site);
    // A part of what is injected is known by its type.
    if (handed && !callees.length) {
      this.openCalls.keep(handed.binding, {
        path: handed.path,
        loops: this.openLoops(event, expression, site),
        isConditional: event.arms.length > 0,
        isExceptional: event.isExceptional,
        askedFirst: this.passageOf(event).askedFirst,
      });
      return;
    }
    for (const [one, way] of waysOf(event, callees, this.module.path, this.sources)) this.addCalled(one, site, way, expression.arguments);
    if (!use) this.addPassedOn(expression, site, event);
  }

  result(): Summary {
    return { terms: this.table.terms(), openCalls: this.openCalls.list() };
  }

  private addOperation(operation: Sending, event: Event): void {
    if (operation.run === 'never') return;
    const roots = this.dependence.rootsOf(event.expression);
    const passage = this.passageOf(event);
    const isConcurrent = operation.run === 'collected' || operation.run === 'dropped';
    this.table.keep(event, {
      operation: operation.site,
      root: operation.site,
      isRootOpen: operation.isTargetOpen,
      loops: this.loopsAround(event, roots, operation.site, isConcurrent),
      chain: [operation.site],
      ...inputsOf(roots, this.positions, this.module, this.node),
      ...conditionsOn(passage),
      askedFirst: bothAsked(operation.isCached ? 'cache' : undefined, passage.askedFirst),
      needs: passage.needs,
      isSteady: passage.isSteady,
      isAlternative: false,
    });
  }

  /** Takes over the terms of a function that the call runs. */
  private addCalled(target: CallTarget, site: Site, event: Event, given: readonly Expression[], isPaced = false): void {
    const summary = this.sources.summaryOf(target);
    if (!summary.terms.length && !summary.openCalls.length) return;
    const call = event.expression as CallExpression;
    const isConcurrent = call.use !== 'awaited' && call.use !== 'returned';
    const isArrow = isInnerArrow(target, this);
    for (const { term, needs } of termsPassed(summary.terms, call, given, this)) {
      const roots = rootsThrough(this.dependence, term, call, given, isArrow);
      const loops = this.loopsAround(event, roots, site, isConcurrent);
      this.takeOver(term, site, event, isPaced ? loops.map(paced) : loops, roots, needs);
    }
    for (const open of summary.openCalls) {
      if (open.parameter !== undefined) this.addOpened(open, given, site, event);
      else if (target.file === this.module.path) this.carryOn(open, open.binding, site, event);
    }
  }

  /** What is awaited of an object may be a getter's answer. */
  private addRead(value: Expression, site: Site, event: Event): void {
    if (value.kind !== 'member') return;
    for (const getter of this.sources.linker.gettersOf(this.module.path, value)) {
      for (const term of this.sources.summaryOf(getter).terms) {
        const roots = rootsThrough(this.dependence, term, value, []);
        this.takeOver(term, site, event, this.loopsAround(event, roots, site, false), roots);
      }
    }
  }

  /** A nested function calls a parameter of this function, or of one further out. */
  private carryOn(
    open: Pick<OpenCall, 'path' | 'isConditional' | 'isExceptional' | 'askedFirst'> & { readonly loops: readonly ListedLoop[] },
    binding: number,
    site: Site,
    event: Event,
    own: readonly ListedLoop[] = [],
  ): void {
    const around = this.openLoops(event, event.expression as CallExpression, site);
    this.openCalls.keep(binding, {
      path: open.path,
      loops: [...around, ...own, ...open.loops].slice(-MOST_LOOPS),
      isConditional: open.isConditional || event.arms.length > 0,
      isExceptional: open.isExceptional || event.isExceptional,
      askedFirst: bothAsked(open.askedFirst, this.passageOf(event).askedFirst),
    });
  }

  /** The callback's terms, once for every item that the call runs over. */
  private addIterated(callback: CallTarget, use: CallbackUse, site: Site, event: Event): void {
    const summary = this.sources.summaryOf(callback);
    const fact = summary.terms.length || summary.openCalls.length ? this.sources.loopAt(site) : undefined;
    if (!fact) return;
    const call = event.expression as CallExpression;
    for (const open of summary.openCalls)
      if (open.parameter === undefined && callback.file === this.module.path)
        this.carryOn(open, open.binding, site, event, [this.openLoopOf(fact, use)]);
    const isInline = call.arguments.some((argument) => argument.kind === 'function' && argument.key === callback.function);
    const ofOneItem = new Set(
      isInline ? expressionsOfOneItem(functionWith(this.module, callback.function)).map((one) => siteKey(siteIn(callback.file, one))) : [],
    );
    const isArrow = isInnerArrow(callback, this);
    for (const term of summary.terms) {
      const roots = rootsThrough(this.dependence, term, call, [], isArrow);
      if (ofOneItem.has(siteKey(term.chain[0] as Site))) {
        this.takeOver(term, site, event, this.loopsAround(event, roots, site, false), roots);
        continue;
      }
      const own: LoopUse = {
        ...useOf(fact),
        isDependent: term.dependsOn.some(({ parameter }) => parameter !== SELF),
        // A function that stands elsewhere is called by the iterating call itself.
        through: isInline ? innermostThrough(term) : site,
      };
      this.takeOver(term, site, event, [...this.loopsAround(event, roots, site, false), own], roots);
    }
  }

  /** A parameter that the call runs: what it costs, whoever calls this function can say. */
  private addHandedOn(given: Expression, use: CallbackUse, site: Site, event: Event): void {
    const { runs } = use.callback;
    const handed = handedIn(given, this.node, this.module);
    if (!handed || runs === 'later' || runs === 'batch') return;
    const fact = runs === 'each' ? this.sources.loopAt(site) : undefined;
    const open = { path: handed.path, loops: [], isConditional: false, isExceptional: false, askedFirst: undefined };
    this.carryOn(open, handed.binding, site, event, fact ? [this.openLoopOf(fact, use)] : []);
  }

  /** An iterating call whose rounds call a parameter. */
  private openLoopOf(fact: LoopFact, use: CallbackUse): ListedLoop {
    return this.openCalls.loopOver(this.sources.recogniser.dataOf(use), { ...useOf(fact), isDependent: true, through: use.call });
  }

  /** A function that is handed to one that calls it: its terms with the loops around that call. */
  private addOpened(open: OpenCall, given: readonly Expression[], site: Site, event: Event): void {
    const { outer, handed } = handedThrough(open, given, this);
    if (outer) {
      const loops = open.loops.map((loop) => this.openCalls.handedOn(loop, given));
      this.carryOn({ ...open, path: outer.path, loops }, outer.binding, site, event);
    }
    if (!handed || outer) return;
    const call = event.expression as CallExpression;
    for (const target of this.sources.linker.functionsOf(this.module.path, handed)) {
      const { terms, openCalls } = this.sources.summaryOf(target);
      const loops = terms.length + openCalls.length ? handedLoops(open.loops, { site, given, callback: target }, this.sources) : [];
      const own = loops.map((loop) => this.openCalls.loopOver(undefined, loop));
      for (const inner of target.file === this.module.path ? openCalls : [])
        if (inner.parameter === undefined) this.carryOn(inner, inner.binding, site, event, own);
      for (const term of terms) {
        const roots = rootsThrough(this.dependence, term, call, [], isInnerArrow(target, this));
        const inner = loops.map((loop) => ({
          ...loop,
          isDependent: loop.isDependent && term.dependsOn.length > 0,
          // A function that stands elsewhere is called by the one that it is handed to.
          through: handed.kind === 'function' ? innermostThrough(term) : site,
        }));
        this.takeOver({ ...term, ...openedBy(open, term) }, site, event, [...this.loopsAround(event, roots, site, false), ...inner], roots);
      }
    }
  }

  /** A function handed to a stranger that is waited for is taken to run once: a span, a wrapper, a lock. */
  private addPassedOn(call: CallExpression, site: Site, event: Event): void {
    if (call.use !== 'awaited' && call.use !== 'returned') return;
    for (const given of call.arguments)
      if (given.kind === 'function' && !this.sources.linker.calleesOf(site).length)
        this.addCalled({ file: this.module.path, function: given.key }, site, event, []);
  }

  private takeOver(
    term: Term,
    site: Site,
    event: Event,
    loops: readonly LoopUse[],
    roots: ReadonlySet<number>,
    needs: readonly Need[] = NO_NEEDS,
  ): void {
    if (term.chain.length >= MOST_HOPS) return;
    const passage = this.passageOf(event);
    const outer = loops.filter((loop) => !term.loops.some((inner) => isSameSite(inner.loop, loop.loop)));
    this.table.keep(event, {
      ...term,
      root: term.isRootOpen ? site : term.root,
      isRootOpen: term.isRootOpen && (passage.isPassedOn || isOfParameters(term, this.positions)),
      loops: [...outer, ...term.loops].slice(-MOST_LOOPS),
      chain: [site].concat(term.chain),
      ...inputsOf(roots, this.positions, this.module, this.node),
      ...conditionsOn(passage, term),
      needs: bothNeeds(passage.needs, needs),
      isSteady: term.isSteady && (!term.dependsOn.length || passage.isSteady),
    });
  }

  /** What all terms that pass a call have in common; they come one call after another. */
  private passageOf(event: Event): Passage {
    if (this.passage?.event !== event) {
      const { module, node, positions: parameters, sources } = this;
      this.passage = passageAt(event, { module, node, parameters, isSteady: sources.steadiness(module), modules: sources.modules });
    }
    return this.passage;
  }

  private loopsAround(event: Event, roots: ReadonlySet<number>, through: Site, isConcurrent: boolean): LoopUse[] {
    return event.loops.flatMap((step) => this.loopUse(step, roots, through, isConcurrent && !event.isWaitedFor) ?? []);
  }

  /** What of the loops around the call of a parameter a caller has to know. */
  private openLoops({ loops }: Event, { arguments: given }: CallExpression, site: Site): readonly ListedLoop[] {
    const roots = new Set(given.flatMap((argument) => [...this.dependence.rootsOf(argument)]));
    return loops.flatMap((step) => {
      const loop = this.loopUse(step, roots, site, false);
      return loop ? [this.openCalls.loopOver(listOf(step), loop)] : [];
    });
  }

  private loopUse(step: LoopStep, roots: ReadonlySet<number>, through: Site, isConcurrent: boolean): LoopUse | undefined {
    const fact = this.sources.loopAt({ file: this.module.path, function: step.function, part: 'loop', index: step.index });
    if (!fact) return undefined;
    const changing = step.items.length ? step.items : [...this.dependence.changedIn(step)];
    const isDependent = changing.some((binding) => roots.has(binding));
    return { ...useOf(fact), isConcurrent: fact.isConcurrent || isConcurrent, isDependent, through };
  }
}
