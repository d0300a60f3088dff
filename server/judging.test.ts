import { expect, test } from 'vitest';
import type { Workspace } from '../engine/contract/workspace.ts';
import { fakeWorkspace } from '../test/cli/fakes.ts';
import { judgeAll } from './judging.ts';
import type { Session } from './session.ts';

const NEVER = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) };

/** Files that each take longer to judge than a frame lasts. */
function slowSession(paths: readonly string[], judged: string[]): Session {
  const findings: Workspace['findings'] = (path) => {
    for (const end = performance.now() + 20; performance.now() < end; );
    judged.push(path);
    return [];
  };
  const workspace: Workspace = { ...fakeWorkspace(), has: () => true, files: () => paths, findings };
  return { workspace, settings: { isEnabled: true } } as Session;
}

test('others are heard while every file is judged', async () => {
  const judged: string[] = [];
  const heard: number[] = [];
  setImmediate(() => heard.push(judged.length));
  await judgeAll(() => slowSession(['/a.ts', '/b.ts', '/c.ts'], judged), NEVER);
  expect(judged).toEqual(['/a.ts', '/b.ts', '/c.ts']);
  expect(heard).toEqual([1]);
});

test('whoever asks no more is not worked for', async () => {
  const judged: string[] = [];
  await judgeAll(() => slowSession(['/a.ts'], judged), { ...NEVER, isCancellationRequested: true });
  expect(judged).toEqual([]);
});
