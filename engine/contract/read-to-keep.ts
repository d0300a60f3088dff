/** Rows that are read to be kept in the process, for whoever asks next: all of them are needed, and they are read once in a while. */
import type { Operation } from '../model/operation.ts';
import { forEachStep } from '../model/walk.ts';
import { isOrMentions, madeOf } from './read-to-change.ts';
import type { Facts } from './rule.ts';

/** `allowed = rows.map(({ domain }) => domain)`, where `allowed` is a name of the module. */
export function isReadToBeKept({ site }: Operation, facts: Facts): boolean {
  const node = facts.function(site.function);
  const read = facts.call(site);
  if (!node || !read || node.form === 'module') return false;
  const { bindings } = facts.module;
  let isKept = false;
  forEachStep(node.body, (step) => {
    if (isKept || step.kind !== 'assign' || step.target.kind !== 'name' || bindings[step.target.binding]?.function !== '') return;
    isKept = isOrMentions(step.value, read, madeOf(read, node, facts), facts);
  });
  return isKept;
}
