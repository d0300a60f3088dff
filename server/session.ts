/** What every answer is made from: one workspace, where things stand in it, and what the user and the client want. */
import type { Workspace } from '../engine/contract/workspace.ts';
import type { Finding } from '../engine/model/finding.ts';
import type { ClientAbilities } from './abilities.ts';
import type { Documents } from './documents.ts';
import type { Membership } from './membership.ts';
import type { Pages } from './pages.ts';
import type { Settings } from './settings.ts';
import type { Texts } from './texts.ts';
import { uriOf } from './uris.ts';

export interface Session {
  readonly workspace: Workspace;
  readonly texts: Texts;
  readonly documents: Pick<Documents, 'at' | 'paths'>;
  readonly membership: Pick<Membership, 'has' | 'unreadable'>;
  readonly pages: Pages;
  readonly client: ClientAbilities;
  readonly settings: Settings;
  /** The workspace's folders. */
  readonly folders: readonly string[];
}

/** The address under which the client knows a file. */
export function addressOf({ documents }: Session, path: string): string {
  return documents.at(path)?.uri ?? uriOf(path);
}

/** The version of a file's text that answers are about; null for one that is not open. */
export function versionOf({ documents }: Session, path: string): number | null {
  return documents.at(path)?.version ?? null;
}

/** Whether anything is said about a file. */
export function isSpokenOf({ workspace, settings }: Session, path: string): boolean {
  return settings.isEnabled && workspace.has(path) && !workspace.isIgnored(path);
}

export function findingsOf(session: Session, path: string): readonly Finding[] {
  return isSpokenOf(session, path) ? session.workspace.findings(path) : [];
}
