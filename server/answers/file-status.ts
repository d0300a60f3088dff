/** Whether a file is checked, and if not, why. */
import type { FileParameters, FileStatus } from '../protocol.ts';
import type { Session } from '../session.ts';
import { pathOf } from '../uris.ts';

export function fileStatusOf({ workspace, membership, settings }: Session, { uri }: FileParameters): FileStatus {
  if (!settings.isEnabled) return { kind: 'off' };
  const path = pathOf(uri);
  const unread = membership.unreadable().find(({ file }) => file === path);
  if (unread) return { kind: 'unreadable', reason: `This file ${unread.reason}.` };
  if (path === undefined || !workspace.has(path)) return { kind: 'outside' };
  if (workspace.isIgnored(path)) return { kind: 'ignored' };
  return { kind: 'checked', findings: workspace.findings(path).length, suppressed: workspace.suppressedCount(path) };
}
