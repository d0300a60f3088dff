/** Declaring a checklist item done, or not applicable: the edit of the workspace's configuration file, which keeps its comments. */
import { applyEdits as applied, type FormattingOptions, modify, parseTree } from 'jsonc-parser';
import { LSPErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { CONFIGURATION_FILE } from '../../engine/discover/relevance.ts';
import type { DeclareParameters } from '../protocol.ts';
import { addressOf, type Session, versionOf } from '../session.ts';
import { pathOf } from '../uris.ts';

const STYLE: FormattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };

export function declarationEdit(session: Session, { item, declaration, folder }: DeclareParameters): WorkspaceEdit | ResponseError {
  const root = (folder === undefined ? undefined : pathOf(folder)) ?? session.folders[0];
  if (root === undefined) return failed('Open a folder first: a declaration is kept in its latency-lens.json.');
  const path = `${root}/${CONFIGURATION_FILE}`;
  const text = session.workspace.text(path);
  const uri = addressOf(session, path);
  if (text === undefined) return declaration ? newFile(session, uri, item, declaration) : { changes: {} };
  const kind = parseTree(text)?.type;
  if (text.trim() && kind !== 'object') return failed(`${CONFIGURATION_FILE} is not an object. Mend it first.`);
  const edits = modify(text, ['checklist', item], declaration ?? undefined, { formattingOptions: styleOf(text) }).map(
    ({ offset, length, content }) => ({
      range: session.texts.rangeNow(path, { start: offset, end: offset + length }),
      newText: content,
    }),
  );
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
  const newText = `${applied('{}', modify('{}', ['checklist', item], declaration, { formattingOptions: STYLE }))}\n`;
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: 'create', uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start, end: start }, newText }] },
    ],
  };
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
