/** Declaring a checklist item done, or not applicable: the edit of the workspace's configuration file, which keeps its comments. */
import { applyEdits as applied, type FormattingOptions, findNodeAtLocation, format, modify, parseTree } from 'jsonc-parser';
import { LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { CONFIGURATION_FILE } from '../../engine/discover/relevance.ts';
import { differences } from '../differences.ts';
import type { DeclareParameters } from '../protocol.ts';
import { addressOf, type Session, versionOf } from '../session.ts';
import { pathOf } from '../uris.ts';

export function declarationEdit(session: Session, { item, declaration, folder }: DeclareParameters): WorkspaceEdit | ResponseError {
  const root = (folder === undefined ? undefined : pathOf(folder)) ?? session.folders[0];
  if (root === undefined) return failed('Open a folder first: a declaration is kept in its latency-lens.json.');
  const path = `${root}/${CONFIGURATION_FILE}`;
  const text = session.workspace.text(path);
  const uri = addressOf(session, path);
  if (text === undefined) return declaration ? newFile(session, uri, item, declaration) : { changes: {} };
  const kind = parseTree(text)?.type;
  if (text.trim() && kind !== 'object') return failed(`${CONFIGURATION_FILE} is not an object. Mend it first.`);
  const edits = differences(text, declaredIn(text, item, declaration)).map((edit) => ({
    range: session.texts.rangeNow(path, edit),
    newText: edit.text,
  }));
  if (!session.client.hasVersionedEdits) return { changes: { [uri]: edits } };
  return { documentChanges: [{ textDocument: { uri, version: versionOf(session, path) }, edits }] };
}

function newFile(
  { client }: Session,
  uri: string,
  item: string,
  declaration: DeclareParameters['declaration'],
): WorkspaceEdit | ResponseError {
  if (!client.createsFiles || !client.hasVersionedEdits) return failed(`Make a file ${CONFIGURATION_FILE} with {} in it first.`);
  const newText = `${declaredIn('{}', item, declaration)}\n`;
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] },
    ],
  };
}

/** The text with the declaration, laid out as the rest is; what somebody else wrote stays as they wrote it. */
function declaredIn(text: string, item: string, declaration: DeclareParameters['declaration']): string {
  const [path, style] = [['checklist', item], styleOf(text)];
  if (!declaration || isOnOneLine(text)) return applied(text, modify(text, path, declaration ?? undefined, { formattingOptions: style }));
  const plain = modify(text, path, declaration, {});
  const [{ offset, content }] = plain as [(typeof plain)[number]];
  const after = applied(text, plain);
  return applied(after, format(after, { offset, length: content.length }, style));
}

/** Whether the object that takes the declaration has all that it has in one line, which becomes too long. */
function isOnOneLine(text: string): boolean {
  const root = parseTree(text);
  const { offset, length } = (root && findNodeAtLocation(root, ['checklist'])) ?? root ?? { offset: 0, length: 0 };
  return !text.slice(offset, offset + length).includes('\n');
}

/** As the file is written already. */
function styleOf(text: string): FormattingOptions {
  const [, indent = '  '] = /^([ \t]+)\S/m.exec(text) ?? [];
  return {
    insertSpaces: !indent.includes('\t'),
    tabSize: indent.includes('\t') ? 1 : indent.length,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

function failed(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message);
}
