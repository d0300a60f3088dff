/** What a keystroke costs: from the changed text to the file's findings, hints and lenses. In process, as the server does it. */
import { readFileSync } from 'node:fs';
import type { Workspace } from '../engine/contract/workspace.ts';
import { openWorkspace } from '../server/open-workspace.ts';

/** Milliseconds, each sorted. */
export interface Keystrokes {
  readonly wall: readonly number[];
  /** Of all threads: what other work on the machine changes least. */
  readonly processor: readonly number[];
}

/** Every file is read and judged once, as an editor that has been open for a while has it. */
export function openedWorkspace(files: readonly string[]): Workspace {
  const workspace = openWorkspace(() => undefined);
  for (const file of files) workspace.set(file, readFileSync(file, 'utf8'));
  for (const file of files) workspace.findings(file);
  return workspace;
}

/** Types a statement into a function's body, or changes what the file exports, again and again. */
export function typedInto(workspace: Workspace, file: string, kind: 'body' | 'interface', count: number): Keystrokes {
  const text = workspace.text(file) ?? '';
  const [wall, processor]: [number[], number[]] = [[], []];
  for (let stroke = 0; stroke < count; stroke += 1) {
    const begun = performance.now();
    const before = process.cpuUsage();
    workspace.set(
      file,
      kind === 'body' ? typedBody(text, stroke) : `${text}\nexport async function added${stroke}(id: string) {\n  return id;\n}\n`,
    );
    workspace.findings(file);
    workspace.hints(file);
    workspace.lenses(file);
    const { user, system } = process.cpuUsage(before);
    wall.push(performance.now() - begun);
    processor.push((user + system) / 1000);
  }
  workspace.set(file, text);
  workspace.findings(file);
  const sorted = (costs: readonly number[]) => [...costs].sort((a, b) => a - b);
  return { wall: sorted(wall), processor: sorted(processor) };
}

/** A letter more, at the end of the first statement of some function. */
function typedBody(text: string, stroke: number): string {
  const at = text.indexOf('{\n', text.indexOf('async ')) + 1;
  return `${text.slice(0, at)}\n    const typed = '${'x'.repeat(stroke + 1)}';${text.slice(at)}`;
}

export function percentile(costs: readonly number[], share: number): number {
  return costs[Math.min(costs.length - 1, Math.floor(costs.length * share))] ?? 0;
}
