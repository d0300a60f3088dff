import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hintsIn, labelOf, lensesIn } from './answers.ts';
import { opened, positionOf, restored } from './example.ts';
import { until } from './waiting.ts';

/** The routes of a file, by the code that declares them, and what their lens must tell. */
const ROUTES = [
  { token: "router.get('/', async", tells: /^GET \/products · 1 \+ 1·\w+ queries$/ },
  { token: "router.get('/recently-viewed', async", tells: /^GET \/products\/recently-viewed · 1 query$/ },
  { token: "router.get('/feed.csv', async", tells: /^GET \/products\/feed\.csv · 1 \+ 1·products queries$/ },
  { token: "router.get('/:id', async", tells: /^GET \/products\/:id · 2 queries$/ },
  { token: "router.put('/prices', async", tells: /^PUT \/products\/prices · 1 query$/ },
];

const LOOPS = [
  { file: 'src/routes/products.ts', token: 'for (const product of products)', tells: '⟳ 1 query per product' },
  { file: 'src/services/order-service.ts', token: 'for (const order of page.items)', tells: '⟳ 1 query per order' },
  { file: 'src/services/shipment-service.ts', token: 'for (const shipment of shipments)', tells: '⟳ 1 request per shipment' },
];

suite('costs beside the code', () => {
  teardown(async () => {
    const settings = vscode.workspace.getConfiguration('latencyLens');
    await settings.update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Global);
    await settings.update('inlayHints.enabled', undefined, vscode.ConfigurationTarget.Global);
    await restored();
  });

  const anyLenses = (document: vscode.TextDocument) =>
    until('lenses', async () => {
      const lenses = await lensesIn(document.uri);
      return lenses.length > 0 && lenses;
    });

  test('every route has a lens that tells its method, its path and its cost', async () => {
    const document = await opened('src/routes/products.ts');
    const lenses = await anyLenses(document);
    for (const { token, tells } of ROUTES) {
      const { line } = positionOf(document, token);
      const title = lenses.find(({ range }) => range.start.line === line)?.command?.title;
      assert.match(title ?? 'no lens', tells, token);
    }
    assert.equal(lenses.length, ROUTES.length, 'and nothing else has one');
  });

  for (const { file, token, tells } of LOOPS) {
    test(`the loop \`${token}\` has a hint: ${tells}`, async () => {
      const document = await opened(file);
      const { line } = positionOf(document, token);
      let drawn: readonly string[] = [];
      await until(
        'the hint',
        async () => {
          drawn = (await hintsIn(document)).filter(({ position }) => position.line === line).map(labelOf);
          return drawn.some((label) => label.trim() === tells);
        },
        () => drawn,
      );
    });
  }

  test('a lens tells requests that grow with the data as it tells queries', async () => {
    const document = await opened('src/routes/orders.ts');
    const titles = (await anyLenses(document)).map(({ command }) => command?.title ?? '');
    assert.ok(
      titles.some((title) => /shipping-board · .*1·shipments requests/.test(title)),
      titles.join('\n'),
    );
  });

  test('lenses are switched off without the hints', async () => {
    const document = await opened('src/routes/products.ts');
    await anyLenses(document);
    await vscode.commands.executeCommand('latencyLens.toggleCodeLens');
    await until('no lenses', async () => (await lensesIn(document.uri)).length === 0);
    assert.ok((await hintsIn(document)).length > 0, 'the hints stay');
    await vscode.commands.executeCommand('latencyLens.toggleCodeLens');
    await anyLenses(document);
  });

  test('hints are switched off without the lenses', async () => {
    const document = await opened('src/routes/products.ts');
    await until('hints', async () => (await hintsIn(document)).length > 0);
    const settings = vscode.workspace.getConfiguration('latencyLens');
    await settings.update('inlayHints.enabled', false, vscode.ConfigurationTarget.Global);
    await until('no hints', async () => (await hintsIn(document)).length === 0);
    assert.ok((await lensesIn(document.uri)).length > 0, 'the lenses stay');
    await settings.update('inlayHints.enabled', undefined, vscode.ConfigurationTarget.Global);
    await until('hints', async () => (await hintsIn(document)).length > 0);
  });
});
