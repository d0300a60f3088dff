/**
 * Puts a page's program into a workspace of its own and draws what a rule says of it as the page draws it, so that a page and
 * the engine are compared as texts. Nothing here knows a rule.
 */

import type { Workspace } from '../../engine/contract/workspace.ts';
import { applyEdits } from '../../engine/fix/repair.ts';
import type { Finding } from '../../engine/model/finding.ts';
import { lineAt, lineStartsOf } from '../../engine/model/lines.ts';
import type { Span } from '../../engine/model/place.ts';
import { createWorkspace } from '../../engine/workspace.ts';
import { libraries } from '../../libraries/index.ts';
import { type NamedRule, rules } from '../../rules/index.ts';
import type { Mark, Program, ProgramFile } from './page.ts';

const ROOT = '/workspace';
/** For programs that bring none; one that a framework finds by its files' places says in its own that it depends on it. */
const MANIFEST = { path: 'package.json', text: `${JSON.stringify({ name: 'program', type: 'module' })}\n` };

export type Texts = readonly Pick<ProgramFile, 'path' | 'text'>[];

export interface Judged {
  readonly workspace: Workspace;
  readonly texts: ReadonlyMap<string, string>;
  /** The rule's own, in the order of files, then of the text. */
  readonly findings: readonly Finding[];
}

/** @throws when a file does not parse or a step or rule of the engine fails */
export function judged(files: Texts, rule: NamedRule): Judged {
  const failures: unknown[] = [];
  const speaking = rule.isAboutSuppressions ? rules : [rule];
  const workspace = createWorkspace({
    rules: new Map(speaking.map((one) => [one.id, one])),
    libraries,
    checklist: [],
    snippets: new Map(),
    onFailure: (what, where, error) => failures.push(new Error(`${what} failed on ${where}`, { cause: error })),
  });
  const texts = new Map([MANIFEST, ...files].map(({ path, text }) => [`${ROOT}/${path}`, text]));
  for (const [path, text] of texts) workspace.set(path, text);
  const findings = [...texts.keys()].flatMap((path) => workspace.findings(path)).filter((finding) => finding.rule === rule.id);
  const unreadable = workspace.unreadable().map(({ file, reason }) => new Error(`${file} ${reason}`));
  for (const error of [...unreadable, ...failures]) throw error;
  return { workspace, texts, findings };
}

/** The texts after one fix. */
export function mended({ workspace, texts, findings }: Judged, number: number): Texts | undefined {
  const offered = findings.flatMap((finding) => finding.fixes.map((fix) => ({ finding, fix })));
  const wanted = offered[number - 1];
  const edits = wanted ? workspace.edits(wanted.finding, wanted.fix) : [];
  if (!edits.length) return undefined;
  const changed = new Map(edits.map((one) => [one.file, one.edits]));
  return [...texts].map(([path, text]) => ({ path: path.slice(ROOT.length + 1), text: applyEdits(text, changed.get(path) ?? []) }));
}

/** The program with its own marks. */
export function drawnAsMarked({ files }: Program, rule: NamedRule): string {
  return files.map((file) => drawn(file, file.marks, rule)).join('\n');
}

/** The program with marks for what was found. */
export function drawnAsFound({ files }: Program, { findings }: Judged, rule: NamedRule): string {
  return files
    .map((file) => {
      const isHere = (place: { readonly file: string }) => place.file === `${ROOT}/${file.path}`;
      const marks = [
        ...findings.filter(isHere).map(
          (finding): Mark => ({
            kind: 'finding',
            severity: finding.severity,
            hasFix: finding.fixes.length > 0,
            ...markAt(finding, file.text),
          }),
        ),
        ...findings.flatMap(({ because }) =>
          because
            .filter(isHere)
            .map((place): Mark => ({ kind: 'because', severity: undefined, hasFix: false, ...markAt(place, file.text) })),
        ),
      ];
      return drawn(file, marks, rule);
    })
    .join('\n');
}

function markAt({ start, end }: Span, text: string): Pick<Mark, 'line' | 'column' | 'length'> {
  const starts = lineStartsOf(text);
  const line = lineAt(starts, start);
  const column = start - (starts[line] ?? 0);
  const isOneLine = lineAt(starts, end) === line;
  const lineEnd = text.indexOf('\n', start);
  return { line, column, length: (isOneLine ? end : lineEnd) - start };
}

function drawn({ path, text }: Pick<ProgramFile, 'path' | 'text'>, marks: readonly Mark[], rule: NamedRule): string {
  const lines = text.split('\n').map((line, index) => {
    const own = marks
      .filter((mark) => mark.line === index)
      .sort((a, b) => (a.kind === b.kind ? a.column - b.column || a.length - b.length : a.kind === 'finding' ? -1 : 1));
    // Several findings may have one because place.
    return [line, ...new Set(own.map((mark) => markLine(mark, rule)))].join('\n');
  });
  return `=== ${path}\n${lines.join('\n')}`;
}

function markLine({ kind, column, length, severity, hasFix }: Mark, rule: NamedRule): string {
  const words = kind === 'finding' ? ` ${severity ?? rule.severity}${hasFix ? ', fix' : ''}` : '';
  // A comment cannot mark its own first two columns; what is found there is drawn without one, and so matches no mark.
  return `${column < 2 ? ' '.repeat(column) : `//${' '.repeat(column - 2)}`}${(kind === 'finding' ? '^' : '~').repeat(length)}${words}`;
}
