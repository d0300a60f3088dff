import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticOf, opened, ownDiagnostics, positionOf, ruleOf, until } from './workspace.ts';

suite('findings while coding', () => {
  let document: vscode.TextDocument;

  suiteSetup(async () => {
    document = await opened('src/routes/products.ts');
    await diagnosticOf(document.uri, 'n-plus-one-query');
  });

  teardown(() => vscode.commands.executeCommand('workbench.action.files.revert'));

  test('a finding names its rule, links to its page and shows what proves it', async () => {
    const found = await diagnosticOf(document.uri, 'n-plus-one-query');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Warning);
    assert.ok(typeof found.code === 'object' && found.code.target.toString().includes('n-plus-one-query'), 'links to the page');
    assert.ok(found.range.contains(positionOf(document, 'prisma.category.findUnique')), 'stands at the query');
    const [because] = found.relatedInformation ?? [];
    assert.ok(because, 'has related information');
    assert.equal(because.location.range.start.line, positionOf(document, 'for (const product of products)').line);
  });

  test('a finding in a service points into the repository', async () => {
    const service = await opened('src/services/order-service.ts');
    const found = await diagnosticOf(service.uri, 'n-plus-one-query');
    const files = (found.relatedInformation ?? []).map(({ location }) => location.uri.path);
    assert.ok(
      files.some((file) => file.endsWith('customer-repository.ts')),
      files.join(),
    );
    await opened('src/routes/products.ts');
  });

  test('a hover says what the query is and why it is reported', async () => {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, 'category.findUnique'),
    );
    const text = hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value))).join('\n');
    assert.match(text, /Prisma/);
    assert.match(text, /product/);
  });

  test('a finding is suppressed with a reason, and the reason is kept', async () => {
    const found = await diagnosticOf(document.uri, 'n-plus-one-query');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(
      document.uri,
      new vscode.Position(found.range.start.line, 0),
      '      // latency-lens-ignore-next-line n-plus-one-query -- three products at most\n',
    );
    await vscode.workspace.applyEdit(edit);
    await until('the finding to go away', () => !ownDiagnostics(document.uri).some((one) => ruleOf(one) === 'n-plus-one-query'));
  });

  test('while the file does not parse, the last good answer stays', async () => {
    await diagnosticOf(document.uri, 'n-plus-one-query');
    const before = ownDiagnostics(document.uri).length;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'const unfinished = {\n');
    await vscode.workspace.applyEdit(edit);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    assert.equal(ownDiagnostics(document.uri).length, before);
  });

  test('a quick fix is offered, and what it leaves no longer reports', async () => {
    const client = await opened('src/clients/exchange-rate-client.ts');
    const { range } = await diagnosticOf(client.uri, 'missing-timeout');
    const fix = await until('a quick fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        client.uri,
        range,
        vscode.CodeActionKind.QuickFix.value,
        10,
      );
      return actions.find(({ title, edit }) => /seconds/.test(title) && edit);
    });
    assert.ok(fix.edit);
    assert.equal(await vscode.workspace.applyEdit(fix.edit), true);
    assert.match(client.getText(), /AbortSignal\.timeout\(10_000\)/);
    await until('the finding to go away', () => !ownDiagnostics(client.uri).some((one) => ruleOf(one) === 'missing-timeout'));
  });
});
