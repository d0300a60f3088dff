/** The example of packages that are indexed apart, run by the very commands that its Turborepo and Nx files hold. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const EXAMPLE = 'examples/monorepo';
const PACKAGES = ['packages/api', 'packages/database'];
const FACTS = '.latency-lens/facts.bin';
const ONE_MINUTE = 60_000;

let folder: string;
beforeAll(() => {
  execFileSync(process.execPath, ['scripts/build.mjs']);
}, ONE_MINUTE);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latency-lens-monorepo-'));
  cpSync(EXAMPLE, folder, { recursive: true });
  mkdirSync(join(folder, 'bin'));
  const program = join(folder, 'bin/latency-lens');
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${resolve('dist/cli.js')}" "$@"\n`);
  chmodSync(program, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(process.platform === 'win32')('packages that are indexed apart', () => {
  it('are put together by the tasks of turbo.json', { timeout: ONE_MINUTE }, () => {
    const { tasks } = json('turbo.json') as { tasks: Record<string, { outputs?: readonly string[]; dependsOn?: readonly string[] }> };
    expect(tasks['lens:index']?.outputs).toEqual([FACTS]);
    for (const path of PACKAGES) expect(ran(script(path, 'lens:index'), path).status).toBe(0);
    const names = PACKAGES.map((path) => `${(json(`${path}/package.json`) as { name: string }).name}#lens:index`);
    expect([...(tasks['//#lens:check']?.dependsOn ?? [])].sort()).toEqual(names.sort());
    expectSame(script('.', 'lens:check'));
  });

  it('are put together by the targets of nx.json', { timeout: ONE_MINUTE }, () => {
    const { targetDefaults } = json('nx.json') as { targetDefaults: Record<string, { command: string; outputs?: readonly string[] }> };
    for (const path of PACKAGES) {
      expect(Object.keys((json(`${path}/project.json`) as { targets: object }).targets)).toEqual(['lens-index']);
      const ofProject = (words = '') => words.replaceAll('{projectRoot}', path);
      expect(ran(ofProject(targetDefaults['lens-index']?.command)).status).toBe(0);
      expect(existsSync(join(folder, ofProject(targetDefaults['lens-index']?.outputs?.[0])))).toBe(true);
    }
    expectSame(targetDefaults['lens-check']?.command ?? '');
  });

  it('count as they are now where they have changed since, and need not be there at all', { timeout: ONE_MINUTE }, () => {
    for (const path of PACKAGES) ran(script(path, 'lens:index'), path);
    const check = script('.', 'lens:check');
    const before = checked(check);
    for (const path of PACKAGES) rmSync(join(folder, path, 'src'), { recursive: true });
    // The manifests show that the packages are there, without any source file.
    expect(ran(check).status).toBe(2);
    for (const path of PACKAGES) rmSync(join(folder, path, 'package.json'));
    // Of a package that is gone, what is known stands in for it.
    expect(checked(check)).toEqual(before);
    cpSync(EXAMPLE, folder, { recursive: true });
    const main = join(folder, 'packages/api/src/main.ts');
    writeFileSync(main, readFileSync(main, 'utf8').replace('for (const order of orders)', '\nfor (const order of orders.slice(0, 1))'));
    expect(checked(check)).toEqual(checked('latency-lens check .'));
  });

  it('have the same bytes for the same texts', { timeout: ONE_MINUTE }, () => {
    const bytes = () => {
      ran(script('packages/api', 'lens:index'), 'packages/api');
      return readFileSync(join(folder, 'packages/api', FACTS));
    };
    expect(bytes()).toEqual(bytes());
    expect(readdirSync(join(folder, 'packages/api/.latency-lens'))).toEqual(['facts.bin']);
  });

  it('are refused in one line when they are damaged, missing or cannot be written', { timeout: ONE_MINUTE }, () => {
    const path = 'packages/api';
    ran(script(path, 'lens:index'), path);
    const file = join(folder, path, FACTS);
    writeFileSync(file, readFileSync(file).subarray(0, 60));
    expect(ran(`latency-lens check . --facts ${path}/${FACTS}`)).toMatchObject({
      status: 2,
      stderr: `latency-lens: '${path}/${FACTS}' was not written by this version of latency-lens. Index the package again.\n`,
    });
    expect(ran('latency-lens check . --facts none.bin').stderr).toMatch(/^latency-lens: There are no facts 'none.bin'.*\n$/);
    expect(ran('latency-lens index nowhere --out a.bin').stderr).toMatch(/^latency-lens: There is no folder 'nowhere'.*\n$/);
    expect(ran(`latency-lens index ${path} --out ${path}/package.json/a.bin`).stderr).toMatch(
      /^latency-lens: The facts cannot be written.*\n$/,
    );
  });
});

/** What the command says is what a check without facts says, which is something. */
function expectSame(command: string): void {
  const whole = checked('latency-lens check .');
  expect(whole.findings.length).toBeGreaterThan(0);
  expect(checked(command)).toEqual(whole);
}

function checked(command: string): { readonly findings: readonly unknown[] } {
  const { stdout, stderr } = ran(`${command} --format json`);
  expect(stderr).toBe('');
  const { stats, ...said } = JSON.parse(stdout);
  return { ...said, files: stats.files, lines: stats.lines };
}

function ran(command: string, within = '.') {
  return spawnSync('sh', ['-c', command], {
    cwd: join(folder, within),
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}` },
  });
}

function script(path: string, name: string): string {
  return (json(`${path}/package.json`) as { scripts: Record<string, string> }).scripts[name] ?? '';
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'));
}
