/** What a keystroke costs: from the changed text to the file's findings, hints and lenses. In process, as the server does it. */
import '../server/less-optimising.ts';
import { readFileSync } from 'node:fs';
import type { Workspace } from '../engine/contract/workspace.ts';
import { emptied } from '../server/nursery.ts';
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

export type Typing = 'body' | 'interface' | 'cost';

/**
 * Types into a file again and again: a statement into a function's body, something into what the file exports, or a request into the
 * first function, so that whoever calls it costs something else.
 *
 * @param open the files whose findings, hints and lenses are asked for after each stroke; the file itself is always one
 */
export function typedInto(workspace: Workspace, file: string, typing: Typing, count: number, open: readonly string[] = []): Keystrokes {
  const text = workspace.text(file) ?? '';
  const [wall, processor]: [number[], number[]] = [[], []];
  for (let stroke = 0; stroke < count; stroke += 1) {
    const begun = performance.now();
    const before = process.cpuUsage();
    workspace.set(file, typed[typing](text, stroke));
    for (const one of [file, ...open]) {
      workspace.findings(one);
      workspace.hints(one);
      workspace.lenses(one);
    }
    const { user, system } = process.cpuUsage(before);
    wall.push(performance.now() - begun);
    processor.push((user + system) / 1000);
    // As the server does between two letters.
    emptied();
  }
  workspace.set(file, text);
  for (const one of [file, ...open]) workspace.findings(one);
  return { wall: sorted(wall), processor: sorted(processor) };
}

/** Several files' keystrokes as one person's. */
export function together(all: readonly Keystrokes[]): Keystrokes {
  return { wall: sorted(all.flatMap(({ wall }) => wall)), processor: sorted(all.flatMap(({ processor }) => processor)) };
}

function sorted(costs: readonly number[]): readonly number[] {
  return [...costs].sort((a, b) => a - b);
}

const typed: Readonly<Record<Typing, (text: string, stroke: number) => string>> = {
  /** A letter more, at the end of the first statement of some function. */
  body: (text, stroke) => intoFunction(text, text.indexOf('async '), `const typed = '${'x'.repeat(stroke + 1)}';`),
  interface: (text, stroke) => `${text}\nexport async function added${stroke}(id: string) {\n  return id;\n}\n`,
  /** There with one stroke, gone with the next. */
  cost: (text, stroke) => (stroke % 2 ? text : intoFunction(text, text.search(FUNCTION), "void fetch('https://example.com');")),
};

/** A function that a file exports, or a method. */
export const FUNCTION = /^(export (async )?function \w+| {2}(async )?\w+)\(.*\{$/m;

function intoFunction(text: string, from: number, statement: string): string {
  const at = text.indexOf('{\n', from) + 1;
  return `${text.slice(0, at)}\n    ${statement}${text.slice(at)}`;
}

/** @param sorted the smallest first */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
