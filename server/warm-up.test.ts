import { describe, expect, it } from 'vitest';
import { fakeWorkspace } from '../test/cli/fakes.ts';
import { warmUp } from './warm-up.ts';

describe('warming up', () => {
  it('does each step for all files before the next, what the user looks at first', async () => {
    const done: string[] = [];
    const noted = (what: string) => (path: string) => void done.push(`${what} ${path}`);
    const fake = fakeWorkspace();
    const workspace = {
      ...fake,
      ahead: () => [noted('names'), noted('calls')],
      hints: (path: string) => {
        noted('hints')(path);
        return [];
      },
      prepare: noted('prepare'),
    };
    for (const path of ['/a.ts', '/b.ts', '/package.json']) workspace.set(path, '');
    await warmUp(
      workspace,
      ['/b.ts'],
      () => undefined,
      (what) => void done.push(what),
    );
    expect(done).toEqual(['names', 'calls', 'hints'].flatMap((what) => [`${what} /b.ts`, `${what} /a.ts`]).concat('prepare /b.ts'));
  });

  it('goes on where a step fails, and names the file', async () => {
    const failed: string[] = [];
    const hinted: string[] = [];
    const workspace = {
      ...fakeWorkspace(),
      ahead: () => [
        () => {
          throw new Error('no');
        },
      ],
      hints: (path: string) => {
        hinted.push(path);
        return [];
      },
    };
    workspace.set('/a.ts', '');
    await warmUp(
      workspace,
      [],
      () => undefined,
      (what) => void failed.push(what),
    );
    expect(failed).toEqual(['following the calls of /a.ts']);
    expect(hinted).toEqual(['/a.ts']);
  });
});
