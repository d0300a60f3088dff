/** Findings as diagnostics, with the places that prove them; and what keeps a file from being checked. */
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type FullDocumentDiagnosticReport } from 'vscode-languageserver';
import { CONFIGURATION_FILE, relevanceOf } from '../../engine/discover/relevance.ts';
import type { Finding, Severity } from '../../engine/model/finding.ts';
import { addressOf, findingsOf, isSpokenOf, type Session } from '../session.ts';

export const SOURCE = 'latency-lens';

export function diagnosticsOf(session: Session, path: string): Diagnostic[] {
  return [...findingsOf(session, path).map((finding) => diagnosticOf(session, finding)), ...unreadableOf(session, path)];
}

/** With an id by which the client tells whether anything is new. */
export function reportOf(session: Session, path: string): FullDocumentDiagnosticReport & { readonly resultId: string } {
  const items = diagnosticsOf(session, path);
  return { kind: 'full', items, resultId: fingerprint(JSON.stringify(items)) };
}

export function diagnosticOf(session: Session, finding: Finding): Diagnostic {
  const { rule, item, certainty, message, because } = finding;
  const address = session.pages.address(rule);
  return {
    range: session.texts.range(finding),
    severity: SEVERITIES[finding.severity],
    code: rule,
    ...(address === undefined ? {} : { codeDescription: { href: address } }),
    source: SOURCE,
    message,
    // A rule's id is the problem: what is unused may go, and is drawn faded.
    ...(rule.startsWith('unused-') ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    relatedInformation: because.map((place) => ({
      location: { uri: addressOf(session, place.file), range: session.texts.range(place) },
      message: place.message,
    })),
    data: { certainty, item },
  };
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** That a source file does not parse is TypeScript's to say; that it is too large to be read is not. */
function unreadableOf(session: Session, path: string): Diagnostic[] {
  const { membership, workspace, settings } = session;
  if (!settings.isEnabled || workspace.isIgnored(path)) return [];
  const isToldElsewhere = isSpokenOf(session, path) && (relevanceOf(path) === 'source' || path.endsWith(`/${CONFIGURATION_FILE}`));
  const own = [...membership.unreadable(), ...(isToldElsewhere ? [] : workspace.unreadable())].filter(({ file }) => file === path);
  const start = { line: 0, character: 0 };
  return own.map(({ reason }) => ({
    range: { start, end: start },
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    code: 'unreadable',
    message: `This file ${reason}.`,
  }));
}

/** FNV-1a: short, the same on every machine, and good enough to tell two answers apart. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return `${text.length.toString(36)}-${(hash >>> 0).toString(36)}`;
}
