/**
 * What may happen to a workspace, as data that shrinks: numbers choose files, lines and pieces of whatever stands there by then. Most
 * edits leave a text that parses, since only such a text changes what other files can see of it.
 */
import fc from 'fast-check';
import type { Workspace } from '../../engine/contract/workspace.ts';
import { CONFIGURATION_FILE, relevanceOf } from '../../engine/discover/relevance.ts';
import { ask } from './answers.ts';

export type Change =
  | { readonly kind: 'edit'; readonly file: number; readonly line: number; readonly how: keyof typeof edits; readonly what: number }
  | { readonly kind: 'rename'; readonly file: number; readonly to: number; readonly isFollowed: boolean }
  | { readonly kind: 'remove'; readonly file: number }
  | { readonly kind: 'restore'; readonly what: number }
  | { readonly kind: 'undo'; readonly file: number }
  | { readonly kind: 'configure'; readonly folder: number; readonly what: number }
  | { readonly kind: 'manifest'; readonly folder: number; readonly name: keyof typeof manifests; readonly what: number }
  | { readonly kind: 'schema'; readonly line: number; readonly how: keyof typeof schemaEdits }
  | { readonly kind: 'second folder'; readonly file: number; readonly to: number }
  | { readonly kind: 'ask'; readonly file: number; readonly question: number };

/** What a workspace once held, so that deleted files and undone edits come back. */
export type Past = ReadonlyMap<string, string>;

type Edit = (lines: readonly string[], line: number, what: number) => readonly string[];

/** Each of one line, of a text given as lines. */
const edits = {
  comment: (lines, line) => lines.toSpliced(line, 0, '// A thought.'),
  'delete the line': (lines, line) => lines.toSpliced(line, 1),
  'double the line': (lines, line) => lines.toSpliced(line, 0, lines[line] ?? ''),
  'swap with another line': (lines, line, what) => {
    const other = what % lines.length;
    return lines.with(line, lines[other] ?? '').with(other, lines[line] ?? '');
  },
  'drop an await': (lines, line) => replaced(lines, line, /\bawait /, ''),
  'await a call': (lines, line) => replaced(lines, line, /= (?=[\w.]+\()/, '= await '),
  'make async': (lines, line) => replaced(lines, line, /\bfunction |(?<=^ {2})(?=\w+\(.*\{$)/, 'async $&'),
  'name otherwise': (lines, line, what) => {
    const [name] = shuffled(lines[line]?.match(/\b[a-z]\w{3,}\b/g) ?? [], what);
    return name ? replaced(lines, line, new RegExp(`\\b${name}\\b`), `${name}2`) : lines;
  },
  'name otherwise everywhere': (lines, line, what) => {
    const [name] = shuffled(lines[line]?.match(/\b[a-z]\w{3,}\b/g) ?? [], what);
    return name ? lines.map((one) => one.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `${name}2`)) : lines;
  },
  'hide an export': (lines, line) => replaced(lines, line, /^export /, ''),
  'change a number': (lines, line, what) => replaced(lines, line, /\d+/, String(what % 3)),
  'drop an argument': (lines, line) => replaced(lines, line, /, [^(){}[\],]+\)/, ')'),
  'put in a loop': (lines, line) => wrapped(lines, line, 'for (const one of [1, 2, 3, 4, 5, 6, 7, 8].concat(many)) {', '}'),
  'put in a block': (lines, line) => wrapped(lines, line, 'try {', '} finally { settle(); }'),
  'suppress a rule': (lines, line) => lines.toSpliced(line, 0, '// latency-lens-disable-next-line n-plus-one-query -- it is known'),
  'break the text': (lines, line, what) => lines.toSpliced(line, 0, ['({', '`', 'class {', ') =>'][what % 4] ?? ''),
} satisfies Record<string, Edit>;

function replaced(lines: readonly string[], line: number, piece: RegExp, by: string): readonly string[] {
  return lines.with(line, (lines[line] ?? '').replace(piece, by));
}

function wrapped(lines: readonly string[], line: number, before: string, after: string): readonly string[] {
  return lines[line]?.trimEnd().endsWith(';') ? lines.toSpliced(line, 1, before, lines[line] ?? '', after) : lines;
}

function shuffled<Item>(items: readonly Item[], what: number): readonly Item[] {
  const from = items.length ? what % items.length : 0;
  return [...items.slice(from), ...items.slice(0, from)];
}

/** What may come to stand in a folder, in the place of what stands there. */
const manifests = {
  'package.json': [
    {},
    { name: '@one/package', main: 'index.ts' },
    { name: 'one', dependencies: { express: '5.0.0', '@prisma/client': '7.0.0' } },
    { name: 'one', dependencies: { knex: '3.0.0', bullmq: '5.0.0' }, workspaces: ['packages/*', 'src/*'] },
  ],
  'tsconfig.json': [
    {},
    { compilerOptions: { baseUrl: '.' } },
    { compilerOptions: { baseUrl: '.', paths: { '@/*': ['src/*'], '~/*': ['./*'], '#app': ['src/app'] } } },
    { extends: '../tsconfig.json' },
  ],
};

/** Of tables, one line at a time. */
const schemaEdits = {
  'delete the line': (lines, line) => lines.toSpliced(line, 1),
  'name otherwise': (lines, line) => replaced(lines, line, /\b(?!model|enum|datasource|generator)[A-Za-z]\w{3,}\b/, '$&2'),
  'drop an attribute': (lines, line) => replaced(lines, line, / @.*/, ''),
  'make unique': (lines, line) => replaced(lines, line, /^ {2}\w+ +(String|Int)$/, '$& @unique'),
} satisfies Record<string, Edit>;

const number = fc.nat(10_000);
const editKinds = Object.keys(edits) as (keyof typeof edits)[];

export const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({ kind: fc.constant('edit'), file: number, line: number, how: fc.constantFrom(...editKinds), what: number }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('rename'), file: number, to: number, isFollowed: fc.boolean() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove'), file: number }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('restore'), what: number }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo'), file: number }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('configure'), folder: number, what: number }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('manifest'),
        folder: number,
        name: fc.constantFrom(...(Object.keys(manifests) as (keyof typeof manifests)[])),
        what: number,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('schema'),
        line: number,
        how: fc.constantFrom(...(Object.keys(schemaEdits) as (keyof typeof schemaEdits)[])),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('second folder'), file: number, to: number }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('ask'), file: number, question: number }) },
  ) as fc.Arbitrary<Change>,
  { minLength: 1, maxLength: 12, size: 'max' },
);

