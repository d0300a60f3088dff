import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Storage } from '../../engine/contract/files.ts';
import { lower } from '../../engine/lower/lower.ts';
import { memoryStorage } from '../../test/cli/fakes.ts';
import { diskStorage } from '../disk-files.ts';
import { ANSWER_LIMITS, createAnswerCache } from './answer-cache.ts';
import { createModuleCache, LIMITS } from './module-cache.ts';
import { sealed, unsealed } from './sealed.ts';

const folder = mkdtempSync(join(tmpdir(), 'latency-lens-cache-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text = 'export async function a(db: Db) { for (const b of c) await db.get(b); }';

function kept(storage: Storage, texts: readonly string[] = [text], version = '1'): void {
  const cache = createModuleCache(storage, version);
  for (const one of texts) if (!cache.get('/w/a.ts', one)) cache.keep(one, lower('/w/a.ts', one));
  cache.save();
}

test('a text that was lowered before is known, wherever it stands, and in another language it is not', () => {
  const storage = memoryStorage();
  kept(storage);
  const cache = createModuleCache(storage, '1');
  expect(cache.get('/elsewhere/b.ts', text)).toEqual(lower('/elsewhere/b.ts', text));
  expect(cache.get('/w/a.tsx', text)).toBeUndefined();
  expect(cache.get('/w/a.ts', `${text} `)).toBeUndefined();
});

test('nothing new is nothing to write', () => {
  const storage = memoryStorage();
  kept(storage);
  kept(storage);
  expect(storage.writes).toHaveLength(1);
});

test('what another version wrote is not known, and gives way', () => {
  const storage = memoryStorage();
  kept(storage);
  expect(createModuleCache(storage, '2').get('/w/a.ts', text)).toBeUndefined();
  kept(storage, [text], '2');
  expect(createModuleCache(storage, '2').get('/w/a.ts', text)).toBeDefined();
  expect(createModuleCache(storage, '1').get('/w/a.ts', text)).toBeUndefined();
});

test('what is damaged is not known, and is written anew', () => {
  const storage = memoryStorage();
  kept(storage);
  const whole = storage.contents.get('modules.bin') as Uint8Array;
  const damage = fc.oneof(
    fc.nat(whole.length - 1).map((length) => whole.slice(0, length)),
    fc
      .tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }))
      .map(([at, by]) => whole.map((byte, index) => (index === at ? byte ^ by : byte))),
    fc.uint8Array(),
  );
  fc.assert(
    fc.property(damage, (bytes) => {
      storage.contents.set('modules.bin', bytes);
      expect(createModuleCache(storage, '1').get('/w/a.ts', text)).toBeUndefined();
      kept(storage);
      expect([...(storage.contents.get('modules.bin') ?? [])]).toEqual([...whole]);
    }),
  );
});

test('modules that nobody used last are let go first, and the file is bounded', () => {
  const storage = memoryStorage();
  const texts = Array.from({ length: 40 }, (_, index) => `export const value${index} = ${index};`);
  kept(storage, texts.slice(0, 20));
  const size = storage.contents.get('modules.bin')?.length ?? 0;
  for (const one of texts.slice(20)) {
    const cache = createModuleCache(storage, '1', { mostIdleBytes: size / 4 });
    cache.keep(one, lower('/w/a.ts', one));
    cache.save();
  }
  expect(storage.contents.get('modules.bin')?.length).toBeLessThan(size / 2);
  const cache = createModuleCache(storage, '1');
  expect(texts.map((one) => cache.get('/w/a.ts', one) !== undefined).lastIndexOf(false)).toBeLessThan(38);
  expect(cache.get('/w/a.ts', texts[0] ?? '')).toBeUndefined();
  expect(LIMITS.mostIdleBytes).toBeGreaterThan(size);
});

test('answers come back as they were, the oldest sets are let go, and damage is nothing', () => {
  const storage = memoryStorage();
  const cache = createAnswerCache(storage, '1');
  const answers = new Map<string, unknown>([['findings /w/a.ts', [{ rule: 'a', facts: { b: undefined, c: ['d'] } }]]]);
  cache.keep('first', answers);
  expect(cache.find('first')).toEqual(answers);
  expect(createAnswerCache(storage, '2').find('first')).toBeUndefined();
  for (let index = 0; index < ANSWER_LIMITS.mostSets; index += 1) cache.keep(String(index), answers);
  expect(cache.find('first')).toBeUndefined();
  expect(cache.find('0')).toEqual(answers);
  createAnswerCache(storage, '1', { ...ANSWER_LIMITS, mostBytes: 10 }).keep('large', answers);
  expect(cache.find('large')).toBeUndefined();
  storage.contents.set('answers.bin', (storage.contents.get('answers.bin') as Uint8Array).slice(1));
  expect(cache.find('0')).toBeUndefined();
});

test('a folder that cannot be written in is no error', () => {
  writeFileSync(join(folder, 'file'), 'no folder');
  const storages = [diskStorage(join(folder, 'file')), diskStorage('/proc/none/such')];
  for (const storage of storages) {
    kept(storage);
    expect(createModuleCache(storage, '1').get('/w/a.ts', text)).toBeUndefined();
  }
  const locked = mkdtempSync(join(folder, 'locked-'));
  chmodSync(locked, 0o555);
  kept(diskStorage(locked));
  chmodSync(locked, 0o755);
  expect(existsSync(join(folder, 'file'))).toBe(true);
});

test('two processes that write the same file at once leave one of their files whole', { timeout: 60_000 }, async () => {
  const shared = join(folder, 'shared');
  const writer = (fill: number) =>
    new Promise<number | null>((resolve) => {
      const script = ['scripts/run.mjs', 'test/cache/writer.ts', shared, String(fill)];
      spawn(process.execPath, script, { stdio: 'inherit' }).on('exit', resolve);
    });
  const writers = Promise.all([writer(1), writer(2)]);
  let isDone = false;
  void writers.then(() => {
    isDone = true;
  });
  const seen = new Set<number>();
  while (!isDone) {
    const bytes = diskStorage(shared).read('name');
    if (bytes) {
      const content = unsealed('1', bytes);
      expect(content).toBeDefined();
      seen.add(content?.[0] ?? 0);
      expect(new Set(content).size).toBe(1);
    }
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  expect(await writers).toEqual([0, 0]);
  expect(seen.size).toBeGreaterThan(0);
  expect(readdirSync(shared)).toEqual(['name']);
});

test('a seal tells who made something', () => {
  const bytes = new Uint8Array([1, 2, 3]);
  expect([...(unsealed('1', sealed('1', bytes)) ?? [])]).toEqual([1, 2, 3]);
  expect(unsealed('2', sealed('1', bytes))).toBeUndefined();
});
