import { describe, expect, it } from 'vitest';
import { Memo } from '../incremental/memo.ts';
import { createConfigurations } from './configurations.ts';
import { nearestName } from './nearest.ts';
import { parseConfiguration, type Vocabulary } from './parse.ts';

const vocabulary: Vocabulary = {
  rules: new Map([
    ['n-plus-one-query', {}],
    ['unbounded-query', { options: { maxRows: { standard: 1000, about: 'Rows.' }, tables: { standard: ['Log'], about: 'Tables.' } } }],
    ['missing-timeout', { options: { isStrict: { standard: false, about: 'Strict.' }, unit: { standard: 'ms', about: 'Unit.' } } }],
  ]),
  items: new Set(['cdns', 'replication']),
};

/** Each problem as `text that is marked: message`. */
function problemsOf(source: string): string[] {
  return parseConfiguration(source, vocabulary).problems.map(({ start, end, message }) => `${source.slice(start, end)}: ${message}`);
}

describe('a configuration', () => {
  it('says what the contract shows, with comments', () => {
    const { configuration, problems } = parseConfiguration(
      `{
        // why
        "$schema": "./schema.json",
        "rules": { "n-plus-one-query": "off", "unbounded-query": ["warning", { "maxRows": 500 }] },
        "ignore": ["scripts/**"],
        "entities": { "AuditEvent": "large", "Country": "small" },
        "checklist": { "cdns": { "status": "done", "reason": "CloudFront" } },
        "routes": { "budget": { "queries": 10 } },
      }`,
      vocabulary,
    );
    expect(problems).toEqual([]);
    expect(configuration).toEqual({
      rules: { 'n-plus-one-query': 'off', 'unbounded-query': ['warning', { maxRows: 500 }] },
      ignore: ['scripts/**'],
      entities: { AuditEvent: 'large', Country: 'small' },
      checklist: { cdns: { status: 'done', reason: 'CloudFront' } },
      routes: { budget: { queries: 10 } },
    });
  });

  it.each([
    ['{ "rule": {} }', `"rule": Unknown setting 'rule' in the configuration. Did you mean 'rules'?`],
    ['{ "rules": { "n-plus-one": "off" } }', `"n-plus-one": Unknown rule 'n-plus-one'. Did you mean 'n-plus-one-query'?`],
    [
      '{ "rules": { "missing-timeout": "warn" } }',
      `"warn": The severity of missing-timeout must be "error", "warning", "info", "hint" or "off". Did you mean 'warning'?`,
    ],
    ['{ "rules": { "missing-timeout": 2 } }', `2: The severity of missing-timeout must be "error", "warning", "info", "hint" or "off".`],
    [
      '{ "rules": { "unbounded-query": ["off", { "maxRow": 1 }] } }',
      `"maxRow": Unknown option 'maxRow' of unbounded-query. Did you mean 'maxRows'?`,
    ],
    ['{ "rules": { "n-plus-one-query": ["off", { "x": 1 }] } }', `"x": Unknown option 'x' of n-plus-one-query. It has no options.`],
    ['{ "rules": { "unbounded-query": ["off", { "maxRows": "1" }] } }', `"1": maxRows of unbounded-query must be a number, 0 or more.`],
    [
      '{ "rules": { "unbounded-query": ["off", { "tables": "Log" }] } }',
      `"Log": tables of unbounded-query must be a list of texts in square brackets.`,
    ],
    ['{ "rules": { "missing-timeout": ["off", { "isStrict": 1 }] } }', `1: isStrict of missing-timeout must be true or false.`],
    ['{ "rules": { "missing-timeout": [] } }', `[]: Write the severity of missing-timeout first: ["warning", { … }].`],
    ['{ "ignore": "a" }', `"a": ignore must be a list of texts in square brackets.`],
    ['{ "entities": { "User": "huge" } }', `"huge": The size of User must be "large" or "small".`],
    ['{ "checklist": { "cdn": {} } }', `"cdn": Unknown checklist item 'cdn'. Did you mean 'cdns'?`],
    ['{ "checklist": { "cdns": { "status": "done" } } }', `{ "status": "done" }: Say the reason of cdns, so that others can judge it.`],
    ['{ "routes": { "budget": { "queries": -1 } } }', `-1: routes.budget.queries must be a number, 0 or more.`],
    ['{ "ignore": [], "ignore": [] }', `"ignore": 'ignore' is set twice; the last one counts. Remove one.`],
    ['[]', `[]: the configuration must be an object in curly braces.`],
    ['', `: The file is empty. Write {} for no settings.`],
    ['{ "ignore": [1 2] }', `2: Expected a comma before this.`],
    ['{ "ignore": ["a"] ', `: A closing brace is missing.`],
  ])('tells what is wrong with %s', (source, problem) => {
    expect(problemsOf(source).map((one) => one.replace(/^\s+/, ''))).toContain(problem);
  });

  it('keeps everything that is right beside what is wrong', () => {
    const { configuration } = parseConfiguration(
      '{ "rules": { "missing-timeout": "off", "nope": "off", "unbounded-query": 3 }, "ignore": ["a", 1] }',
      vocabulary,
    );
    expect(configuration).toEqual({ rules: { 'missing-timeout': 'off' }, ignore: ['a'], entities: {}, checklist: {}, routes: {} });
  });
});

describe('the configuration of a file', () => {
  const texts = new Map([
    ['/w/latency-lens.json', '{ "ignore": ["scripts", "/gen/**"], "checklist": { "cdns": { "status": "done", "reason": "root" } } }'],
    ['/w/a/latency-lens.json', '{ "rules": { "missing-timeout": "off" }, "checklist": { "cdns": { "status": "done", "reason": "a" } } }'],
  ]);
  const open = (only?: { path: string; folder: string }) =>
    createConfigurations(new Memo(fail), { files: () => [...texts.keys()], text: (path) => texts.get(path), vocabulary, only });

  it('is the nearest one above it', () => {
    const configurations = open();
    expect(configurations.configurationOf('/w/a/src/x.ts').rules).toEqual({ 'missing-timeout': 'off' });
    expect(configurations.configurationOf('/w/b/x.ts').rules).toEqual({});
    expect(configurations.configurationOf('/elsewhere/x.ts').ignore).toEqual([]);
  });

  it('ignores by globs from its own folder; a folder means all in it', () => {
    const { isIgnored } = open();
    expect(['/w/scripts/deep/x.ts', '/w/gen/x.ts', '/w/b/scripts/x.ts', '/w/a/scripts/x.ts', '/w/scripts.ts'].map(isIgnored)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('gives the file nearest the root the last word on the checklist', () => {
    expect(open().declarations().cdns?.reason).toBe('root');
  });

  it('is one for all where one is named', () => {
    const { configurationOf, isIgnored, files } = open({ path: '/w/latency-lens.json', folder: '/w/a' });
    expect(configurationOf('/w/a/x.ts').rules).toEqual({});
    expect(isIgnored('/w/a/scripts/x.ts')).toBe(true);
    expect(files()).toEqual(['/w/latency-lens.json']);
  });
});

describe('the nearest name', () => {
  it.each([
    ['n-plus-on-query', 'n-plus-one-query'],
    ['timeout-missing', undefined],
    ['missing', 'missing-timeout'],
    ['xyz', undefined],
  ])('to %s is %s', (written, nearest) => {
    expect(nearestName(written, vocabulary.rules.keys())).toBe(nearest);
  });
});

function fail(query: string, key: string, error: unknown): never {
  throw new Error(`${query} of ${key} failed`, { cause: error });
}
