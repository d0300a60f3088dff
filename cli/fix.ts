/** Applies the repairs on offer, file by file, until none is left that may be applied. */
import type { Workspace } from '../engine/contract/workspace.ts';
import type { Edit, FileEdits, Finding } from '../engine/model/finding.ts';
import type { Io } from './io.ts';
import type { Session } from './session.ts';

export interface FixOptions {
  /** Whether repairs are applied too that someone should look at. */
  readonly withSuggestions: boolean;
}

/** A repair can uncover another; a program that needs more rounds than this is being mended in circles. */
const MOST_ROUNDS = 10;

/**
 * Changes the workspace and the files behind it.
 *
 * @param gather the findings that may be mended, as they are now
 * @returns how many findings were mended
 */
export async function fix(
  session: Session,
  gather: () => readonly Finding[],
  { withSuggestions }: FixOptions,
  { files }: Io,
): Promise<number> {
  const changed = new Set<string>();
  let mended = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const edited = new Set<string>();
    for (const finding of gather()) {
      // Places found before an edit of the same file are no longer true: the next round finds them anew.
      if (edited.has(finding.file)) continue;
      const edits = editsOf(finding, session, withSuggestions);
      if (!edits.length || edits.some(({ file }) => edited.has(file))) continue;
      if (!edits.every((one) => isApplied(one, session.workspace))) continue;
      for (const { file } of edits) {
        edited.add(file);
        changed.add(file);
      }
      mended += 1;
    }
    if (!edited.size) break;
  }
  for (const file of [...changed].sort()) await files.write(file, session.workspace.text(file) ?? '');
  return mended;
}

function editsOf(finding: Finding, { workspace }: Session, withSuggestions: boolean): readonly FileEdits[] {
  const candidates = [
    ...finding.fixes.filter(({ isSafe }) => isSafe),
    ...(withSuggestions ? finding.fixes.filter(({ isSafe }) => !isSafe) : []),
  ];
  for (const candidate of candidates) {
    const edits = workspace.edits(finding, candidate);
    if (edits.length) return edits;
  }
  return [];
}

/** Makes the edits of one file, and takes them back where the result is no program. */
function isApplied({ file, edits }: FileEdits, workspace: Workspace): boolean {
  const before = workspace.text(file) ?? '';
  workspace.set(file, applied(before, edits));
  if (workspace.judgedText(file) === workspace.text(file)) return true;
  workspace.set(file, before);
  return false;
}

/** The text with the edits made; they do not overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}
