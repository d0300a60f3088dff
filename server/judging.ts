/** Judges every file in slices, so that what is asked of all of them at once finds it done and nobody who types waits for it. */
import type { CancellationToken } from 'vscode-languageserver';
import { breathing } from './breathing.ts';
import { findingsOf, type Session } from './session.ts';

export async function judgeAll(sessionNow: () => Session, token: CancellationToken): Promise<void> {
  const breathe = breathing();
  for (const path of sessionNow().workspace.files()) {
    if (token.isCancellationRequested) return;
    findingsOf(sessionNow(), path);
    await breathe();
  }
}
