import { statementFor } from '../../engine/contract/loop-rewrite.ts';
import { isWithin, namesWithin } from '../../engine/contract/reading.ts';
import { ts } from '../../engine/contract/repair.ts';
import { type Repeated, repeatedOperations } from '../../engine/contract/repeated.ts';
import { type Facts, type Fix, type Repair, rule, type Span } from '../../engine/contract/rule.ts';

export default rule({
  title: 'Same query in a loop',
  item: 'orm-queries',
  certainty: 'likely',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    // The loop is the cause, not what it calls: each is told where it stands.
    const alone = facts.repeatingPlaces.flatMap((place) =>
      place.isInvariant ? [{ root: place.term.root, term: place.term, places: [place] }] : [],
    );
    const repeated = repeatedOperations(
      facts,
      ({ kind, relation, target }) => kind === 'read' && target !== undefined && relation === undefined,
      alone,
    );
    for (const one of repeated) {
      const certainty = one.certainty === 'possible' ? one.certainty : 'likely';
      yield { span: one.span, message: sentence(one), because: one.because, certainty, fixes: fixes(one, facts) };
    }
  },

  repairs: { 'ask-before-loop': askBeforeLoop },
});

function sentence({ operation, loop }: Repeated): string {
  const rows = operation.target ? `\`${operation.target}\`` : `\`${operation.label}\``;
  return `Sends the same query for ${rows} for every ${loop.item}, and the answer cannot change in between. Ask once before the loop.`;
}

/** Where the answer is kept in a name of the loop's own body, and made of nothing that the body declares. */
function fixes({ isDirect, loop, operation }: Repeated, facts: Facts): readonly Fix[] {
  const step = isDirect ? facts.loopStep(loop.loop) : undefined;
  const kept = step?.body.find((one) => one.kind === 'let' && one.value?.kind === 'await' && isSame(one.value.value, operation.callSpan));
  if (!step || kept?.kind !== 'let' || !kept.value) return [];
  const { bindings } = facts.module;
  const isOfBody = (binding: number) => isWithin(bindings[binding] ?? step.head, step);
  const isTaken = kept.bindings.some((own) =>
    bindings.some((other, index) => index !== own && other.name === bindings[own]?.name && other.function === bindings[own]?.function),
  );
  if (isTaken || [...namesWithin(kept.value, facts)].some(isOfBody)) return [];
  const { start, end } = kept;
  return [{ repair: 'ask-before-loop', title: 'Ask once before the loop', isSafe: false, facts: { start, end, loop: step.start } }];
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function askBeforeLoop({ source, nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const asking = statementFor(nodeAt({ start: Number(facts.start), end: Number(facts.end) }));
  const loop = statementFor(nodeAt({ start: Number(facts.loop), end: Number(facts.loop) + 1 }));
  if (!asking || !loop || asking === loop || !ts.isVariableStatement(asking) || asking.declarationList.declarations.length !== 1)
    return false;
  // A comment about it would stay behind.
  if (source.text.slice(asking.getFullStart(), asking.getStart()).trim()) return false;
  const indent = edits.indentOf(loop);
  const text = asking.getText().replaceAll(`\n${edits.indentOf(asking)}`, `\n${indent}`);
  edits.insertBefore(loop, `${text}\n${indent}`);
  edits.remove(asking);
  return true;
}
