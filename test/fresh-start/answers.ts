/** Everything that a workspace answers, as plain data, and a workspace that was opened on the same texts a moment ago. */
import type { Workspace } from '../../engine/contract/workspace.ts';
import { openWorkspace } from '../../server/open-workspace.ts';

/** A workspace in which a step or rule that fails fails the test. */
export function opened(texts: ReadonlyMap<string, string>): Workspace {
  const workspace = openWorkspace((what, where, error) => {
    throw new Error(`${what} failed at ${where}`, { cause: error });
  });
  for (const [path, text] of texts) workspace.set(path, text);
  return workspace;
}

/** What a fresh start on the texts of a workspace is. Of a file that does not parse, the last text that did belongs to them. */
export function openedAnew(workspace: Workspace): Workspace {
  const fresh = opened(new Map());
  for (const path of workspace.files()) fresh.set(path, workspace.judgedText(path) ?? '');
  for (const path of workspace.files()) {
    const text = workspace.text(path) ?? '';
    if (text !== workspace.judgedText(path)) fresh.set(path, text);
  }
  return fresh;
}

export type Answers = Readonly<Record<string, unknown>>;

/** By the name of the question, so that a difference names the question whose answer went stale. */
export function answersOf(workspace: Workspace): Answers {
  const answers: Record<string, unknown> = {};
  for (const path of workspace.files()) {
    const findings = workspace.findings(path);
    answers[`findings ${path}`] = findings;
    answers[`hints ${path}`] = workspace.hints(path);
    answers[`lenses ${path}`] = workspace.lenses(path);
    answers[`hovers ${path}`] = findings.map(({ start }) => workspace.hover(path, start));
    answers[`fixes ${path}`] = findings.map((finding) => finding.fixes.map((fix) => workspace.edits(finding, fix)));
    answers[`state ${path}`] = [workspace.isIgnored(path), workspace.isCurrent(path), workspace.suppressedCount(path)];
  }
  answers.routes = workspace.routes();
  answers.checklist = workspace.checklist();
  answers.unreadable = workspace.unreadable();
  answers.lines = workspace.lineCount();
  return answers;
}

/** One question, as an editor asks it between two edits: what is asked when must not change what is answered later. */
export function ask(workspace: Workspace, path: string, question: number): void {
  const asked = [
    () => workspace.findings(path),
    () => workspace.hints(path),
    () => workspace.lenses(path),
    () => workspace.routes(),
    () => workspace.checklist(),
    () => workspace.hover(path, question),
    () => {
      for (const step of workspace.ahead()) step(path);
    },
  ];
  asked[question % asked.length]?.();
}
