import { forEachStepList } from '../../engine/contract/reading.ts';
import { ts } from '../../engine/contract/repair.ts';
import { type Facts, type Fix, type Repair, rule, type Site, type Span, type Step } from '../../engine/contract/rule.ts';

const LONGEST_LINE = 120;

export default rule({
  title: 'Sequential awaits',
  item: 'similar-requests',
  certainty: 'likely',
  severity: 'info',
  since: '0.1.0',

  *check(facts) {
    for (const { key, isAsync } of facts.functions) {
      for (const run of isAsync ? facts.independentRuns(key) : []) {
        const [first, second, ...more] = run;
        if (!first || !second) continue;
        const message = `Waits for ${run.length} answers one after another, though none of them needs another. Start them together and await them with \`Promise.all\`.`;
        const because = [first, ...more].map((at) => ({ at, message: 'does not need the others' }));
        const span = facts.spanOf(second);
        if (span) yield { span, message, because, fixes: fixes(run, facts) };
      }
      for (const call of isAsync ? facts.independentRounds(key) : []) {
        const span = facts.spanOf(call);
        const message =
          'Waits for the answer of each round before another one asks, though none of them needs another. Start them together and await them with `Promise.all`.';
        if (span) yield { span, message, because: [], fixes: [] };
      }
      for (const { read, group, answers } of isAsync ? facts.lateReads(key) : []) {
        const span = facts.spanOf(read);
        const message = `Waits for ${answers === 2 ? 'both' : `all ${answers}`} answers before it asks, though it needs one of them alone. Ask as soon as that one is there, with \`then\` inside the \`Promise.all\`.`;
        // Where the one is the slowest, nothing is won.
        if (span) yield { span, message, because: [{ at: group, message: 'waits for all of them' }], certainty: 'possible', fixes: [] };
      }
    }
  },

  repairs: { 'promise-all': promiseAll },
});

/** Only where nothing but `const` stands between them, so that no comment is lost. */
function fixes(run: readonly Site[], facts: Facts): readonly Fix[] {
  const kept = run.flatMap((site) => keptIn(site, facts) ?? []);
  const isPlain =
    kept.length === run.length &&
    kept.every(
      ({ step }, index) => index === 0 || /^;?\s*const\s$/.test(facts.text({ start: kept[index - 1]?.step.end ?? 0, end: step.start })),
    );
  const [first, last] = [kept[0], kept.at(-1)];
  if (!isPlain || !first || !last) return [];
  return [
    {
      repair: 'promise-all',
      title: `Start all ${run.length} together`,
      isSafe: false,
      facts: { start: first.awaited.start, end: last.awaited.end, count: run.length },
    },
  ];
}

/** The declaration whose whole value is the answer to a call. */
function keptIn(site: Site, facts: Facts): { readonly step: Step; readonly awaited: Span } | undefined {
  const call = facts.call(site);
  let kept: ReturnType<typeof keptIn>;
  forEachStepList(facts.function(site.function)?.body ?? [], (steps) => {
    for (const step of steps)
      if (step.kind === 'let' && step.value?.kind === 'await' && step.value.value === call) kept = { step, awaited: step.value };
  });
  return kept;
}

/** Lines of a template are text, and stay where they are. */
function deeper(call: string, unit: string): string {
  return call.includes('`') ? call : call.replaceAll('\n', `\n${unit}`);
}

function promiseAll({ source, nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const block = nodeAt({ start: Number(facts.start), end: Number(facts.end) });
  if (!ts.isBlock(block) && !ts.isSourceFile(block) && !ts.isCaseOrDefaultClause(block)) return false;
  const statements = block.statements.filter((one) => one.getEnd() > Number(facts.start) && one.getStart() < Number(facts.end));
  const declarations = statements.flatMap((one) =>
    ts.isVariableStatement(one) && one.declarationList.flags & ts.NodeFlags.Const ? [...one.declarationList.declarations] : [],
  );
  const [first, last] = [statements[0], statements.at(-1)];
  if (declarations.length !== facts.count || statements.length !== facts.count || !first || !last || declarations.some(({ type }) => type))
    return false;
  const names = declarations.map(({ name }) => name.getText());
  const calls = declarations.map(({ initializer }) =>
    initializer && ts.isAwaitExpression(initializer) ? initializer.expression.getText() : '',
  );
  const indent = edits.indentOf(first);
  const line = `const [${names.join(', ')}] = await Promise.all([${calls.join(', ')}])${edits.semicolon}`;
  const isShort = indent.length + line.length <= LONGEST_LINE && !line.includes('\n');
  const inner = `${indent}${edits.indentUnit}`;
  const text = isShort
    ? line
    : `const [${names.join(', ')}] = await Promise.all([\n${calls.map((call) => `${inner}${deeper(call, edits.indentUnit)},\n`).join('')}${indent}])${edits.semicolon}`;
  edits.replace({ start: first.getStart(source), end: last.getEnd() }, text);
  return true;
}
