/** The engine with every rule and every library. */
import type { Workspace } from '../engine/contract/workspace.ts';
import { createWorkspace } from '../engine/workspace.ts';
import { libraries } from '../libraries/index.ts';
import { checklist } from '../rules/checklist.ts';
import { rules } from '../rules/index.ts';
import { snippetNames } from '../snippets/index.ts';

/** @param log told once of every rule or step that fails in a file */
export function openWorkspace(log: (message: string) => void): Workspace {
  const told = new Set<string>();
  return createWorkspace({
    rules: new Map(rules.map((rule) => [rule.id, rule])),
    libraries,
    checklist,
    snippets: snippetNames,
    onFailure(what, where, error) {
      const message = `${what} failed in ${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
      if (!told.has(message)) log(message);
      told.add(message);
    },
  });
}
