/** What the client is asked to tell: files that change outside the editor, and settings. */
import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type RegistrationType,
} from 'vscode-languageserver';
import type { ClientAbilities } from './abilities.ts';
import { SECTION } from './settings.ts';

export async function registerWatching(connection: Connection, client: ClientAbilities): Promise<void> {
  const register = <Options>(type: RegistrationType<Options>, options: Options) => connection.client.register(type, options);
  // Which files matter is decided by their paths, here; a folder that goes takes its files along and has any name.
  if (client.registersWatchers) await register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] });
  if (client.registersConfiguration) await register(DidChangeConfigurationNotification.type, { section: SECTION });
}
