/** The engine with every rule and every library. */
import type { ModuleCache } from '../engine/contract/module-cache.ts';
import type { Workspace } from '../engine/contract/workspace.ts';
import { createWorkspace } from '../engine/workspace.ts';
import { libraries } from '../libraries/index.ts';
import { checklist } from '../rules/checklist.ts';
import { rules } from '../rules/index.ts';
import { snippetNames } from '../snippets/index.ts';

/** @param onFailure told when a rule or a step fails in a file; the rest goes on */
export function openWorkspace(onFailure: (what: string, where: string, error: unknown) => void, moduleCache?: ModuleCache): Workspace {
  return createWorkspace({
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    libraries,
    checklist,
    snippets: snippetNames,
    moduleCache,
    onFailure,
  });
}
