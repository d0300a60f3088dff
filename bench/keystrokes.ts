/** What a keystroke costs: from the changed text to the file's findings, hints and lenses. In process, as the server does it. */
import { readFileSync } from 'node:fs';
import { openWorkspace } from '../cli/open-workspace.ts';
import type { Workspace } from '../engine/contract/workspace.ts';

export interface Keystrokes {
  /** Milliseconds, sorted. */
  readonly costs: readonly number[];
}

/** Every file is read and judged once, as an editor that has been open for a while has it. */
export function openedWorkspace(files: readonly string[]): Workspace {
  const workspace = openWorkspace({ configuration: undefined, onFailure: () => undefined });
  for (const file of files) workspace.set(file, readFileSync(file, 'utf8'));
  for (const file of files) workspace.findings(file);
  return workspace;
}

/** Types a statement into a function's body, or changes what the file exports, again and again. */
export function typedInto(workspace: Workspace, file: string, kind: 'body' | 'interface', count: number): Keystrokes {
  const text = workspace.text(file) ?? '';
  const costs: number[] = [];
  for (let stroke = 0; stroke < count; stroke += 1) {
    const begun = performance.now();
    workspace.set(
      file,
      kind === 'body' ? typedBody(text, stroke) : `${text}\nexport async function added${stroke}(id: string) {\n  return id;\n}\n`,
    );
    workspace.findings(file);
    workspace.hints(file);
    workspace.lenses(file);
    costs.push(performance.now() - begun);
  }
  workspace.set(file, text);
  workspace.findings(file);
  return { costs: costs.sort((a, b) => a - b) };
}

/** A letter more, at the end of the first statement of some function. */
function typedBody(text: string, stroke: number): string {
  const at = text.indexOf('{\n', text.indexOf('async ')) + 1;
  return `${text.slice(0, at)}\n    const typed = '${'x'.repeat(stroke + 1)}';${text.slice(at)}`;
}

export function percentile({ costs }: Keystrokes, share: number): number {
  return costs[Math.min(costs.length - 1, Math.floor(costs.length * share))] ?? 0;
}
