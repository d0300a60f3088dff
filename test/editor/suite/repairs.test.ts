import * as assert from 'node:assert/strict';
import { ts } from 'ts-morph';
import * as vscode from 'vscode';
import { actionsAt, applied, finding, findingsIn, goneFrom, repairOf, ruleOf, rulesIn } from './answers.ts';
import { inserted, opened, rangeOf, restored, written } from './example.ts';
import { answering } from './person.ts';
import { pause, SETTLED, until } from './waiting.ts';

const RATES = 'src/clients/exchange-rate-client.ts';
const UNUSED = '// latency-lens-ignore-next-line write-in-loop -- once upon a time\n';

/** A repair of every kind that the example has a finding for. */
const REPAIRS = [
  {
    rule: 'n-plus-one-query',
    file: 'src/routes/products.ts',
    token: 'await prisma.category.findUnique(',
    title: /one query/i,
    leaves: /in: [\s\S]*new Map\(|new Map\([\s\S]*in: /,
  },
  { rule: 'missing-timeout', file: RATES, token: 'await fetch(new URL(', title: /seconds$/, leaves: /AbortSignal\.timeout\(10_000\)/ },
  {
    rule: 'missing-timeout',
    file: 'src/clients/shipping-client.ts',
    token: 'this.http = axios.create(',
    title: /seconds$/,
    leaves: /timeout: 10_000/,
  },
  {
    rule: 'unbounded-query',
    file: 'src/repositories/customer-repository.ts',
    token: 'this.db.customer.findMany({ where: { tier }',
    title: /rows$/,
    leaves: /where: \{ tier \}[^;]*take: \d+/,
  },
  {
    rule: 'sequential-await',
    file: 'src/routes/reports.ts',
    token: 'const openOrders = await orders.countOpen()',
    title: /together$/,
    leaves: /await Promise\.all\(/,
  },
  {
    rule: 'quadratic-lookup',
    file: 'src/services/report-service.ts',
    token: 'products.find((candidate)',
    title: /before the loop$/,
    leaves: /new Map\([\s\S]*\.get\(/,
  },
];

function syntaxErrors(document: vscode.TextDocument): readonly string[] {
  const { diagnostics = [] } = ts.transpileModule(document.getText(), { fileName: document.fileName, reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

suite('repairs', () => {
  teardown(() => restored('src/clients/two-feeds.ts'));

  for (const { rule, file, token, title, leaves } of REPAIRS) {
    test(`${rule} in ${file}: what the quick fix leaves parses and is no longer reported`, async () => {
      const document = await opened(file);
      const before = findingsIn(document.uri).length;
      const said = await finding(document.uri, rule, rangeOf(document, token));
      assert.ok(!leaves.test(document.getText()), 'the repair is not there yet');
      await applied(await repairOf(document.uri, said, title));
      assert.match(document.getText(), leaves);
      assert.deepEqual(syntaxErrors(document), []);
      await until(
        'the finding to go',
        () => findingsIn(document.uri).length < before || !rulesIn(document.uri).includes(rule),
        () => rulesIn(document.uri),
      );
      await pause(SETTLED);
      assert.ok(!rulesIn(document.uri).includes(rule), 'and it stays away');
    });
  }

  test('all findings of a rule in the file are mended at once', async () => {
    const text = `export async function twoFeeds(): Promise<unknown[]> {
  const first = await fetch('https://feeds.example/first');
  const second = await fetch('https://feeds.example/second');
  return [await first.json(), await second.json()];
}
`;
    const document = await written('src/clients/two-feeds.ts', text);
    const isBoth = () => rulesIn(document.uri).filter((rule) => rule === 'missing-timeout').length === 2;
    await until('both findings', isBoth, () => rulesIn(document.uri));
    await applied(await repairOf(document.uri, await finding(document.uri, 'missing-timeout'), /all 2 places/));
    assert.equal(document.getText().match(/AbortSignal\.timeout/g)?.length, 2);
    assert.deepEqual(syntaxErrors(document), []);
    await goneFrom(document.uri, 'missing-timeout');
  });

  test('`source.fixAll.latencyLens` mends what is safe, and nothing else', async () => {
    const document = await opened(RATES);
    await inserted(document, rangeOf(document, 'export class').start, UNUSED);
    const { range } = await finding(document.uri, 'unused-suppression');
    const [all, ...others] = await actionsAt(document.uri, range, 'source.fixAll.latencyLens');
    assert.ok(all, 'is offered');
    assert.deepEqual(others, []);
    await applied(all);
    await goneFrom(document.uri, 'unused-suppression');
    assert.ok(!document.getText().includes('latency-lens'), 'the comment has gone');
    await finding(document.uri, 'missing-timeout');
    assert.ok(!document.getText().includes('AbortSignal'), 'a suggestion is not made by itself');
  });

  test('the command for it does the same', async () => {
    const document = await opened(RATES);
    const before = document.getText();
    await inserted(document, rangeOf(document, 'export class').start, UNUSED);
    await finding(document.uri, 'unused-suppression');
    await vscode.commands.executeCommand('latencyLens.fixAll');
    await until('the text as it was', () => document.getText() === before, document.getText.bind(document));
  });

  test('a finding is allowed with a reason, which is asked for and kept', async () => {
    const document = await opened(RATES);
    const said = await finding(document.uri, 'missing-timeout');
    const allow = await repairOf(document.uri, said, /^Allow missing-timeout here/);
    assert.deepEqual(await answering('the caller gives up after a second', () => applied(allow)), []);
    assert.match(
      document.getText(),
      /\n {4}\/\/ latency-lens-ignore-next-line missing-timeout -- the caller gives up after a second\n {4}const response/,
    );
    await goneFrom(document.uri, 'missing-timeout');
    await pause(SETTLED);
    assert.deepEqual(rulesIn(document.uri), []);
  });

  test('without a reason nothing is allowed', async () => {
    const document = await opened(RATES);
    const before = document.getText();
    const said = await finding(document.uri, 'missing-timeout');
    const allow = await repairOf(document.uri, said, /^Allow missing-timeout here/);
    assert.equal((await answering('  ', () => applied(allow))).length, 1, 'the box says why not');
    assert.equal(document.getText(), before);
    await inserted(document, document.lineAt(said.range.start).range.start, '// latency-lens-ignore-next-line missing-timeout\n');
    assert.equal(ruleOf(await finding(document.uri, 'suppression-without-reason')), 'suppression-without-reason');
  });
});
