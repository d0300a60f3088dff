/** Whether anything in sight says that a loop has many rounds. Where nothing does, what it repeats is for a person to judge. */
import type { LoopUse, Term } from '../../model/cost.ts';
import type { Expression } from '../../model/expression.ts';
import { isChange, type Operation } from '../../model/operation.ts';
import { inWords } from '../../model/spelling.ts';
import type { Linker, Modules, Recogniser } from '../../model/steps.ts';
import { sourcesOf } from './list-sources.ts';
import { listOf } from './lists.ts';
import type { Rounds } from './rounds.ts';

interface ManySources {
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
}

/** What is named so is made for many: `importOrders`, `createBulk`, `events` that are ingested. */
const MADE_FOR_MANY = /(^|_)(bulk|batch(es)?|mass|import(s|ed|er)?|ingest(ion)?|upload(s|ed)?|csv|events?|many)(_|$)/;

/**
 * A document has the keys that somebody wrote. Of what a client sends to be written there mostly is a handful, and so where something is
 * asked for or written in some rounds only, or asked for to be written, and no query says how many rounds there are.
 */
export function mayWellBeFew(loop: LoopUse, term: Term, operation: Operation, rounds: Rounds, sources: ManySources): boolean {
  const list = listRunOver(loop, sources);
  const found = list && sourcesOf(list, loop.loop.file, sources);
  if (!found || found.has('rows')) return false;
  if (found.has('document')) return true;
  const isOfFew = isChange(operation)
    ? found.has('client') || (term.isConditional && !found.has('caller'))
    : (found.has('client') && term.isConditional) || (!found.has('caller') && rounds.doWrite(loop));
  return isOfFew && !isMadeForMany(loop, sources);
}

function listRunOver({ loop }: LoopUse, { modules, recogniser }: ManySources): Expression | undefined {
  const step = modules.loopStep(loop);
  const use = step ? undefined : recogniser.callbackAt(loop);
  return step ? listOf(step) : use && recogniser.dataOf(use);
}

function isMadeForMany({ loop, over }: LoopUse, { modules }: ManySources): boolean {
  const name = modules.function(loop.file, loop.function)?.name ?? '';
  const [file = ''] = loop.file.split('/').slice(-1);
  return [name, over, file.replace(/\.\w+$/, '')].some((one) => MADE_FOR_MANY.test(inWords(one)));
}
