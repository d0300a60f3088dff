/**
 * The engine's face put together: texts in, findings, hints, lenses, routes and checklist out. It holds the texts and nothing derived
 * from them; whatever is derived is remembered by the memo, so answers after any sequence of edits are those of a fresh start.
 */
import { createChecklist } from './checklist/checklist.ts';
import { createConfigurations } from './configuration/configurations.ts';
import { configurationFindings } from './configuration/findings.ts';
import { manifestProblem, sourceProblem } from './configuration/syntax.ts';
import type { ChecklistItem } from './contract/checklist.ts';
import type { ModuleCache } from './contract/module-cache.ts';
import type { Rule } from './contract/rule.ts';
import type { Route, Workspace } from './contract/workspace.ts';
import { relevanceOf } from './discover/relevance.ts';
import { editsOf } from './fix/repair.ts';
import { suppressionEdit } from './fix/suppression.ts';
import { Memo } from './incremental/memo.ts';
import { factsOf } from './judge/facts.ts';
import { createJudge, type Said } from './judge/judge.ts';
import { createLibraryIndex, type Libraries } from './link/library-index.ts';
import { createLinker } from './link/link.ts';
import { createModules } from './link/modules.ts';
import { createResolver } from './link/resolve.ts';
import { createLowering } from './lower/lowering.ts';
import type { Finding } from './model/finding.ts';
import type { Place } from './model/place.ts';
import { changeBetween } from './model/text-change.ts';
import { fileKindOf } from './recognise/file-kind.ts';
import { createRecogniser } from './recognise/recognise.ts';
import { hintsIn, lensOf } from './show/hints.ts';
import { hoverAt } from './show/hover.ts';
import { byCost, routesIn } from './show/routes.ts';
import { createTexts } from './texts.ts';
import { createWeigher } from './weigh/weigh.ts';

