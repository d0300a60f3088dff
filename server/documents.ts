/** The documents that are open in the editor, kept in step change by change. What is open counts, whatever the disk says. */
import { type Connection, type Event, type TextDocumentChangeEvent, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Files, FileText } from '../engine/contract/files.ts';
import { pathOf } from './uris.ts';

export interface Documents {
  /** The open document of a path. */
  at(path: string): TextDocument | undefined;
  /** The paths of all that are open. */
  paths(): readonly string[];
  readonly onOpen: Event<TextDocumentChangeEvent<TextDocument>>;
  /** After it was opened, too. */
  readonly onChange: Event<TextDocumentChangeEvent<TextDocument>>;
  readonly onClose: Event<TextDocumentChangeEvent<TextDocument>>;
}

export function openDocuments(connection: Connection): Documents {
  const documents = new TextDocuments(TextDocument);
  const byPath = new Map<string, TextDocument>();
  documents.onDidOpen(({ document }) => {
    const path = pathOf(document.uri);
    if (path !== undefined) byPath.set(path, document);
  });
  documents.onDidClose(({ document }) => {
    const path = pathOf(document.uri);
    if (path !== undefined) byPath.delete(path);
  });
  documents.listen(connection);
  return {
    at: (path) => byPath.get(path),
    paths: () => [...byPath.keys()],
    onOpen: documents.onDidOpen,
    onChange: documents.onDidChangeContent,
    onClose: documents.onDidClose,
  };
}

/** The disk as the editor shows it: an open document's text instead of what was saved last. */
export function withOpenDocuments(files: Files, documents: Pick<Documents, 'at'>): Files {
  return {
    ...files,
    read(path, mostBytes) {
      const document = documents.at(path);
      return document ? textOf(document, mostBytes) : files.read(path, mostBytes);
    },
  };
}

function textOf(document: TextDocument, mostBytes: number): FileText {
  const text = document.getText();
  return text.length > mostBytes ? { problem: 'too-large', bytes: text.length } : { text };
}
