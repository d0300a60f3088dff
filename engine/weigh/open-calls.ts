/** Calls of parameters, a function's own or those of the functions around it, which only its callers can say the cost of. */

import type { AskedFirst, LoopUse, Term } from '../model/cost.ts';
import type { Expression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import { onlyValueBehind } from '../model/only-value.ts';
import type { CallTarget } from '../model/operation.ts';
import { type Site, siteKey } from '../model/place.ts';
import { bothAsked } from './conditions/memory.ts';
import { listedName } from './loops/lists.ts';
import type { SummarySources } from './summary.ts';

/** `each(item)` in `function forEach(items, each)`. */
export interface OpenCall {
  /** The parameter, as its module numbers it. */
  readonly binding: number;
  /** The names under which what is called lies in it: `execute` of `options.execute(item)`; empty when it is called itself. */
  readonly path: readonly string[];
  /** Its position; undefined when it is a parameter of a function around this one, which alone can say what is called. */
  readonly parameter: number | undefined;
  readonly loops: readonly OpenLoop[];
  readonly isConditional: boolean;
  /** Whether it is called only after something failed: `catch { evict(); }`. */
  readonly isExceptional: boolean;
  /** What is asked first, so that the call fills a miss. */
  readonly askedFirst: AskedFirst | undefined;
}

/** A loop with the parameter whose items it runs over, as its module numbers it; undefined where it runs over what the function finds itself. */
export interface ListedLoop extends LoopUse {
  readonly list: number | undefined;
}

/** A loop around the call of a parameter, as callers are told of it. */
export interface OpenLoop extends ListedLoop {
  /** That parameter's position; undefined when it is one of a function around this one. */
  readonly runsOver: number | undefined;
}

/** Functions that hand each other on have but so many. */
const MOST = 32;

/** Calls of one parameter in the same loops are one. */
export class OpenCalls {
  private readonly calls = new Map<string, OpenCall>();
  private readonly node: FunctionNode;
  private readonly module: Module;
  private readonly positions: ReadonlyMap<number, number>;

  constructor(node: FunctionNode, module: Module, positions: ReadonlyMap<number, number>) {
    this.node = node;
    this.module = module;
    this.positions = positions;
  }

  keep(binding: number, open: Omit<OpenCall, 'binding' | 'parameter' | 'loops'> & { readonly loops: readonly ListedLoop[] }): void {
    const key = `${[binding, ...open.path].join('.')}|${open.loops.map(({ loop }) => siteKey(loop)).join('|')}`;
    const known = this.calls.get(key);
    const isPlainer =
      known &&
      ((known.askedFirst && !open.askedFirst) ||
        (known.isConditional && !open.isConditional) ||
        (known.isExceptional && !open.isExceptional));
    if (known ? !isPlainer : this.calls.size >= MOST) return;
    const loops = open.loops.map((loop) => ({ ...loop, runsOver: this.positionOf(loop.list) }));
    this.calls.set(key, { ...open, loops, binding, parameter: this.positionOf(binding) });
  }

  list(): readonly OpenCall[] {
    return [...this.calls.values()];
  }

  /** A loop around the call of a parameter, over a list. */
  loopOver(list: Expression | undefined, loop: LoopUse): ListedLoop {
    const parameter = (one: Expression) => parameterIn(one, this.node, this.module);
    const listed = listedName(list, this.module, (name) => parameter(name) !== undefined);
    return { ...loop, list: listed && parameter(listed) };
  }

  /** What another function, which is called with these, says of its loops. */
  handedOn({ runsOver, ...loop }: OpenLoop, given: readonly Expression[]): ListedLoop {
    return this.loopOver(runsOver === undefined ? undefined : given[runsOver], loop);
  }

  private positionOf(binding: number | undefined): number | undefined {
    return binding === undefined ? undefined : this.positions.get(binding);
  }
}

/** The binding of the parameter that an expression is, of the function or of one around it; undefined when it is none. */
export function parameterIn(expression: Expression, node: FunctionNode, module: Module): number | undefined {
  const binding = expression.kind === 'name' ? module.bindings[expression.binding] : undefined;
  if (expression.kind !== 'name' || binding?.kind !== 'parameter' || binding.definitions.some(({ path }) => path.length > 0))
    return undefined;
  return isAround(binding.function, node, module) ? expression.binding : undefined;
}

function isAround(key: string | undefined, node: FunctionNode, module: Module): boolean {
  let holder: FunctionNode | undefined = node;
  while (holder && holder.key !== key) {
    const { parent }: FunctionNode = holder;
    holder = parent === undefined ? undefined : functionWith(module, parent);
  }
  return holder !== undefined;
}

/** A parameter, of the function or of one around it, and where in it something lies. */
export interface Handed {
  readonly binding: number;
  readonly path: readonly string[];
}

/** What a caller hands in, itself or as a part: `each`, `options.execute`, and `execute` after `const { execute } = options`. */
export function handedIn(expression: Expression, node: FunctionNode, module: Module): Handed | undefined {
  const whole = parameterIn(expression, node, module);
  if (whole !== undefined) return { binding: whole, path: [] };
  if (expression.kind === 'member')
    return isOfOptions(expression.object) ? below(expression.object, [expression.name], node, module) : undefined;
  const binding = expression.kind === 'name' ? module.bindings[expression.binding] : undefined;
  const [definition, ...others] = binding?.definitions ?? [];
  if (expression.kind !== 'name' || !definition || others.length) return undefined;
  const names = definition.path.flatMap((part) => (part.kind === 'property' ? [part.name] : []));
  if (!names.length || names.length < definition.path.length) return undefined;
  const { source } = definition;
  if (source.kind === 'parameter')
    return isAround(binding?.function, node, module) ? { binding: expression.binding, path: names } : undefined;
  return source.kind === 'value' ? below(source.expression, names, node, module) : undefined;
}

function below(object: Expression, names: readonly string[], node: FunctionNode, module: Module): Handed | undefined {
  const whole = parameterIn(object, node, module);
  return whole === undefined ? undefined : { binding: whole, path: names };
}

/** What else parameters are asked for is methods of things: `request.header(name)`. */
function isOfOptions(object: Expression): boolean {
  return object.kind === 'name' && /^(args?|opt(ion)?s?|param(eter)?s|props|config|input|handlers?|hooks|callbacks?)$/i.test(object.name);
}

/** What a call gives for an open one: what is written there, or something that the caller was handed in turn. */
export function handedThrough(
  { parameter, path }: OpenCall,
  given: readonly Expression[],
  { node, module }: { readonly node: FunctionNode; readonly module: Module },
): { readonly handed?: Expression | undefined; readonly outer?: Handed | undefined } {
  const whole = parameter === undefined ? undefined : given[parameter];
  if (!whole) return {};
  const handed = partOf(whole, path, module);
  if (handed) return { handed, outer: handedIn(handed, node, module) };
  const outer = handedIn(whole, node, module);
  return { outer: outer && { binding: outer.binding, path: [...outer.path, ...path] } };
}

/** In an object that is written there, or under a name that stands for one. */
function partOf(given: Expression, path: readonly string[], module: Module): Expression | undefined {
  const [name, ...rest] = path;
  if (name === undefined) return given;
  const value = given.kind === 'name' ? onlyValueBehind(given, module) : given;
  const entry = value?.kind === 'object' ? value.entries.findLast((one) => one.isSpread || one.name === name) : undefined;
  return entry && !entry.isSpread ? partOf(entry.value, rest, module) : undefined;
}

/** When what a function sends is sent that is handed in for an open call. */
export function openedBy({ askedFirst, isExceptional }: OpenCall, term: Term): Pick<Term, 'askedFirst' | 'isExceptional'> {
  return { askedFirst: bothAsked(askedFirst, term.askedFirst), isExceptional: isExceptional || term.isExceptional };
}

/** The loops around the call of a parameter, for who hands a function in: the innermost over data is theirs, since they say over which. */
export function handedLoops(
  loops: readonly OpenLoop[],
  { site, given, callback }: { readonly site: Site; readonly given: readonly Expression[]; readonly callback: CallTarget },
  { handedLoop }: Pick<SummarySources, 'handedLoop'>,
): readonly LoopUse[] {
  const theirs = loops.findLastIndex(({ purpose }) => purpose === 'each');
  return loops.map(({ list, runsOver, ...loop }, index) =>
    index === theirs
      ? { ...loop, ...handedLoop(loop, { site, callback, over: runsOver === undefined ? undefined : given[runsOver] }) }
      : loop,
  );
}