export interface WorkspaceOptions {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly libraries: Libraries;
  readonly checklist: readonly ChecklistItem[];
  /** By checklist item, the names of the snippets that help. */
  readonly snippets: ReadonlyMap<string, readonly string[]>;
  /** One configuration file that counts for all, instead of the nearest to each. */
  readonly configuration?: { readonly path: string; readonly folder: string } | undefined;
  /** Modules that were lowered before, in another run of the program. */
  readonly moduleCache?: ModuleCache | undefined;
  /** Whether it is asked once and closed: it then remembers what it answered, but not from what, and starts anew after a change. */
  readonly isForOneCheck?: boolean;
  /** Told when a rule or a step fails; the rest goes on. */
  onFailure(what: string, where: string, error: unknown): void;
}

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { rules, libraries, checklist: items, onFailure } = options;
  const memo = new Memo((query, key, error) => onFailure(query, key, error), options.isForOneCheck);
  const texts = createTexts(memo);
  const modules = createModules(memo);
  const manifests = { texts: texts.input, paths: () => texts.ofKind('manifest') };
  const resolver = createResolver(memo, modules, manifests);
  const isAside = (file: string) => fileKindOf(texts.relative(file)) !== 'source';
  const { linker, linking } = createLinker(memo, modules, resolver, createLibraryIndex(libraries), isAside);
  const schemaTexts = { texts: texts.input, paths: () => texts.ofKind('schema').filter((path) => path.endsWith('.prisma')) };
  const recogniser = createRecogniser(memo, { modules, linking, schemaTexts, relative: texts.relative });
  const weigher = createWeigher(memo, modules, linker, recogniser);
  const configurations = createConfigurations(memo, {
    files: texts.all,
    text: (path) => texts.input.get(path),
    vocabulary: { rules, items: new Set(items.map(({ id }) => id)) },
    only: options.configuration,
  });
  const isQuiet = (file: string) => recogniser.kindOf(file) !== 'source';
  const factSources = {
    modules,
    linker,
    recogniser,
    weigher,
    textOf: (file: string) => texts.input.get(file) ?? '',
    configurationOf: configurations.configurationOf,
  };
  const judge = createJudge(memo, {
    rules,
    module: modules.module,
    factsOf: (file, suppressions) => factsOf(file, suppressions, factSources),
    configurationOf: configurations.configurationOf,
    isQuiet,
    onFailure: (rule, file, error) => onFailure(`rule ${rule}`, file, error),
  });
  const checklist = createChecklist(memo, {
    items,
    snippets: options.snippets,
    rules,
    libraries,
    modules,
    linker,
    recogniser,
    files: texts.all,
    text: (path) => texts.input.get(path),
    relative: texts.relative,
    declarations: configurations.declarations,
    isQuiet,
  });
  const sources = { modules, recogniser, weigher, configurationOf: configurations.configurationOf };
  const routes = memo.query<readonly Route[]>('routes', (file) => routesIn(file, sources), { bottom: () => [] });
  const lowering = createLowering(options.moduleCache);
  /** Why a file's present text does not count, and the text that counts instead. */
  const broken = new Map<string, string>();

  const set = (path: string, text: string): void => {
    if (relevanceOf(path) !== 'source') {
      texts.set(path, text);
      return;
    }
    const module = lowering.lowered(path, text, texts.has(path));
    const problem = module.syntaxErrors.length ? sourceProblem(module) : undefined;
    if (problem) broken.set(path, problem.reason);
    else broken.delete(path);
    // While a file does not parse, its last good text answers for it.
    if (problem && modules.module(path)?.syntaxErrors.length === 0) {
      texts.setShown(path, text);
      return;
    }
    const before = texts.input.get(path);
    texts.set(path, text);
    modules.set(module, before === undefined ? undefined : changeBetween(before, text));
  };

  const findings = (path: string): readonly Finding[] => {
    if (configurations.files().includes(path)) return configurationFindings(path, configurations.problemsIn(path));
    if (configurations.isIgnored(path) || (modules.module(path)?.syntaxErrors.length ?? 0) > 0) return [];
    return judge.verdictOn(path).said.map((said) => shown(path, said));
  };

  const shown = (file: string, said: Said): Finding => ({
    rule: said.rule,
    item: rules.get(said.rule)?.item ?? '',
    severity: said.severity,
    certainty: said.certainty,
    message: said.message,
    file,
    start: said.span.start,
    end: said.span.end,
    because: said.because.flatMap(({ at, message }) => {
      const place: Place | undefined = 'part' in at ? (operationPlace(at) ?? modules.locate(at)) : at;
      return place ? [{ file: place.file, start: place.start, end: place.end, message }] : [];
    }),
    fixes: said.fixes ?? [],
  });

  const operationPlace = (site: Parameters<typeof modules.locate>[0]): Place | undefined => {
    const operation = recogniser.operationAt(site);
    return operation && { file: site.file, start: operation.span.start, end: operation.span.end };
  };

  return {
    setRoots: texts.setRoots,
    set,
    remove: (path) => {
      texts.remove(path);
      modules.remove(path);
      broken.delete(path);
      lowering.forget(path);
    },
    prepare: (path) => {
      const text = texts.shown(path);
      if (text !== undefined && relevanceOf(path) === 'source') lowering.prepare(path, text);
    },
    ahead: () => memo.ofEachFile.map(({ get }) => get),
    has: texts.has,
    files: texts.all,
    text: texts.shown,
    isCurrent: (path) => texts.shown(path) === texts.input.get(path) && (modules.module(path)?.syntaxErrors.length ?? 0) === 0,
    judgedText: (path) => texts.input.get(path),
    isIgnored: configurations.isIgnored,
    findings,
    suppressedCount: (path) => judge.verdictOn(path).suppressedCount,
    hints: (path) => hintsIn(path, sources),
    lenses: (path) => routes.get(path).map(lensOf),
    hover: (path, offset) => {
      const at = findings(path).filter((finding) => finding.start <= offset && offset <= finding.end);
      return hoverAt(path, offset, [...new Set(at.map(({ rule }) => rule))], sources);
    },
    routes: () =>
      modules
        .files()
        .filter((file) => !isQuiet(file))
        .flatMap((file) => routes.get(file))
        .sort(byCost),
    checklist: () => checklist.statuses(texts.all().flatMap(findings)),
    edits: (finding, fix) => {
      const repair = rules.get(finding.rule)?.repairs?.[fix.repair];
      const text = texts.input.get(finding.file);
      if (!repair || text === undefined || text !== texts.shown(finding.file)) return [];
      try {
        const edits = editsOf(repair, finding.file, text, finding, fix.facts);
        return edits.length ? [{ file: finding.file, edits }] : [];
      } catch (error) {
        onFailure(`repair ${fix.repair} of rule ${finding.rule}`, finding.file, error);
        return [];
      }
    },
    suppression: (finding, scope, reason) => {
      const text = texts.input.get(finding.file);
      return text === undefined ? [] : [{ file: finding.file, edits: [suppressionEdit(text, finding, scope, reason)] }];
    },
    unreadable: () => [
      ...[...broken].map(([file, reason]) => ({ file, reason })).sort((a, b) => (a.file < b.file ? -1 : 1)),
      ...texts.ofKind('manifest').flatMap((path) => manifestProblem(path, texts.input.get(path) ?? '') ?? []),
    ],
    lineCount: () => modules.files().reduce((sum, file) => sum + (modules.module(file)?.lineStarts.length ?? 0), 0),
  };
}
