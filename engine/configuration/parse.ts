/**
 * Reads `latency-lens.json`. Whatever is wrong in it is told with its place, and costs nothing but itself: every other setting in
 * the file still counts.
 */
import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { Rule, RuleOption, Severity } from '../contract/rule.ts';
import type { Configuration, RuleSetting } from '../contract/workspace.ts';
import { amount, type Check, choice, fields, flag, list, listed, type Problem, table, text } from './checked.ts';
import { didYouMean } from './nearest.ts';
import { syntaxMessage } from './syntax.ts';

/** What a configuration may speak of. */
export interface Vocabulary {
  readonly rules: ReadonlyMap<string, Pick<Rule, 'options'>>;
  readonly items: ReadonlySet<string>;
}

export interface ParsedConfiguration {
  readonly configuration: Configuration;
  readonly problems: readonly Problem[];
}

/** What holds where no file says otherwise. */
export const NO_CONFIGURATION: Configuration = { rules: {}, ignore: [], entities: {}, checklist: {}, routes: {} };

export const SEVERITIES = ['error', 'warning', 'info', 'hint', 'off'] as const satisfies readonly (Severity | 'off')[];
export const ENTITY_SIZES = ['large', 'small'] as const;
export const DECLARED_STATUSES = ['done', 'not-applicable'] as const;

export function parseConfiguration(source: string, vocabulary: Vocabulary): ParsedConfiguration {
  const problems: Problem[] = [];
  const errors: ParseError[] = [];
  const root = parseTree(source, errors, { allowTrailingComma: true });
  if (!source.trim())
    return {
      configuration: NO_CONFIGURATION,
      problems: [{ start: 0, end: source.length, message: 'The file is empty. Write {} for no settings.' }],
    };
  // What follows the first error is often only its consequence.
  for (const error of errors.slice(0, 1))
    problems.push({ start: error.offset, end: error.offset + Math.max(error.length, 1), message: syntaxMessage(error) });
  const tell = ({ offset, length }: Node, message: string) => void problems.push({ start: offset, end: offset + length, message });
  const settings = root && checkOf(vocabulary)(root, tell);
  return { configuration: { ...NO_CONFIGURATION, ...withoutSchema(settings ?? {}) }, problems: problems.sort((a, b) => a.start - b.start) };
}

type Settings = Configuration & { readonly $schema: string };

function checkOf({ rules, items }: Vocabulary): Check<Partial<Settings>> {
  return fields<Settings>('the configuration', {
    $schema: text('$schema'),
    rules: table<RuleSetting>('rules', unknownAmong('rule', rules), (id) => ruleSetting(id, rules.get(id)?.options ?? {})),
    ignore: list('ignore'),
    entities: table(
      'entities',
      () => undefined,
      (name) => choice(`The size of ${name}`, ENTITY_SIZES),
    ),
    checklist: table('checklist', unknownAmong('checklist item', items), declaration),
    routes: fields<Configuration['routes']>('routes', { budget: fields('routes.budget', { queries: amount('routes.budget.queries') }) }),
  });
}

function unknownAmong(what: string, known: { keys(): Iterable<string> }): (name: string) => string | undefined {
  const names = new Set(known.keys());
  return (name) => (names.has(name) ? undefined : `Unknown ${what} '${name}'.${didYouMean(name, names)}`);
}

/** `"warning"`, or `["warning", { options }]`. */
function ruleSetting(id: string, options: Readonly<Record<string, RuleOption>>): Check<RuleSetting> {
  const severity = choice(`The severity of ${id}`, SEVERITIES);
  const names = Object.keys(options);
  const optionTable = table<unknown>(
    `The options of ${id}`,
    (name) => {
      if (names.includes(name)) return undefined;
      return `Unknown option '${name}' of ${id}.${didYouMean(name, names) || (names.length ? ` It has ${listed(names)}.` : ' It has no options.')}`;
    },
    (name) => optionCheck(`${name} of ${id}`, options[name]),
  );
  return (node, tell) => {
    if (node.type !== 'array') return severity(node, tell);
    const [first, second, third] = node.children ?? [];
    if (!first) return void tell(node, `Write the severity of ${id} first: ["warning", { … }].`);
    if (third) tell(third, 'A rule takes a severity and one object with options; this is one too many.');
    const chosen = severity(first, tell);
    const given = second ? (optionTable(second, tell) ?? {}) : {};
    return chosen && [chosen, given];
  };
}

/** An option takes what its default is: a number, a flag, a text or a list of texts. */
function optionCheck(what: string, option: RuleOption | undefined): Check<unknown> {
  switch (typeof option?.standard) {
    case 'number':
      return amount(what);
    case 'boolean':
      return flag(what);
    case 'string':
      return text(what);
    default:
      return list(what);
  }
}

function declaration(item: string): Check<Configuration['checklist'][string]> {
  const parts = fields<Configuration['checklist'][string]>(`the declaration of ${item}`, {
    status: choice(`The status of ${item}`, DECLARED_STATUSES),
    reason: text(`The reason of ${item}`),
  });
  return (node, tell) => {
    const isSaid = (name: string) => node.children?.some(({ children }) => children?.[0]?.value === name);
    const { status, reason } = parts(node, tell) ?? {};
    if (node.type === 'object' && !isSaid('status'))
      tell(
        node,
        `Say the status of ${item}: ${listed(
          DECLARED_STATUSES.map((name) => `"${name}"`),
          'or',
        )}.`,
      );
    if (node.type === 'object' && !isSaid('reason')) tell(node, `Say the reason of ${item}, so that others can judge it.`);
    return status && reason ? { status, reason } : undefined;
  };
}

function withoutSchema({ $schema: _, ...settings }: Partial<Settings>): Partial<Configuration> {
  return settings;
}
