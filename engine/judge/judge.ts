/**
 * The fifth step: runs the rules over the facts of a file. Each rule is guarded: one that throws is named to the listener and the
 * others go on. What is said here holds sites, not offsets of other files, so that it stays true while those are edited.
 */

import type { Facts, OptionValues, Rule, RuleOptions, SuppressionUse } from '../contract/rule.ts';
import type { Configuration } from '../contract/workspace.ts';
import type { Memo } from '../incremental/memo.ts';
import type { Report, Severity } from '../model/finding.ts';
import type { Module } from '../model/module.ts';
import type { Certainty } from '../model/operation.ts';
import type { Span } from '../model/place.ts';
import { runsOnlyAside } from '../weigh/context.ts';
import { suppress } from './suppress.ts';

/** A report with what the rule and the configuration make of it. */
export interface Said extends Report {
  readonly rule: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
}

export interface Verdict {
  readonly said: readonly Said[];
  readonly suppressedCount: number;
}

export interface Judge {
  verdictOn(file: string): Verdict;
}

export interface JudgeSources {
  readonly rules: ReadonlyMap<string, Rule>;
  module(file: string): Module | undefined;
  factsOf(file: string, suppressions: readonly SuppressionUse[]): Facts;
  configurationOf(file: string): Configuration;
  /** Whether a file is a test, a script, a migration, generated: left alone by rules that are not for all files. */
  isQuiet(file: string): boolean;
  onFailure(rule: string, file: string, error: unknown): void;
}

const NO_VERDICT: Verdict = { said: [], suppressedCount: 0 };

export function createJudge(memo: Memo, sources: JudgeSources): Judge {
  const settings = new WeakMap<Configuration, Settings>();
  /** The same for all files of a configuration. */
  const settingsIn = (configuration: Configuration): Settings => {
    const known = settings.get(configuration) ?? new Map([...sources.rules].map(([id, rule]) => [id, settingOf(id, rule, configuration)]));
    settings.set(configuration, known);
    return known;
  };
  const verdicts = memo.query<Verdict>('verdict', (file) => judge(file, sources, settingsIn), { bottom: () => NO_VERDICT });
  return { verdictOn: (file) => verdicts.get(file) };
}

function judge(file: string, sources: JudgeSources, settingsIn: (configuration: Configuration) => Settings): Verdict {
  const module = sources.module(file);
  if (!module) return NO_VERDICT;
  const configuration = sources.configurationOf(file);
  const settings = settingsIn(configuration);
  const isQuiet = sources.isQuiet(file);
  const run = (rules: readonly [string, Rule][], facts: Facts) =>
    rules.flatMap(([id, rule]) => {
      if (isQuiet && !rule.isForAllFiles) return [];
      const setting = settings.get(id);
      return setting ? reportsOf(id, rule, setting, facts, sources) : [];
    });
  const [about, others] = partition([...sources.rules], ([, rule]) => rule.isAboutSuppressions ?? false);
  const found = run(others, sources.factsOf(file, []));
  const { said, suppressedCount, uses } = suppress(found, module.suppressions, module.lineStarts, new Set(sources.rules.keys()));
  const all = uses.length ? [...said, ...run(about, sources.factsOf(file, uses))] : said;
  return { said: [...all].sort(byPlace), suppressedCount };
}

interface Setting {
  readonly severity: Severity | undefined;
  readonly options: OptionValues<RuleOptions>;
}

/** By rule; undefined for one that is switched off. */
type Settings = ReadonlyMap<string, Setting | undefined>;

/** What the configuration says of a rule; undefined when it is switched off. */
function settingOf(id: string, rule: Rule, configuration: Configuration): Setting | undefined {
  const configured = configuration.rules[id];
  const [severity, given] = Array.isArray(configured) ? configured : [configured as Severity | 'off' | undefined, {}];
  if (severity === 'off') return undefined;
  const options = Object.fromEntries(Object.entries(rule.options ?? {}).map(([name, { standard }]) => [name, given[name] ?? standard]));
  return { severity, options: options as OptionValues<RuleOptions> };
}

function reportsOf(id: string, rule: Rule, setting: Setting, facts: Facts, sources: JudgeSources): Said[] {
  try {
    const said: Said[] = [];
    for (const report of rule.check(facts, setting.options)) {
      // Worth a hint, no more.
      const isAside = !rule.isForAllFiles && runsOnlyAside(facts.contextOf(report.function ?? functionAround(facts.module, report.span)));
      const certainty = report.certainty ?? rule.certainty;
      said.push({ ...report, rule: id, certainty, severity: isAside ? 'hint' : severityOf(report, certainty, rule, setting) });
    }
    return said;
  } catch (error) {
    sources.onFailure(id, facts.file, error);
    return [];
  }
}

/** What is merely possible is never more than a hint, unless the workspace asks for it by name. */
function severityOf(report: Report, certainty: Certainty, rule: Rule, setting: Setting): Severity {
  if (setting.severity) return report.severity === 'hint' ? 'hint' : setting.severity;
  return report.severity ?? (certainty === 'possible' ? 'hint' : rule.severity);
}

/** The key of the innermost function around a span. */
function functionAround(module: Module, span: Span): string {
  let innermost = module.functions[0];
  for (const node of module.functions) {
    if (
      node.start <= span.start &&
      span.end <= node.end &&
      (!innermost || innermost.form === 'module' || node.end - node.start <= innermost.end - innermost.start)
    )
      innermost = node;
  }
  return innermost?.key ?? '';
}

function byPlace(a: Said, b: Said): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

function partition<Item>(items: readonly Item[], test: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
