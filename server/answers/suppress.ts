/** The edit that suppresses a finding with the reason that somebody gave. */
import type { ResponseError, WorkspaceEdit } from 'vscode-languageserver';
import { outdated } from '../answering.ts';
import type { SuppressParameters } from '../protocol.ts';
import { findingsOf, type Session, versionOf } from '../session.ts';
import { pathOf } from '../uris.ts';
import { workspaceEditOf } from './edits.ts';

export function suppressionEdit(
  session: Session,
  { uri, version, rule, range, scope, reason }: SuppressParameters,
): WorkspaceEdit | ResponseError {
  const path = pathOf(uri);
  if (path === undefined || versionOf(session, path) !== version) return outdated();
  const start = session.texts.offset(path, range.start);
  const finding = findingsOf(session, path).find((one) => one.rule === rule && one.start === start);
  return finding ? workspaceEditOf(session, session.workspace.suppression(finding, scope, reason.trim())) : outdated();
}
