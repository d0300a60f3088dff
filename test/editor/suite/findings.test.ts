import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import expected from '../../shop-api.expected.json';
import { finding, findingsIn, goneFrom, hoverText, ruleOf, rulesIn } from './answers.ts';
import { opened, pathIn, positionOf, rangeOf, replaced, restored, typed, uriOf } from './example.ts';
import { until } from './waiting.ts';

suite('findings', () => {
  teardown(() => restored());

  for (const { file, token, rule, because = [] } of expected.findings) {
    test(`${rule} is said of \`${token}\`, with what proves it`, async () => {
      const document = await opened(file);
      const said = await finding(document.uri, rule, rangeOf(document, token));
      for (const place of because) {
        const there = await vscode.workspace.openTextDocument(uriOf(place.file));
        const isShown = (said.relatedInformation ?? []).some(
          ({ location }) => pathIn(location.uri) === place.file && Boolean(location.range.intersection(rangeOf(there, place.token))),
        );
        assert.ok(isShown, `${place.file}: \`${place.token}\` is among the related places`);
      }
    });
  }

  test('nothing is said of what is fine', async () => {
    const [first] = expected.findings;
    assert.ok(first);
    await finding((await opened(first.file)).uri, first.rule);
    for (const { file, token, why } of expected.silent) {
      const document = await opened(file);
      const line = document.lineAt(rangeOf(document, token).start).range;
      const said = findingsIn(document.uri).filter(
        ({ range }) => range.start.line === line.start.line && rangeOf(document, token).contains(range.start),
      );
      assert.deepEqual(said.map(ruleOf), [], `${file}: \`${token}\` (${why})`);
    }
  });

  test('a finding tells its severity, its source, its rule, and leads to the page of that rule', async () => {
    const document = await opened('src/routes/products.ts');
    const said = await finding(document.uri, 'n-plus-one-query');
    assert.equal(said.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(said.source, 'latency-lens');
    assert.match(said.message, /Category/);
    assert.ok(typeof said.code === 'object', 'its code is a link');
    assert.equal(said.code.value, 'n-plus-one-query');
    const page = await vscode.workspace.openTextDocument(said.code.target);
    assert.match(page.getText(), /^# .+\n[\s\S]*## Why it is slow/m, `${said.code.target} is the page`);
  });

  test('a hover over a reported call tells what it is, what it costs a request, and where to read on', async () => {
    const document = await opened('src/routes/products.ts');
    await finding(document.uri, 'n-plus-one-query');
    const text = await hoverText(document.uri, positionOf(document, 'prisma.category.findUnique', 'findUnique'));
    for (const part of [/Prisma/, /Category/, /GET \/products\/feed\.csv/, /per product/, /n-plus-one-query/]) assert.match(text, part);
  });

  test('a hover over a call that leads to a query elsewhere tells the query', async () => {
    const document = await opened('src/services/order-service.ts');
    await finding(document.uri, 'n-plus-one-query');
    const text = await hoverText(document.uri, positionOf(document, 'customers.findById(order.customerId)', 'findById'));
    for (const part of [/Prisma/, /Customer/, /customer-repository\.ts/, /GET \/orders/]) assert.match(text, part);
  });

  test('a hover over a query that is fine tells what it is, too', async () => {
    const document = await opened('src/routes/products.ts');
    await finding(document.uri, 'n-plus-one-query');
    const text = await hoverText(document.uri, positionOf(document, 'prisma.product.findMany', 'findMany'));
    for (const part of [/Prisma/, /Product/, /GET \/products\/feed\.csv/]) assert.match(text, part);
  });

  test('an edit in one file takes back what it mends in another', async () => {
    const service = await opened('src/services/order-service.ts');
    await finding(service.uri, 'n-plus-one-query');
    const repository = await opened('src/repositories/customer-repository.ts');
    await replaced(repository, 'return this.db.customer.findUnique({ where: { id }, select: profile });', 'return Promise.resolve(null);');
    await goneFrom(service.uri, 'n-plus-one-query');
    await vscode.commands.executeCommand('undo');
    await finding(service.uri, 'n-plus-one-query');
  });

  test('what changes faster than it is answered ends with what is true', async () => {
    const document = await opened('src/routes/products.ts');
    await finding(document.uri, 'n-plus-one-query');
    const settings = vscode.workspace.getConfiguration('latencyLens');
    try {
      for (let turn = 0; turn < 6; turn += 1) {
        await settings.update('enabled', turn % 2 > 0, vscode.ConfigurationTarget.Global);
        await typed(document, '\n'.repeat(40));
      }
      await settings.update('enabled', false, vscode.ConfigurationTarget.Global);
      await until('silence', () => rulesIn(document.uri).length === 0);
    } finally {
      await settings.update('enabled', undefined, vscode.ConfigurationTarget.Global);
    }
    const { range } = await finding(document.uri, 'n-plus-one-query');
    assert.ok(range.intersection(rangeOf(document, 'await prisma.category.findUnique(')), 'where the code is now');
  });

  test('switched off, it says nothing', async () => {
    const document = await opened('src/routes/products.ts');
    await finding(document.uri, 'n-plus-one-query');
    const settings = vscode.workspace.getConfiguration('latencyLens');
    try {
      await settings.update('enabled', false, vscode.ConfigurationTarget.Global);
      await until('silence', () => rulesIn(document.uri).length === 0);
    } finally {
      await settings.update('enabled', undefined, vscode.ConfigurationTarget.Global);
    }
    await finding(document.uri, 'n-plus-one-query');
  });
});
