/** A workspace whose answers are written down, or were written down by an earlier run that had the same texts and the same wishes. */
import type { Workspace } from '../engine/contract/workspace.ts';

/** The answers by their questions; plain data. */
export type AnswerBook = Map<string, unknown>;

export interface KeptWorkspace extends Workspace {
  /** Undefined once a text was changed: the answers are no longer those to the texts that there were at first. */
  answers(): AnswerBook | undefined;
}

/**
 * @param texts all that the workspace has
 * @param open undefined where the book is known to have every answer that will be asked for
 */
export function keptWorkspace(texts: ReadonlyMap<string, string>, book: AnswerBook, open: Workspace | undefined): KeptWorkspace {
  let isChanged = false;
  const opened = (): Workspace => {
    if (open) return open;
    throw new Error('The cache lacks an answer that it should have: run with --no-cache.');
  };
  const answer = <Value>(question: string, ask: (workspace: Workspace) => Value): Value => {
    if (isChanged) return ask(opened());
    if (book.has(question)) return book.get(question) as Value;
    const value = ask(opened());
    book.set(question, value);
    return value;
  };
  const change = (make: (workspace: Workspace) => void) => {
    isChanged = true;
    make(opened());
  };
  let sorted: readonly string[] | undefined;
  return {
    answers: () => (isChanged ? undefined : book),
    setRoots: (folders) => change((workspace) => workspace.setRoots(folders)),
    set: (path, text) => change((workspace) => workspace.set(path, text)),
    remove: (path) => change((workspace) => workspace.remove(path)),
    prepare: (path) => opened().prepare(path),
    ahead: () => opened().ahead(),
    has: (path) => (isChanged ? opened().has(path) : texts.has(path)),
    files: () => {
      if (isChanged) return opened().files();
      sorted ??= [...texts.keys()].sort();
      return sorted;
    },
    text: (path) => (isChanged ? opened().text(path) : texts.get(path)),
    judgedText: (path) => (isChanged ? opened().judgedText(path) : texts.get(path)),
    isCurrent: (path) => answer(`is current ${path}`, (workspace) => workspace.isCurrent(path)),
    isIgnored: (path) => answer(`is ignored ${path}`, (workspace) => workspace.isIgnored(path)),
    findings: (path) => answer(`findings ${path}`, (workspace) => workspace.findings(path)),
    suppressedCount: (path) => answer(`suppressed ${path}`, (workspace) => workspace.suppressedCount(path)),
    hints: (path) => answer(`hints ${path}`, (workspace) => workspace.hints(path)),
    lenses: (path) => answer(`lenses ${path}`, (workspace) => workspace.lenses(path)),
    hover: (path, offset) => answer(`hover ${offset} ${path}`, (workspace) => workspace.hover(path, offset)),
    routes: () => answer('routes', (workspace) => workspace.routes()),
    checklist: () => answer('checklist', (workspace) => workspace.checklist()),
    edits: (finding, fix) => opened().edits(finding, fix),
    suppression: (finding, scope, reason) => opened().suppression(finding, scope, reason),
    unreadable: () => answer('unreadable', (workspace) => workspace.unreadable()),
    lineCount: () => answer('lines', (workspace) => workspace.lineCount()),
  };
}
