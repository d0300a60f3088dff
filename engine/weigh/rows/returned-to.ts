/** Who is given what a function gives back: the calls of the workspace that have it in their hands. */
import type { FunctionNode } from '../../model/module.ts';
import type { CallTarget } from '../../model/operation.ts';
import type { Site } from '../../model/place.ts';
import type { Linker, Modules, Recogniser } from '../../model/steps.ts';

export interface ReturnSources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
}

/** Callbacks that are asked a question: what they give back is tested or compared, and forgotten. */
const ASKED = /^(filter|find|findLast|findIndex|findLastIndex|some|every|sort|toSorted|forEach)$/;
const MOST_CALLERS = 30;

/**
 * The calls whose value it is, in code that is not a test; none where nobody keeps it. Undefined where somebody may have it who is
 * not in sight: a framework, a package, a call of that name whose receiver is not known.
 */
export function returnedTo(target: CallTarget, sources: ReturnSources): readonly Site[] | undefined {
  const { modules, linker, recogniser } = sources;
  const node = modules.function(target.file, target.function);
  if (!node || node.isGenerator || recogniser.entriesOf(target).length) return undefined;
  if (node.passedTo) return throughCallback(node, target.file, sources);
  const isOfSource = ({ file }: Site) => recogniser.kindOf(file) !== 'test';
  if (!node.name || linker.strayCallsOf(node.name, node.owner !== undefined).some(isOfSource)) return undefined;
  const calls = linker.callersOf(target).filter(isOfSource);
  return calls.length && calls.length <= MOST_CALLERS ? calls : undefined;
}

/** `.then((rows) => rows)`, `transaction(async (tx) => tx.user.findMany())` */
function throughCallback({ passedTo, parent }: FunctionNode, file: string, { modules, recogniser }: ReturnSources) {
  const site: Site | undefined =
    passedTo && parent !== undefined ? { file, function: parent, part: 'call', index: passedTo.call } : undefined;
  const call = site && modules.call(site);
  if (!site || call?.callee.kind !== 'member') return undefined;
  const { name } = call.callee;
  if (name === 'then' && passedTo?.argument === 0) return [site];
  if (ASKED.test(name)) return [];
  return recogniser.callbackAt(site)?.callback.givesBack ? [site] : undefined;
}