/** Makes the change where it can be made. */
export function make(workspace: Workspace, change: Change, past: Past): void {
  const files = workspace.files();
  const chosen = (at: number) => files[at % files.length] ?? '';
  switch (change.kind) {
    case 'edit': {
      const path = chosen(change.file);
      const lines = (workspace.text(path) ?? '').split('\n');
      workspace.set(path, edits[change.how](lines, change.line % lines.length, change.what).join('\n'));
      return;
    }
    case 'rename': {
      const sources = files.filter((path) => relevanceOf(path) === 'source');
      const path = sources[change.file % sources.length];
      if (path !== undefined) rename(workspace, path, sources[change.to % sources.length] ?? '', change.isFollowed);
      return;
    }
    case 'remove':
      if (files.length > 1) workspace.remove(chosen(change.file));
      return;
    case 'restore': {
      const gone = [...past].filter(([path]) => !workspace.has(path));
      const one = gone[change.what % gone.length];
      if (one) workspace.set(...one);
      return;
    }
    case 'undo': {
      const text = past.get(chosen(change.file));
      if (text !== undefined) workspace.set(chosen(change.file), text);
      return;
    }
    case 'configure': {
      const folder = chosen(change.folder).replace(/\/[^/]*$/, '');
      workspace.set(`${folder}/${CONFIGURATION_FILE}`, configurations[change.what % configurations.length] ?? '');
      return;
    }
    case 'manifest': {
      const folder = chosen(change.folder).replace(/\/[^/]*$/, '');
      const some = manifests[change.name];
      workspace.set(`${folder}/${change.name}`, JSON.stringify(some[change.what % some.length]));
      return;
    }
    case 'schema': {
      const path = files.find((one) => relevanceOf(one) === 'schema');
      const lines = (workspace.text(path ?? '') ?? '').split('\n');
      if (path !== undefined) workspace.set(path, schemaEdits[change.how](lines, change.line % lines.length).join('\n'));
      return;
    }
    case 'second folder': {
      const path = chosen(change.file);
      const folders = ['/second', '/second/test', '/second/src', ''];
      workspace.set(`${folders[change.to % folders.length]}/${path.slice(path.lastIndexOf('/') + 1)}`, workspace.text(path) ?? '');
      return;
    }
    case 'ask':
      ask(workspace, chosen(change.file), change.question);
  }
}

/** Moves a file beside another one. Whoever imports it by its name may follow. */
function rename(workspace: Workspace, path: string, beside: string, isFollowed: boolean): void {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.(\w+)$/, '-moved.$1');
  const to = `${beside.slice(0, beside.lastIndexOf('/'))}/${name}`;
  const text = workspace.text(path) ?? '';
  workspace.remove(path);
  workspace.set(to, text);
  if (!isFollowed) return;
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  for (const file of workspace.files().filter((one) => relevanceOf(one) === 'source')) {
    const before = workspace.text(file) ?? '';
    const after = before.replaceAll(new RegExp(`(from '[^']*/)${stem}(?=['.])`, 'g'), `$1${stem}-moved`);
    if (after !== before) workspace.set(file, after);
  }
}

const configurations: readonly string[] = [
  {},
  { rules: { 'n-plus-one-query': 'off', 'unbounded-query': 'error' } },
  { rules: { 'n-plus-one-query': 'info' }, ignore: ['**/services/**'] },
  { ignore: ['**/*.repository.ts', 'src/routes/**'] },
  { entities: { Order: 'large', order: 'large', Customer: 'small' } },
  { routes: { budget: { queries: 1 } } },
  { rules: { 'no-such-rule': 'error' }, routes: { budget: { queries: 'many' } } },
]
  .map((configuration) => JSON.stringify(configuration, undefined, 2))
  .concat('{ "rules": ');
