import * as assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { finding, findingsIn, goneFrom } from './answers.ts';
import { opened, rangeOf, replaced, restored, written } from './example.ts';
import { until } from './waiting.ts';

suite('latency-lens.json', () => {
  let routes: vscode.TextDocument;

  setup(async () => {
    routes = await opened('src/routes/products.ts');
    await finding(routes.uri, 'n-plus-one-query');
  });
  teardown(() => restored('latency-lens.json'));

  test('an unknown rule is said on its line, with the name that was meant, and the rest goes on', async () => {
    const document = await written('latency-lens.json', '{\n  "rules": {\n    "n-plus-one-quer": "off"\n  }\n}\n');
    const said = await finding(document.uri, 'invalid-configuration');
    assert.ok(said.range.intersection(rangeOf(document, '"n-plus-one-quer": "off"')), 'on its line');
    assert.match(said.message, /n-plus-one-query/);
    await finding(routes.uri, 'n-plus-one-query');
  });

  test('a file that is no JSON is said, and the findings elsewhere stay', async () => {
    const document = await written('latency-lens.json', '{\n  "rules": {\n    "n-plus-one-query": \n  }\n');
    await until('a word about it', () => findingsIn(document.uri).length > 0);
    await finding(routes.uri, 'n-plus-one-query');
  });

  test('a rule is switched off and on again while the file is edited', async () => {
    const document = await written('latency-lens.json', '{ "rules": { "n-plus-one-query": "off" } }\n');
    await goneFrom(routes.uri, 'n-plus-one-query');
    await replaced(document, '"off"', '"error"');
    await finding(routes.uri, 'n-plus-one-query');
  });
});
