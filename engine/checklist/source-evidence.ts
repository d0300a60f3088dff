/** Evidence in source files: packages that are used, methods of their values, headers that are set. */
import type { HeaderDetector, MethodDetector, UseDetector } from '../contract/checklist.ts';
import type { CallExpression, Expression } from '../model/expression.ts';
import type { Module } from '../model/module.ts';
import type { Origin } from '../model/origin.ts';
import { expressionsIn, forEachWithin } from '../model/walk.ts';
import { effectSpecifiers, isOf, type PackageUse, packageUse } from './imports.ts';
import { optionAmong, textOf } from './literals.ts';

/** The offset at which a detector finds its evidence; undefined where it does not. */
export type Seen = number | undefined;

/** One module, ready to be asked; what is costly is made at the first question. */
export interface SourceView {
  readonly module: Module;
  readonly text: string;
  readonly calls: readonly CallExpression[];
  /** Every place where something imported from a package is called, handed on or extended. */
  readonly uses: readonly Use[];
  readonly effects: readonly string[];
  originOf(expression: Expression): Origin;
  packagesOf(library: string): readonly string[];
}

interface Use extends PackageUse {
  readonly offset: number;
  readonly call: CallExpression | undefined;
}

export function sourceView(module: Module, text: string, rest: Pick<SourceView, 'originOf' | 'packagesOf'>): SourceView {
  let calls: readonly CallExpression[] | undefined;
  let uses: readonly Use[] | undefined;
  let effects: readonly string[] | undefined;
  return {
    ...rest,
    module,
    text,
    get calls() {
      calls ??= callsOf(module);
      return calls;
    },
    get uses() {
      uses ??= usesOf(module, this.calls);
      return uses;
    },
    get effects() {
      effects ??= effectSpecifiers(module);
      return effects;
    },
  };
}

export function useSeen(detector: UseDetector, view: SourceView): Seen {
  const packages = several(detector.use);
  const isWanted = (specifier: string) => packages.some((name) => isOf(specifier, name));
  if (!view.module.specifiers.some((specifier) => isWanted(specifier.replace(/^node:/, '')))) return undefined;
  for (const { specifier, path, call, offset } of view.uses) {
    const seen = isWanted(specifier) && isExport(path, detector.exports) ? saidAt(detector, call, offset, view) : undefined;
    if (seen !== undefined) return seen;
  }
  const asksMore = detector.exports ?? detector.options ?? detector.argument;
  const effect = asksMore ? undefined : view.effects.find(isWanted);
  return effect === undefined ? undefined : Math.max(0, view.text.search(new RegExp(`['"](node:)?${escaped(effect)}['"]`)));
}

export function methodSeen(detector: MethodDetector, view: SourceView): Seen {
  const names = several(detector.method);
  const packages = several(detector.of);
  for (const call of view.calls) {
    const { callee } = call;
    if (callee.kind !== 'member' || !names.includes(callee.name)) continue;
    const seen = saidAt(detector, call, callee.start, view);
    const isFrom = (specifier: string) => packages.some((name) => isOf(specifier, name));
    if (seen !== undefined && packagesBehind(view.originOf(callee.object), view).some(isFrom)) return seen;
  }
  return undefined;
}

const SETTERS = new Set(['set', 'setHeader', 'header', 'append', 'appendHeader', 'Header', 'headers']);

export function headerSeen({ header, value }: HeaderDetector, { calls, module, text }: SourceView): Seen {
  const says = (expression: Expression | undefined) =>
    !value || (expression !== undefined && value.test(textOf(expression) ?? text.slice(expression.start, expression.end)));
  for (const { callee, arguments: given } of calls) {
    const name = callee.kind === 'member' || callee.kind === 'name' ? callee.name : '';
    if (SETTERS.has(name) && textOf(given[0])?.toLowerCase() === header && says(given[1])) return callee.start;
  }
  for (const { objects } of module.functions) {
    for (const { entries, start } of objects) {
      const own = entries.find((entry) => entry.name?.toLowerCase() === header);
      if (own && says(own.value)) return own.start;
      // A list of headers in a framework's configuration: { key: 'Cache-Control', value: '…' }.
      const key = entries.find((entry) => entry.name === 'key');
      if (textOf(key?.value)?.toLowerCase() === header && says(entries.find((entry) => entry.name === 'value')?.value)) return start;
    }
  }
  return undefined;
}

function isExport(path: readonly string[], wanted: readonly string[] | undefined): boolean {
  if (!wanted) return true;
  const joined = path.join('.');
  // `require` gives the module itself, which may be its default export.
  return wanted.some((name) => joined === name || joined.startsWith(`${name}.`) || (name === 'default' && path.length === 0));
}

/** Where a call says what the detector asks for: at the option that says it, or else where the call begins. */
function saidAt(
  { options, value, argument }: Pick<UseDetector, 'options' | 'value' | 'argument'>,
  call: CallExpression | undefined,
  offset: number,
  { module, text }: SourceView,
): Seen {
  if (argument && !call?.arguments.some((given) => argument.test(textOf(given) ?? ''))) return undefined;
  if (!options) return offset;
  const entry = call && optionAmong(options, call.arguments, module);
  const isSaid = entry && (!value || value.test(textOf(entry.value) ?? text.slice(entry.value.start, entry.value.end)));
  return isSaid ? entry.start : undefined;
}

function packagesBehind(origin: Origin, view: SourceView): readonly string[] {
  switch (origin.kind) {
    case 'library':
      return view.packagesOf(origin.library);
    case 'package':
      return [origin.package.replace(/^node:/, '')];
    case 'one-of':
      return origin.options.flatMap((option) => packagesBehind(option, view));
    default:
      return [];
  }
}

function callsOf({ functions, classes }: Module): readonly CallExpression[] {
  const decorators = [
    ...functions.flatMap((node) => [...node.decorators, ...node.parameters.flatMap((parameter) => parameter.decorators)]),
    ...classes.flatMap((node) => [...node.decorators, ...node.members.flatMap((member) => member.decorators)]),
  ];
  return [...new Set([...functions.flatMap((node) => node.calls), ...decorators])];
}

function usesOf(module: Module, calls: readonly CallExpression[]): readonly Use[] {
  const uses: Use[] = [];
  const add = (expression: Expression, call: CallExpression | undefined) => {
    const use = expression.kind === 'name' || expression.kind === 'member' ? packageUse(expression, module) : undefined;
    if (use) uses.push({ ...use, offset: expression.start, call });
  };
  for (const call of calls) {
    add(call.callee, call);
    for (const argument of call.arguments) forEachWithin(argument, (inner) => add(inner, undefined));
  }
  for (const { heritage } of module.classes) if (heritage) add(heritage, undefined);
  // Exported as it is, or put into an object or list that is: `export const plugins = [compress]`.
  const exported = module.exports.flatMap(({ value }) => (value.kind === 'expression' ? [value.expression] : []));
  for (const expression of [...expressionsIn(module.functions[0]?.body ?? []), ...exported]) {
    if (expression.kind === 'object' || expression.kind === 'array') forEachWithin(expression, (inner) => add(inner, undefined));
  }
  return uses;
}

function several(names: string | readonly string[]): readonly string[] {
  return typeof names === 'string' ? [names] : names;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
