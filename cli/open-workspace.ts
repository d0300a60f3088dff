/** The engine with every rule and every library; loaded only by commands that check something. */
import type { Workspace } from '../engine/contract/workspace.ts';
import { createWorkspace } from '../engine/workspace.ts';
import { libraries } from '../libraries/index.ts';
import { checklist } from '../rules/checklist.ts';
import { rules } from '../rules/index.ts';
import { snippetNames } from '../snippets/index.ts';
import type { OpenOptions } from './io.ts';

export function openWorkspace({ configuration, moduleCache, onFailure }: OpenOptions): Workspace {
  return createWorkspace({
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    libraries,
    checklist,
    snippets: snippetNames,
    configuration,
    moduleCache,
    isForOneCheck: true,
    onFailure,
  });
}
