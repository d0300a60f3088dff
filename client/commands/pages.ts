/** Shows the page of a rule or an item. */
import type { PageParameters } from '../../server/protocol.ts';
import type { ChecklistTree } from '../checklist-tree.ts';
import { showPage } from '../pages.ts';
import { pickedItem } from './picked-item.ts';

/** @param argument a page, from a link; or a row of the checklist */
export async function showPageOf(argument: unknown, tree: ChecklistTree): Promise<void> {
  if (isPage(argument)) {
    await showPage(argument);
    return;
  }
  const item = await pickedItem(argument, tree);
  if (item) await showPage({ kind: 'item', id: item.id });
}

function isPage(argument: unknown): argument is PageParameters {
  if (typeof argument !== 'object' || argument === null || !('kind' in argument && 'id' in argument)) return false;
  return (argument.kind === 'rule' || argument.kind === 'item') && typeof argument.id === 'string';
}
