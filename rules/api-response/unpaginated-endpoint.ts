import { isOfMostRows, sizeOf, smallTables } from '../../engine/contract/most-rows.ts';
import { placesOf } from '../../engine/contract/reached.ts';
import { asksLengthOf } from '../../engine/contract/reading.ts';
import { type Certainty, type Facts, type LoopStep, type Operation, rule } from '../../engine/contract/rule.ts';

/** A limit of so many times a large page is none: `take: 9999`. */
const IS_NO_LIMIT = 5;
/** Options that say where a page begins. */
const BEGINS = /cursor|after|before|start|page|token/i;

export default rule({
  title: 'Endpoint without pages',
  item: 'implement-pagination',
  certainty: 'likely',
  severity: 'warning',
  since: '0.1.0',
  options: {
    largePage: { standard: 1_000, about: 'A limit of that many rows or more, and no way to ask for the rest, is no page.' },
    smallTables,
  },

  *check(facts, options) {
    for (const operation of facts.operations) {
      const { target, span } = operation;
      const found = findingOf(operation, options.largePage, facts);
      const size = found && sizeOf(target, options.smallTables, facts);
      const ways = found && size !== 'small' ? facts.waysAnsweredWith(operation).filter(({ entry }) => isList(entry)) : [];
      if (found && ways.length) yield { span, because: placesOf(ways, facts), ...found };
    }
  },
});

/** A request for what there is; and not the field of one object, whose rows are that object's. */
function isList({ kind, method, parent }: ReturnType<Facts['waysTo']>[number]['entry']): boolean {
  return !parent && (kind !== 'route' || method === undefined || /^(GET|\*)$/i.test(method));
}

interface Found {
  readonly message: string;
  readonly certainty: Certainty;
}

function findingOf(operation: Operation, largePage: number, facts: Facts): Found | undefined {
  const { kind, gives, run, isStreamed, isGrouped, bound, target } = operation;
  if (kind !== 'read' || gives !== 'many' || run === 'never' || isStreamed || isGrouped || !isOfMostRows(operation, facts))
    return undefined;
  const rows = target ? ` of \`${target}\`` : '';
  const certainty = facts.sizeOf(target) === 'large' ? 'certain' : 'likely';
  if (isGathered(operation, facts)) {
    const message = `Reads page after page${rows} and answers with all of them at once: the answer grows with the table. Answer with one page, and say where the following one begins.`;
    return { message, certainty };
  }
  if (bound.kind !== 'constant' || bound.rows < largePage || beginsAnywhere(operation, facts)) return undefined;
  return {
    message: `Answers with up to ${bound.rows} rows${rows}, and nobody can ask for fewer or for the rest. Answer with a page, and say where the following one begins.`,
    certainty: bound.rows >= largePage * IS_NO_LIMIT ? certainty : 'possible',
  };
}

/** In a loop that goes from page to page, and does not end when it has enough. */
function isGathered({ site, callSpan }: Operation, facts: Facts): boolean {
  const around = facts
    .function(site.function)
    ?.loops.filter(({ start, end }) => start <= callSpan.start && callSpan.end <= end)
    .filter(({ index }) => facts.loopAt({ ...site, part: 'loop', index })?.purpose === 'pages');
  return around?.length ? !around.some((loop) => endsWhenFull(loop, site, facts)) : false;
}

function endsWhenFull(loop: LoopStep, site: Operation['site'], facts: Facts): boolean {
  const gathered = (facts.usesOf(site) ?? []).flatMap(({ call }) =>
    call?.callee.kind === 'member' && call.callee.object.kind === 'name' ? [call.callee.object.binding] : [],
  );
  return asksLengthOf(gathered, loop);
}

/** Whether it is said where the rows begin: then it is a page, if a large one. */
function beginsAnywhere({ offset, site }: Operation, facts: Facts): boolean {
  return (
    offset !== undefined ||
    (facts.call(site)?.arguments.some((given) => given.kind === 'object' && given.entries.some(({ name }) => name && BEGINS.test(name))) ??
      false)
  );
}
