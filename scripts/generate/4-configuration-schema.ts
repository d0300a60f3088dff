/** The JSON schema of `latency-lens.json`, from the rules' options and the checklist: what the editor completes and checks by. */
import { DECLARED_STATUSES, ENTITY_SIZES, SEVERITIES } from '../../engine/configuration/parse.ts';
import type { RuleOption } from '../../engine/contract/rule.ts';
import { checklist } from '../../rules/checklist.ts';
import { type NamedRule, rules } from '../../rules/index.ts';

export async function outputs(): Promise<ReadonlyMap<string, string>> {
  return new Map([['schemas/latency-lens.schema.json', `${JSON.stringify(schema(), null, 2)}\n`]]);
}

function schema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Latency Lens',
    description: 'What a workspace wishes of Latency Lens. The nearest latency-lens.json above a file counts for it.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      rules: {
        description: 'How grave a rule’s findings are, or "off"; with options as a list: ["warning", { … }].',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map((rule) => [rule.id, ruleSchema(rule)])),
      },
      ignore: {
        description:
          'Globs of files that nothing is said about, from this file’s folder. They are still read, so that calls can be followed.',
        type: 'array',
        items: { type: 'string', minLength: 1 },
      },
      entities: {
        description: 'How large tables are, by the name of the model or entity.',
        type: 'object',
        additionalProperties: { enum: ENTITY_SIZES },
      },
      checklist: {
        description: 'What a person declares about checklist items, with the reason.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(checklist.map(({ id, text }) => [id, { description: text, $ref: '#/definitions/declaration' }])),
      },
      routes: {
        type: 'object',
        additionalProperties: false,
        properties: {
          budget: {
            description: 'What one request of a route may cost. A route that costs more says so.',
            type: 'object',
            additionalProperties: false,
            properties: { queries: { description: 'Queries per request.', type: 'number', minimum: 0 } },
          },
        },
      },
    },
    definitions: {
      severity: { enum: SEVERITIES },
      declaration: {
        type: 'object',
        additionalProperties: false,
        required: ['status', 'reason'],
        properties: { status: { enum: DECLARED_STATUSES }, reason: { type: 'string', minLength: 1 } },
      },
    },
  };
}

function ruleSchema({ title, severity, options }: NamedRule): object {
  const properties = Object.entries(options ?? {}).map(([name, option]) => [name, optionSchema(option)]);
  return {
    description: title,
    default: severity,
    oneOf: [
      { $ref: '#/definitions/severity' },
      {
        type: 'array',
        minItems: 1,
        maxItems: 2,
        items: [
          { $ref: '#/definitions/severity' },
          { type: 'object', additionalProperties: false, properties: Object.fromEntries(properties) },
        ],
      },
    ],
  };
}

function optionSchema({ standard, about }: RuleOption): object {
  const isList = Array.isArray(standard);
  return { description: about, default: standard, ...(isList ? { type: 'array', items: { type: 'string' } } : { type: typeof standard }) };
}
