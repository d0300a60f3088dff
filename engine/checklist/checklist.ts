/**
 * The state of every checklist item. It is derived each time it is asked for, never stored: from the findings of the item's rules,
 * from evidence in the workspace, from what the workspace has at all, and from what a person declared.
 */
import type { ChecklistItem, Detector, Trait } from '../contract/checklist.ts';
import type { LibraryTable } from '../contract/library.ts';
import type { Rule } from '../contract/rule.ts';
import type { Configuration, Evidence, ItemStatus, Status } from '../contract/workspace.ts';
import type { Memo } from '../incremental/memo.ts';
import type { Finding } from '../model/finding.ts';
import { lineAt, lineStartsOf } from '../model/lines.ts';
import type { Linker, Modules, Recogniser } from '../model/steps.ts';
import { entrySeen, operationSeen, servingIndexes } from './fact-evidence.ts';
import { documentsOf, isAmong, mayHold, textSeen, valueSeen } from './file-evidence.ts';
import { isOf, usedSpecifiers } from './imports.ts';
import { headerSeen, methodSeen, type Seen, sourceView, useSeen } from './source-evidence.ts';
import { DOES, traitsOf } from './traits.ts';

export interface Checklist {
  /** @param findings of the whole workspace */
  statuses(findings: readonly Finding[]): readonly ItemStatus[];
}

export interface ChecklistSources {
  readonly items: readonly ChecklistItem[];
  /** By item, the names of the snippets that help. */
  readonly snippets: ReadonlyMap<string, readonly string[]>;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly libraries: ReadonlyMap<string, LibraryTable>;
  readonly modules: Modules;
  readonly linker: Linker;
  readonly recogniser: Recogniser;
  /** Every file that was handed in, source or not. */
  files(): readonly string[];
  text(path: string): string | undefined;
  /** The path of a file relative to the workspace's root. */
  relative(path: string): string;
  declarations(): Configuration['checklist'];
  /** Tests, scripts, generated code: what they do shows nothing about the application. */
  isQuiet(file: string): boolean;
}

/** More places than these show nothing more. */
const MOST_EVIDENCE = 10;

/** What one detector finds in one file. */
interface Sight extends Evidence {
  readonly item: string;
  /** The detector's place among all, so that the most telling come first. */
  readonly detector: number;
}

