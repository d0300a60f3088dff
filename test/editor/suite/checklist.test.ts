import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { pathIn, restored, uriOf, written } from './example.ts';
import { answering } from './person.ts';
import { item, rowsOf, sections } from './tree.ts';
import { until } from './waiting.ts';

const CDN = /CDN for static assets|static assets from a CDN/i;
const SECTIONS = [
  'Caching',
  'Databases',
  'Security',
  'Performance testing',
  'Optimise API response',
  'Asynchronism',
  'Load balancing and scaling',
  'Code optimisation',
  'Monitoring and logging',
  'Network',
];

suite('the checklist', () => {
  teardown(() => restored('latency-lens.json'));

  const configuration = async () => Buffer.from(await vscode.workspace.fs.readFile(uriOf('latency-lens.json'))).toString();
  const described = (title: RegExp, description: RegExp) =>
    until(`${title} to be ${description}`, async () => description.test((await item(title)).description));

  test('has the ten sections and the 46 items, each with an icon and an id of its own', async () => {
    const rows = await sections();
    assert.deepEqual(
      rows.map(({ label }) => label),
      SECTIONS,
    );
    const items = (await Promise.all(rows.map(rowsOf))).flat();
    assert.equal(items.length, 46);
    assert.equal(new Set(items.map(({ item: { id } }) => id)).size, 46);
    assert.deepEqual(
      items.filter(({ item: { iconPath } }) => !iconPath).map(({ label }) => label),
      [],
    );
  });

  test('shows beneath an item its findings, and a click goes there', async () => {
    const queries = await item(/ORM queries/);
    assert.match(queries.description, /3 findings/);
    const finding = (await rowsOf(queries)).find(({ label }) => label.includes('products.ts'));
    assert.ok(finding?.item.command, 'one of them is in products.ts, and can be clicked');
    await vscode.commands.executeCommand(finding.item.command.command, ...(finding.item.command.arguments ?? []));
    const editor = await until('the file in front', () => {
      const active = vscode.window.activeTextEditor;
      return active && pathIn(active.document.uri) === 'src/routes/products.ts' && active;
    });
    await until('the place', () => editor.document.lineAt(editor.selection.active).text.includes('prisma.category.findUnique'));
  });

  test('shows what is in place with the evidence for it', async () => {
    const compression = await item(/Compress responses/);
    assert.match(compression.description, /1 place/);
    const [evidence] = await rowsOf(compression);
    assert.ok(evidence?.item.command, 'it can be clicked');
    assert.match(evidence.description, /app\.ts/);
  });

  test('declares an item done, with a reason, in latency-lens.json', async () => {
    const { element } = await item(CDN);
    const declare = () => vscode.commands.executeCommand('latencyLens.declareDone', element);
    assert.deepEqual(await answering('CloudFront in front of all static files', declare), []);
    assert.deepEqual(JSON.parse(await configuration()), {
      checklist: { cdns: { status: 'done', reason: 'CloudFront in front of all static files' } },
    });
    await described(CDN, /declared done/);
  });

  test('declares that an item does not apply, and keeps what else the file says', async () => {
    await written('latency-lens.json', '{\n  // agreed in March\n  "rules": { "sequential-await": "off" }\n}\n');
    const { element } = await item(CDN);
    await answering('an internal service', () => vscode.commands.executeCommand('latencyLens.declareNotApplicable', element));
    const text = await configuration();
    assert.match(text, /\/\/ agreed in March\n {2}"rules": \{ "sequential-await": "off" \}/);
    assert.match(text, /"cdns": \{\s*"status": "not-applicable",\s*"reason": "an internal service"/);
    await described(CDN, /not appl/);
  });

  test('takes a declaration back', async () => {
    await written('latency-lens.json', '{ "checklist": { "cdns": { "status": "done", "reason": "at the proxy" } } }\n');
    await described(CDN, /declared done/);
    await vscode.commands.executeCommand('latencyLens.clearDeclaration', (await item(CDN)).element);
    await described(CDN, /^$/);
    assert.ok(!(await configuration()).includes('cdns'));
  });

  test('declares nothing without a reason', async () => {
    const { element } = await item(CDN);
    const declare = () => vscode.commands.executeCommand('latencyLens.declareDone', element);
    assert.equal((await answering('', declare)).length, 1, 'the box says why not');
    await assert.rejects(configuration);
  });
});
