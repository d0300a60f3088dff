/** The checklist's view, read through what the extension hands out to these tests (see README.md). */
import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './waiting.ts';

export interface Row {
  readonly label: string;
  readonly description: string;
  readonly item: vscode.TreeItem;
  /** As the commands of its menu are given it. */
  readonly element: unknown;
}

type Provider = Pick<vscode.TreeDataProvider<unknown>, 'getChildren' | 'getTreeItem'>;

async function provider(): Promise<Provider> {
  const extension = vscode.extensions.getExtension<{ readonly checklist: Provider }>('latency-lens.latency-lens');
  assert.ok(extension, 'the extension is installed');
  return (await extension.activate()).checklist;
}

/** The rows beneath a row; without one, the sections. */
export async function rowsOf(parent?: Row): Promise<readonly Row[]> {
  const tree = await provider();
  const elements = (await tree.getChildren(parent?.element)) ?? [];
  return Promise.all(
    elements.map(async (element) => {
      const item = await tree.getTreeItem(element);
      const label = typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
      return { label, description: typeof item.description === 'string' ? item.description : '', item, element };
    }),
  );
}

/** Once the workspace has been read. */
export function sections(): Promise<readonly Row[]> {
  return until('sections', async () => {
    const rows = await rowsOf();
    return rows.length > 0 && rows;
  });
}

export async function item(title: RegExp): Promise<Row> {
  for (const section of await sections()) for (const row of await rowsOf(section)) if (title.test(row.label)) return row;
  return assert.fail(`the checklist has no item ${title}`);
}
