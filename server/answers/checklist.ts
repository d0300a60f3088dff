/** The checklist's items with everything that can be gone to. */
import type { ItemStatus } from '../../engine/contract/workspace.ts';
import type { ChecklistEntry, EvidenceEntry, FindingEntry } from '../protocol.ts';
import { addressOf, type Session } from '../session.ts';

export function checklistOf(session: Session): ChecklistEntry[] {
  if (!session.settings.isEnabled) return [];
  return session.workspace.checklist().map((item) => entryOf(session, item));
}

function entryOf(
  session: Session,
  { id, section, text, status, declared, findings, evidence, rules, snippets }: ItemStatus,
): ChecklistEntry {
  return {
    id,
    section,
    text,
    status,
    declared: declared ?? null,
    findings: findings.map((finding): FindingEntry => {
      const { rule, severity, message, file } = finding;
      return { rule, severity, message, location: { uri: addressOf(session, file), range: session.texts.range(finding) } };
    }),
    evidence: evidence.map(({ file, line, text: said }): EvidenceEntry => {
      const start = { line: line - 1, character: 0 };
      return { text: said, location: { uri: addressOf(session, file), range: { start, end: start } } };
    }),
    rules,
    snippets,
  };
}
