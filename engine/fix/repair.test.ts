import { expect, test } from 'vitest';
import type { Repair } from '../contract/repair.ts';
import { rule } from '../contract/rule.ts';
import { createWorkspace } from '../workspace.ts';
import { applyEdits, editsOf } from './repair.ts';

/** The text after a repair of a file. */
function after(text: string, repair: Repair): string {
  return applyEdits(text, editsOf(repair, '/a.ts', text, { start: 0, end: 1 }, {}));
}

const importing: Repair = ({ edits }) => {
  edits.addImport('node:fs/promises', 'readFile');
  return true;
};

test.each([
  ['import { join } from "node:path"\n', 'import { join } from "node:path"\nimport { readFile } from "node:fs/promises"\n'],
  ["import { stat } from 'node:fs/promises';\n", "import { stat, readFile } from 'node:fs/promises';\n"],
  ["import {\n  open,\n  stat,\n} from 'fs/promises';\n", "import {\n  open,\n  stat,\n  readFile,\n} from 'fs/promises';\n"],
  ["const fs = require('fs')\nfs.go()\n", "const fs = require('fs')\nconst { readFile } = require('node:fs/promises')\nfs.go()\n"],
])('an import is written as the file writes its own', (text, expected) => {
  expect(after(text, importing)).toBe(expected);
});

test('a name is free in a block when only another block has it', () => {
  const named: Repair = ({ source, edits, nodeAt }) => {
    const at = nodeAt({ start: source.text.indexOf('here'), end: source.text.indexOf('here') + 4 });
    edits.replace(at, edits.freeName('rows', at));
    return true;
  };
  expect(after('function f() { { const rows = 1; go(rows); } { here; } }', named)).toContain('{ rows; }');
  expect(after('function f(rows) { { here; } }', named)).toContain('{ rows2; }');
  expect(after('function f() { const rows = 1; if (rows) { here; } }', named)).toContain('{ rows2; }');
  expect(after('function f() { { here; (() => rows)(); } }', named)).toContain('{ rows2;');
});

test('a repair that throws names itself, and nothing is edited', () => {
  const failed: string[] = [];
  const breaking = rule({
    title: 'Breaking',
    item: 'orm-queries',
    certainty: 'certain',
    severity: 'warning',
    since: '0.1.0',
    isForAllFiles: true,
    *check() {
      const fixes = [{ repair: 'break', title: 'Break', isSafe: true, facts: {} }];
      yield { span: { start: 0, end: 1 }, message: 'Breaks.', because: [], fixes };
    },
    repairs: {
      break: () => {
        throw new Error('broken');
      },
    },
  });
  const workspace = createWorkspace({
    rules: new Map([['breaking', breaking]]),
    libraries: new Map(),
    checklist: [],
    snippets: new Map(),
    onFailure: (what, where) => failed.push(`${what} in ${where}`),
  });
  workspace.set('/w/a.ts', 'go();\n');
  const [finding] = workspace.findings('/w/a.ts');
  const [fix] = finding?.fixes ?? [];
  expect(finding && fix && workspace.edits(finding, fix)).toEqual([]);
  expect(failed).toEqual(['repair break of rule breaking in /w/a.ts']);
});
