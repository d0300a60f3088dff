/** Edits of files as the client applies them: with the version they were made for, so that a client refuses them when it is past. */
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { FileEdits } from '../../engine/model/finding.ts';
import { addressOf, type Session, versionOf } from '../session.ts';

export function workspaceEditOf(session: Session, changes: readonly FileEdits[]): WorkspaceEdit {
  const documents = changes.map(({ file, edits }) => ({
    uri: addressOf(session, file),
    version: versionOf(session, file),
    edits: edits.map((edit): TextEdit => ({ range: session.texts.rangeNow(file, edit), newText: edit.text })),
  }));
  if (!session.client.hasVersionedEdits) return { changes: Object.fromEntries(documents.map(({ uri, edits }) => [uri, edits])) };
  return {
    documentChanges: documents.map(({ uri, version, edits }): TextDocumentEdit => ({ textDocument: { uri, version }, edits })),
  };
}
