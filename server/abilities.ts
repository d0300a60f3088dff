/** What the client can do, told once by its first request. */
import type { InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol.ts';

export interface ClientAbilities {
  /** It asks for diagnostics itself. */
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesCodeLenses: boolean;
  readonly refreshesInlayHints: boolean;
  readonly resolvesCodeActions: boolean;
  readonly hasVersionedEdits: boolean;
  readonly createsFiles: boolean;
  readonly hasConfiguration: boolean;
  readonly hasFolders: boolean;
  readonly hasProgress: boolean;
  readonly registersWatchers: boolean;
  readonly registersConfiguration: boolean;
  /** It has the extension's own commands. */
  readonly hasCommands: boolean;
  /** Where the server may keep what makes the next start faster. */
  readonly storage: string | undefined;
}

export function abilitiesOf({ capabilities, initializationOptions }: InitializeParams): ClientAbilities {
  const { textDocument, workspace, window } = capabilities;
  const own: InitializationOptions = initializationOptions ?? {};
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    refreshesCodeLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesInlayHints: workspace?.inlayHint?.refreshSupport === true,
    resolvesCodeActions:
      textDocument?.codeAction?.dataSupport === true && (textDocument.codeAction.resolveSupport?.properties ?? []).includes('edit'),
    hasVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    createsFiles: (workspace?.workspaceEdit?.resourceOperations ?? []).includes('create'),
    hasConfiguration: workspace?.configuration === true,
    hasFolders: workspace?.workspaceFolders === true,
    hasProgress: window?.workDoneProgress === true,
    registersWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    hasCommands: own.hasCommands === true,
    storage: typeof own.storage === 'string' ? own.storage : undefined,
  };
}
