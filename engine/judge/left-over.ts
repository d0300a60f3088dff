/** Whether a function is left over: nothing in the workspace but tests and its like calls it, hands it on, or takes it out of its file. */
import type { Expression } from '../model/expression.ts';
import { functionWith } from '../model/functions.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import type { CallTarget } from '../model/operation.ts';
import type { Linker, Modules, Recogniser, Weigher } from '../model/steps.ts';
import { expressionsIn, forEachWithin, hasWithin } from '../model/walk.ts';
import { isRunByNobodyElse } from '../weigh/context.ts';
import { isTakenFrom } from './taken-names.ts';

export interface LeftOverSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  readonly weigher: Weigher;
}

/** Of the outermost function around one. Callers count unless they are left over themselves. */
export function isLeftOver(target: CallTarget, sources: LeftOverSources, seen: ReadonlySet<FunctionNode> = new Set()): boolean {
  const { modules, linker, recogniser, weigher } = sources;
  const { file } = target;
  const module = modules.module(file);
  let node = functionWith(module, target.function);
  while (node?.parent) node = functionWith(module, node.parent);
  if (!module || !node || node.form === 'module') return false;
  if (seen.has(node)) return true;
  if (seen.size === MOST_CALLERS_AWAY) return false;
  const outermost = { file, function: node.key };
  if (!isRunByNobodyElse(weigher.contextOf(outermost)) || recogniser.entriesOf(outermost).length) return false;
  const isMember = node.owner !== undefined;
  if (!(isMember ? isPlainMethod(node, module) : isNamedByNobody(node, module, sources))) return false;
  const isCounted = (caller: CallTarget) =>
    recogniser.kindOf(caller.file) !== 'test' && !isLeftOver(caller, sources, new Set(seen).add(node));
  return !linker.callersOf(outermost).some(isCounted) && !linker.strayCallsOf(node.name, true).some(isCounted);
}

/** Callers of callers that are further away say nothing more. */
const MOST_CALLERS_AWAY = 4;

/** What a class above it or a decorator may call is in use, for all that is seen. */
function isPlainMethod({ owner, form, decorators }: FunctionNode, { classes }: Module): boolean {
  const around = classes.find(({ key }) => key === owner);
  return around !== undefined && form === 'method' && !around.heritage && !decorators.length;
}

/** A function that its file gives a name, which is used for nothing but calls, and which no other file takes. */
function isNamedByNobody(node: FunctionNode, module: Module, sources: LeftOverSources): boolean {
  if (node.parent !== '' || !node.name) return false;
  const binding = module.bindings.findIndex(
    ({ function: around, name, definitions: [first] }) =>
      around === '' &&
      name === node.name &&
      first?.source.kind === 'value' &&
      first.source.expression.kind === 'function' &&
      first.source.expression.key === node.key,
  );
  if (binding < 0 || isHandedOn(binding, module)) return false;
  const names = module.exports.flatMap(({ name, value }) => (value.kind === 'binding' && value.binding === binding ? [name] : []));
  if (!names.length) return true;
  return isImported(module.path, sources)
    ? !names.some((name) => isTakenFrom(module.path, name, sources))
    : isLoadedByNobody(node, names, sources);
}

/** Named elsewhere than in a call's head: in a list, as an argument, in what the file exports. */
function isHandedOn(binding: number, { functions, exports }: Module): boolean {
  const isIt = (at: Expression) => at.kind === 'name' && at.binding === binding;
  let uses = 0;
  for (const { body, calls } of functions) {
    for (const expression of expressionsIn(body))
      forEachWithin(expression, (inner) => {
        if (isIt(inner)) uses += 1;
      });
    uses -= calls.filter(({ callee }) => isIt(callee)).length;
  }
  return uses > 0 || exports.some(({ value }) => value.kind === 'expression' && hasWithin(value.expression, isIt));
}

function isImported(file: string, { linker, recogniser }: LeftOverSources): boolean {
  return linker.importersOf(file).some((one) => recogniser.kindOf(one) !== 'test');
}

/**
 * A file that nobody imports may be one that a framework loads, which then knows its exports by their names or hands them what happened.
 * Where nothing else is known to be loaded in such a way, none is told from another.
 */
function isLoadedByNobody({ parameters: [first] }: FunctionNode, names: readonly string[], { weigher }: LeftOverSources): boolean {
  if (names.some((name) => !/[a-z][A-Z]/.test(name)) || (first && HAPPENED.test(first.name))) return false;
  return weigher.isServed();
}

const HAPPENED = /^_*(e|event|evt|req|request|ctx|c|context|payload|data|message|msg|job|input|props|parent|root|source)$/i;
