/** Answers what the extension asks beyond the language server protocol; names and types are in `protocol.ts`. */
import type { CancellationToken, Connection, WorkspaceEdit } from 'vscode-languageserver';
import type { Answering, Handler } from './answering.ts';
import { checklistOf } from './answers/checklist.ts';
import { declarationEdit } from './answers/declare.ts';
import { fileStatusOf } from './answers/file-status.ts';
import { costAt, routesOf } from './answers/routes.ts';
import { suppressionEdit } from './answers/suppress.ts';
import { judgeAll } from './judging.ts';
import {
  type ChecklistEntry,
  type CostParameters,
  type DeclareParameters,
  type FileParameters,
  type FileStatus,
  type PageParameters,
  REQUESTS,
  type RouteEntry,
  type SuppressParameters,
} from './protocol.ts';
import type { Session } from './session.ts';

export function onOwnRequests(connection: Connection, { asked, drawn }: Answering, sessionNow: () => Session): void {
  // Without parameters the token comes first.
  const on = <Parameters, Answer>(name: string, handler: Handler<Parameters, Answer>) =>
    connection.onRequest<unknown, void>(name, (...given: unknown[]) =>
      handler((given.length > 1 ? given[0] : undefined) as Parameters, given.at(-1) as CancellationToken),
    );

  on<void, ChecklistEntry[]>(
    REQUESTS.checklist,
    drawn('checklist', [], async (_, token) => {
      await judgeAll(sessionNow, token);
      return checklistOf(sessionNow());
    }),
  );
  on<void, RouteEntry[]>(
    REQUESTS.routes,
    drawn('routes', [], () => routesOf(sessionNow())),
  );
  on<CostParameters, RouteEntry | null>(
    REQUESTS.cost,
    asked('cost', null, (parameters) => costAt(sessionNow(), parameters)),
  );
  on<FileParameters, FileStatus>(
    REQUESTS.fileStatus,
    drawn('file status', { kind: 'outside' }, (parameters) => fileStatusOf(sessionNow(), parameters)),
  );
  on<PageParameters, string | null>(
    REQUESTS.page,
    asked('page', null, async (parameters) => (await sessionNow().pages.text(parameters)) ?? null),
  );
  on<DeclareParameters, WorkspaceEdit | null>(
    REQUESTS.declare,
    asked<DeclareParameters, WorkspaceEdit | null>('declaration', null, (parameters) => declarationEdit(sessionNow(), parameters)),
  );
  on<SuppressParameters, WorkspaceEdit | null>(
    REQUESTS.suppress,
    asked<SuppressParameters, WorkspaceEdit | null>('suppression', null, (parameters) => suppressionEdit(sessionNow(), parameters)),
  );
}
