/** The schema that editors complete `latency-lens.json` by says the same as the engine that reads it. */
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { describe, expect, it } from 'vitest';
import { parseConfiguration } from '../engine/configuration/parse.ts';
import { checklist } from '../rules/checklist.ts';
import { rules } from '../rules/index.ts';

const isValid = new Ajv({ strict: false }).compile(JSON.parse(readFileSync('schemas/latency-lens.schema.json', 'utf8')));
const vocabulary = { rules: new Map(rules.map((rule) => [rule.id, rule])), items: new Set(checklist.map(({ id }) => id)) };

describe('the schema and the engine agree that', () => {
  it.each<[settings: object, isRight: boolean]>([
    [{}, true],
    [
      {
        $schema: './x.json',
        rules: { 'n-plus-one-query': 'off', 'write-in-loop': ['info', {}] },
        ignore: ['a/**'],
        entities: { A: 'large' },
      },
      true,
    ],
    [{ checklist: { cdns: { status: 'done', reason: 'at the edge' } }, routes: { budget: { queries: 10 } } }, true],
    [{ rules: { 'no-such-rule': 'off' } }, false],
    [{ rules: { 'n-plus-one-query': 'loud' } }, false],
    [{ rules: { 'n-plus-one-query': [] } }, false],
    [{ rules: { 'n-plus-one-query': ['off', { none: 1 }] } }, false],
    [{ rules: { 'n-plus-one-query': ['off', {}, 1] } }, false],
    [{ ignore: 'a' }, false],
    [{ ignore: [''] }, false],
    [{ entities: { A: 'huge' } }, false],
    [{ checklist: { cdns: { status: 'done' } } }, false],
    [{ checklist: { cdns: { status: 'maybe', reason: 'x' } } }, false],
    [{ checklist: { nothing: { status: 'done', reason: 'x' } } }, false],
    [{ routes: { budget: { queries: -1 } } }, false],
    [{ other: 1 }, false],
    [[], false],
  ])('%j is right: %s', (settings, isRight) => {
    expect(isValid(settings), JSON.stringify(isValid.errors)).toBe(isRight);
    expect(parseConfiguration(JSON.stringify(settings), vocabulary).problems.length === 0).toBe(isRight);
  });
});