export function createChecklist(memo: Memo, sources: ChecklistSources): Checklist {
  const { items, modules, recogniser } = sources;
  const detectors = items
    .flatMap(({ id, evidence }) => evidence.map((detector) => ({ item: id, detector })))
    .map((one, index) => ({ ...one, index }));
  const packagesOf = (library: string) =>
    Object.keys(sources.libraries.get(library)?.packages ?? {}).map((name) => name.replace(/^node:/, ''));
  const traitsByPackage = [...sources.libraries.values()].flatMap((table) =>
    Object.keys(table.packages).map((name) => ({ name, traits: traitsOf(table) })),
  );

  const sights = memo.query<readonly Sight[]>('evidence', (file) => sightsIn(file), { bottom: () => [] });
  const traits = memo.query<readonly Trait[]>('traits', (file) => traitsIn(file), { bottom: () => [] });

  return {
    statuses(findings) {
      const files = sources.files();
      const all = files.flatMap((file) => sights.get(file)).sort(byDetectorThenPlace);
      const present = new Set(files.flatMap((file) => traits.get(file)));
      if (recogniser.schema().tables.length) present.add('database');
      const declarations = sources.declarations();
      return items.map((item) => statusOf(item, findings, all, present, declarations));
    },
  };

  function statusOf(
    item: ChecklistItem,
    findings: readonly Finding[],
    all: readonly Sight[],
    present: ReadonlySet<Trait>,
    declarations: Configuration['checklist'],
  ): ItemStatus {
    const { id, section, text, needs } = item;
    const own = findings.filter((finding) => finding.item === id);
    const evidence = all.filter((sight) => sight.item === id).slice(0, MOST_EVIDENCE);
    const isApplicable = !needs?.length || needs.some((trait) => present.has(trait));
    const declared = declarations[id];
    return {
      id,
      section,
      text,
      status: derivedStatus(own, evidence, isApplicable, declared !== undefined),
      evidence: evidence.map(({ file, line, text: said }) => ({ file, line, text: said })),
      findings: own,
      rules: [...sources.rules].filter(([, rule]) => rule.item === id).map(([name]) => name),
      snippets: sources.snippets.get(id) ?? [],
      declared,
    };
  }

  function sightsIn(file: string): readonly Sight[] {
    const text = sources.text(file);
    if (text === undefined) return [];
    const seen = modules.module(file) ? seenInSource(file, text) : seenInFile(file, text);
    const starts = lineStartsOf(text);
    return detectors.flatMap(({ item, detector, index }) => {
      const offset = seen(detector);
      if (offset === undefined) return [];
      const line = lineAt(starts, offset);
      const code = text.slice(starts[line], starts[line + 1]).trim();
      return [{ item, detector: index, file, line: line + 1, text: `${detector.says}: ${shortened(code)}` }];
    });
  }

  function seenInSource(file: string, text: string): (detector: Detector) => Seen {
    const module = modules.module(file);
    if (!module) return () => undefined;
    const isQuiet = sources.isQuiet(file);
    const view = sourceView(module, text, { originOf: (expression) => sources.linker.originOf(file, expression), packagesOf });
    return (detector) => {
      if (isQuiet && !('use' in detector && detector.isForAllFiles)) return undefined;
      if ('use' in detector) return useSeen(detector, view);
      if ('method' in detector) return methodSeen(detector, view);
      if ('header' in detector) return headerSeen(detector, view);
      if ('operation' in detector) return operationSeen(detector, recogniser.operationsIn(file));
      if ('entry' in detector) return entrySeen(detector, recogniser.entriesIn(file), ({ site }) => modules.locate(site)?.start);
      if ('schema' in detector) return indexSeen(file, view.calls.length > 0);
      return undefined;
    };
  }

  /** The query is what is shown; the index stands where the schema declares it. */
  function indexSeen(file: string, hasCalls: boolean): Seen {
    if (!hasCalls) return undefined;
    const schema = recogniser.schema();
    return recogniser.operationsIn(file).find((operation) => servingIndexes([operation], schema).length > 0)?.span.start;
  }

  function seenInFile(file: string, text: string): (detector: Detector) => Seen {
    const path = sources.relative(file);
    let documents: ReturnType<typeof documentsOf> | undefined;
    return (detector) => {
      if (!('files' in detector) || !isAmong(path, detector.files)) return undefined;
      if ('text' in detector) return textSeen(detector, text, file);
      if (!mayHold(detector, text)) return undefined;
      documents ??= documentsOf(text);
      return valueSeen(detector, documents);
    };
  }

  function traitsIn(file: string): readonly Trait[] {
    const module = modules.module(file);
    if (!module || sources.isQuiet(file)) return [];
    const used = usedSpecifiers(module);
    const found = new Set(
      traitsByPackage.filter(({ name }) => used.some((specifier) => isOf(specifier, name))).flatMap((one) => [...one.traits]),
    );
    for (const { kind } of recogniser.operationsIn(file)) {
      const trait = DOES[kind];
      if (trait) found.add(trait);
    }
    if (recogniser.entriesIn(file).some(({ kind }) => kind === 'job' || kind === 'message')) found.add('queue');
    return [...found].sort();
  }
}

/** What a person declared has the last word; a suspicion alone (a hint) asks for nobody's attention. */
function derivedStatus(findings: readonly Finding[], evidence: readonly Evidence[], isApplicable: boolean, isDeclared: boolean): Status {
  if (isDeclared) return 'declared';
  if (findings.some(({ severity }) => severity !== 'hint')) return 'attention';
  if (evidence.length) return 'in-place';
  return isApplicable ? 'not-seen' : 'not-applicable';
}

function byDetectorThenPlace(a: Sight, b: Sight): number {
  return a.detector - b.detector || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line;
}

function shortened(code: string): string {
  return code.length > 100 ? `${code.slice(0, 99)}…` : code;
}
