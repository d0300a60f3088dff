import { describe, expect, it } from 'vitest';
import { CancellationToken, CancellationTokenSource, LSPErrorCodes } from 'vscode-languageserver';
import { askedAgain, createAnswering } from './answering.ts';

function answeringWith({ isRead = Promise.resolve(), versions = [1] }: { isRead?: Promise<void>; versions?: number[] } = {}) {
  const failures: string[] = [];
  const slow: string[] = [];
  let time = 0;
  const answering = createAnswering({
    isRead: () => isRead,
    versionFor: () => (versions.length > 1 ? versions.shift() : versions[0]),
    now: () => time,
    log: { failure: (what) => void failures.push(what), slow: (what, took) => void slow.push(`${what} ${took}`) },
  });
  return { answering, failures, slow, pass: (milliseconds: number) => (time += milliseconds) };
}

const { None } = CancellationToken;

describe('answering', () => {
  it('names a request that fails, and gives its harmless answer', async () => {
    const { answering, failures } = answeringWith();
    const failing = answering.asked<void, string[]>('hover', [], () => {
      throw new Error('no');
    });
    expect(await failing(undefined, None)).toEqual([]);
    expect(failures).toEqual(['hover']);
  });

  it('names a request that takes long', async () => {
    const { answering, slow, pass } = answeringWith();
    await answering.asked('hover', undefined, () => void pass(1))(undefined, None);
    await answering.asked('lens', undefined, () => void pass(400))(undefined, None);
    expect(slow).toEqual(['lens 400']);
  });

  it('drops an answer about a text that has changed meanwhile', async () => {
    const { answering } = answeringWith({ versions: [1, 2] });
    expect(await answering.asked('hover', null, () => null)(undefined, None)).toMatchObject({ code: LSPErrorCodes.ContentModified });
  });

  it('waits with what is drawn until the workspace is read, and no longer than the client does', async () => {
    const { answering } = answeringWith({ isRead: new Promise(() => undefined) });
    const source = new CancellationTokenSource();
    const waiting = answering.drawn('lens', [], () => [1])(undefined, source.token);
    expect(await answering.asked('hover', 0, () => 1)(undefined, None)).toBe(1);
    source.cancel();
    expect(await waiting).toMatchObject({ code: LSPErrorCodes.RequestCancelled });
  });

  it('has the client ask again for diagnostics of a text that is gone, and only then', async () => {
    const { answering } = answeringWith({ versions: [1, 2] });
    const dropped = await answering.asked('diagnostics', [], () => [])(undefined, None);
    expect(askedAgain(dropped)).toMatchObject({ code: LSPErrorCodes.ServerCancelled, data: { retriggerRequest: true } });
    expect(askedAgain([])).toEqual([]);
  });

  it('leaves to the client what it takes back itself: told that asking again is needless, it would keep what is no longer true', async () => {
    const { answering } = answeringWith();
    const source = new CancellationTokenSource();
    source.cancel();
    const cancelled = askedAgain(await answering.asked('diagnostics', [], () => [])(undefined, source.token));
    expect(cancelled).toMatchObject({ code: LSPErrorCodes.RequestCancelled, data: undefined });
  });
});
