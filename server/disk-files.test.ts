import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discover } from '../engine/discover/discover.ts';
import { diskFiles } from './disk-files.ts';

describe('the disk', () => {
  let folder = '';
  const at = (name: string) => join(folder, name).replaceAll('\\', '/');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'latency-lens-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('gives texts without their mark, and keeps the mark when it writes', () => {
    writeFileSync(at('a.ts'), '\uFEFFlet é;');
    expect(diskFiles.read(at('a.ts'), 100)).toEqual({ text: 'let é;' });
    diskFiles.write(at('a.ts'), 'let x;');
    expect(readFileSync(at('a.ts'), 'utf8')).toBe('\uFEFFlet x;');
    diskFiles.write(at('new.json'), '{}');
    expect(readFileSync(at('new.json'), 'utf8')).toBe('{}');
  });

  it('tells what is no text', () => {
    writeFileSync(at('video.ts'), Buffer.from([0x47, 0x40, 0x00, 0x10]));
    writeFileSync(at('wide.ts'), Buffer.from('\uFEFFlet x;', 'utf16le'));
    writeFileSync(at('large.ts'), 'x'.repeat(101));
    expect(diskFiles.read(at('video.ts'), 100)).toEqual({ problem: 'binary' });
    const text = `const UNROUTED = '\0UNROUTED'; // ${'é'.repeat(5_000)}`;
    writeFileSync(at('marker.ts'), text);
    expect(diskFiles.read(at('marker.ts'), 20_000)).toEqual({ text });
    writeFileSync(at('image.ts'), Buffer.concat([Buffer.from('\0'), Buffer.alloc(5_000, 0xff)]));
    expect(diskFiles.read(at('image.ts'), 20_000)).toEqual({ problem: 'binary' });
    expect(diskFiles.read(at('wide.ts'), 100)).toEqual({ problem: 'utf-16' });
    expect(diskFiles.read(at('large.ts'), 100)).toEqual({ problem: 'too-large', bytes: 101 });
    expect(diskFiles.read(at('none.ts'), 100)).toEqual({ problem: 'unreadable', reason: 'it is gone' });
    expect(diskFiles.read(folder, 1 << 20)).toEqual({ problem: 'unreadable', reason: 'it is a folder' });
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('tells what may not be read', () => {
    writeFileSync(at('secret.ts'), '');
    chmodSync(at('secret.ts'), 0);
    expect(diskFiles.read(at('secret.ts'), 100)).toEqual({ problem: 'unreadable', reason: 'permission denied' });
  });

  it('is not trapped by links that lead up, to themselves or nowhere', async () => {
    mkdirSync(at('src'));
    writeFileSync(at('src/a.ts'), '');
    symlinkSync(folder, at('src/up'), 'junction');
    symlinkSync(at('src/self'), at('src/self'), 'junction');
    symlinkSync(at('nowhere'), at('src/gone.ts'));
    expect((await discover([folder.replaceAll('\\', '/')], diskFiles)).map(({ path }) => path)).toEqual([at('src/a.ts')]);
  });

  it('lists by name, with what each entry is', () => {
    mkdirSync(at('b'));
    writeFileSync(at('c.ts'), '');
    writeFileSync(at('a.ts'), '');
    expect(diskFiles.list(folder)).toEqual([
      { name: 'a.ts', kind: 'file' },
      { name: 'b', kind: 'folder' },
      { name: 'c.ts', kind: 'file' },
    ]);
    expect(diskFiles.list(at('none'))).toBeUndefined();
    expect([diskFiles.kind(folder), diskFiles.kind(at('a.ts')), diskFiles.kind(at('none'))]).toEqual(['folder', 'file', 'nothing']);
  });
});
