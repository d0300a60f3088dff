import { type AwaitedRead, independentRuns } from '../../engine/contract/independent.ts';
import { ts } from '../../engine/contract/repair.ts';
import { type CallExpression, type Facts, type Fix, type Repair, rule, type Site } from '../../engine/contract/rule.ts';

const LONGEST_LINE = 120;

export default rule({
  title: 'Sequential awaits',
  item: 'similar-requests',
  certainty: 'likely',
  severity: 'info',
  since: '0.1.0',

  *check(facts) {
    for (const run of independentRuns(facts)) {
      const [first, second, ...more] = run;
      if (!first || !second) continue;
      const message = `Waits for ${run.length} answers one after another, though none of them needs another. Start them together and await them with \`Promise.all\`.`;
      const because = [first, ...more].map(({ call }) => ({ at: siteOf(call, facts), message: 'does not need the others' }));
      yield { span: facts.spanOf(siteOf(second.call, facts)) ?? second.call, message, because, fixes: fixes(run, facts) };
    }
  },

  repairs: { 'promise-all': promiseAll },
});

function siteOf(call: CallExpression, { file }: Facts): Site {
  return { file, function: call.function, part: 'call', index: call.index };
}

/** Only where nothing but `const` stands between them, so that no comment is lost. */
function fixes(run: readonly AwaitedRead[], facts: Facts): readonly Fix[] {
  const isPlain = run.every(
    ({ step, awaited }, index) =>
      step.kind === 'let' &&
      step.value === awaited &&
      (index === 0 || /^;?\s*const\s$/.test(facts.text({ start: run[index - 1]?.step.end ?? 0, end: step.start }))),
  );
  const [first, last] = [run[0], run.at(-1)];
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
