import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, finding, findingsIn, hintsIn, labelOf, lensesIn } from './answers.ts';
import { inserted, opened, restored } from './example.ts';
import { pause, SETTLED, until } from './waiting.ts';

/** What is drawn, each with the line of code that it stands at, which does not change when lines are added above. */
async function drawnIn(document: vscode.TextDocument) {
  const lineOf = (line: number) => document.lineAt(line).text;
  return {
    findings: findingsIn(document.uri).map(({ message, range }) => `${message} @ ${document.getText(range)}`),
    lenses: (await lensesIn(document.uri)).map(({ command, range }) => `${command?.title} @ ${lineOf(range.start.line)}`),
    hints: (await hintsIn(document)).map((hint) => `${labelOf(hint)} @ ${lineOf(hint.position.line)}`),
  };
}

suite('while a file does not parse', () => {
  let document: vscode.TextDocument;

  setup(async () => {
    document = await opened('src/routes/products.ts');
    await finding(document.uri, 'n-plus-one-query');
    await until('lenses', async () => (await lensesIn(document.uri)).length > 0);
  });
  teardown(() => restored());

  test('the last good answers stay, and move with the code', async () => {
    const before = await drawnIn(document);
    assert.ok(before.findings.length && before.lenses.length && before.hints.length, 'there is something to keep');
    await inserted(document, new vscode.Position(0, 0), '// being written\nconst unfinished = {\n');
    await pause(SETTLED);
    assert.deepEqual(await drawnIn(document), before);
  });

  test('no repair is offered for a text that is gone', async () => {
    const { range } = await finding(document.uri, 'n-plus-one-query');
    const offered = async () => {
      const actions = await actionsAt(document.uri, range, vscode.CodeActionKind.QuickFix.value);
      return actions.filter(({ title }) => /n-plus-one-query/.test(title)).length;
    };
    assert.ok((await offered()) > 0, 'while it parses there is something to choose');
    await inserted(document, new vscode.Position(0, 0), 'const unfinished = {\n');
    await until('nothing to choose', async () => (await offered()) === 0);
  });

  test('the answers are fresh again once it parses', async () => {
    await inserted(document, new vscode.Position(0, 0), 'const unfinished = {\n');
    await pause(SETTLED);
    await inserted(document, new vscode.Position(1, 0), '};\nexport default unfinished;\n');
    const range = await until('the finding where the code is now', () => {
      const ranges = findingsIn(document.uri).map((one) => one.range);
      return ranges.find((one) => /prisma\.category\.findUnique/.test(document.getText(one)));
    });
    await until('the repairs', async () => (await actionsAt(document.uri, range, vscode.CodeActionKind.QuickFix.value)).length > 0);
  });
});
