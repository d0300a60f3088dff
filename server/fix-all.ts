/**
 * Mends many findings at once. Places found before an edit are no longer true after it, so it goes one by one: the workspace is
 * given the mended text and asked again, and has its own texts back before anybody else looks.
 */
import type { Workspace } from '../engine/contract/workspace.ts';
import { applyEdits } from '../engine/fix/repair.ts';
import type { FileEdits, Finding, Fix } from '../engine/model/finding.ts';
import { differences } from './differences.ts';

/** A repair can uncover another; a file that needs more than this is being mended in circles. */
const MOST_REPAIRS = 200;

/** @param fixFor the fix to apply to a finding; undefined to leave it */
export function allFixed(workspace: Workspace, path: string, fixFor: (finding: Finding) => Fix | undefined): readonly FileEdits[] {
  const before = new Map<string, string>();
  try {
    for (let count = 0; count < MOST_REPAIRS; count += 1) {
      const next = firstEdits(workspace, path, fixFor);
      if (!next.length) break;
      for (const { file, edits } of next) {
        const text = workspace.text(file) ?? '';
        if (!before.has(file)) before.set(file, text);
        workspace.set(file, applyEdits(text, edits));
      }
    }
    return [...before]
      .map(([file, text]) => ({ file, edits: differences(text, workspace.text(file) ?? '') }))
      .filter(({ edits }) => edits.length);
  } finally {
    for (const [file, text] of before) workspace.set(file, text);
  }
}

function firstEdits(workspace: Workspace, path: string, fixFor: (finding: Finding) => Fix | undefined): readonly FileEdits[] {
  for (const finding of workspace.findings(path)) {
    const fix = fixFor(finding);
    const edits = fix ? workspace.edits(finding, fix) : [];
    if (edits.length) return edits;
  }
  return [];
}
