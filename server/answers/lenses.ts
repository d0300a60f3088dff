/** What is drawn beside the code: the cost of every route, and the round trips of every loop. */
import { type CodeLens, type InlayHint, MarkupKind, type Range } from 'vscode-languageserver';
import { COMMANDS, type CostParameters } from '../protocol.ts';
import { isSpokenOf, type Session } from '../session.ts';

export function codeLensesOf(session: Session, path: string, uri: string): CodeLens[] {
  if (!session.settings.hasCodeLenses || !isSpokenOf(session, path)) return [];
  return session.workspace.lenses(path).map(({ span, title }) => {
    const range = session.texts.range({ file: path, ...span });
    const target: CostParameters = { uri, position: range.start };
    // A client without the command shows the title all the same.
    return { range, command: { title, command: session.client.hasCommands ? COMMANDS.showCost : '', arguments: [target] } };
  });
}

export function inlayHintsOf(session: Session, path: string, visible: Range): InlayHint[] {
  if (!session.settings.hasInlayHints || !isSpokenOf(session, path)) return [];
  return session.workspace
    .hints(path)
    .map(
      ({ offset, text, tooltip }): InlayHint => ({
        position: session.texts.position(path, offset),
        label: text,
        tooltip: { kind: MarkupKind.Markdown, value: tooltip },
        paddingLeft: true,
      }),
    )
    .filter(({ position: { line } }) => visible.start.line <= line && line <= visible.end.line);
}
