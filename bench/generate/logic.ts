/**
 * Business rules in plain TypeScript: functions over an entity that touch no library, each grown at random out of the statements that
 * such functions are made of. They are the bulk of a back end, and what a checker has to pass over quickly.
 */
import type { Random } from '../random.ts';
import { type Entity, fieldsOf } from './entity.ts';
import { capital } from './layout.ts';

type Kind = 'number' | 'string' | 'boolean' | 'item' | 'items';

interface Scope {
  readonly entity: Entity;
  readonly random: Random;
  readonly known: readonly { readonly name: string; readonly kind: Kind }[];
  /** Names in use, in the whole function. */
  readonly names: Set<string>;
  /** How deep expressions may nest yet. */
  readonly room: number;
  readonly gives: Kind;
}

/** @param index keeps the names of one file apart */
export function logicFunction(entity: Entity, index: number, random: Random): string {
  const gives = random.pick<Kind>(['number', 'number', 'string', 'boolean', 'items']);
  const name = `${random.pick(VERBS[gives])}${random.pick([entity.type, capital(entity.plural)])}${capital(random.pick(ASPECTS))}${index}`;
  const parameters: { name: string; kind: Kind }[] = [{ name: entity.plural, kind: 'items' }];
  if (random.happens(0.6)) parameters.push({ name: 'limit', kind: 'number' });
  if (random.happens(0.3)) parameters.push({ name: 'prefix', kind: 'string' });
  if (random.happens(0.2)) parameters.push({ name: 'isStrict', kind: 'boolean' });
  const scope: Scope = { entity, random, known: parameters, names: new Set(parameters.map((one) => one.name)), room: 2, gives };
  const list = parameters.map((one) => `${one.name}: ${typeOf(one.kind, entity)}`).join(', ');
  const body = statements(scope, random.between(2, 6));
  const documentation = random.happens(0.3) ? `/** ${capital(random.pick(REASONS))}. */\n` : '';
  return random.happens(0.2)
    ? `${documentation}export const ${name} = (${list}): ${typeOf(gives, entity)} => {\n${body}\n};\n`
    : `${documentation}export function ${name}(${list}): ${typeOf(gives, entity)} {\n${body}\n}\n`;
}

function typeOf(kind: Kind, { type }: Entity): string {
  return kind === 'items' ? `readonly ${type}[]` : kind === 'item' ? type : kind;
}

/** Some statements, the last of which returns. */
function statements(scope: Scope, count: number): string {
  const lines: string[] = [];
  let now = scope;
  for (let made = 0; made < count; made += 1) {
    const [line, next] = statement(now);
    lines.push(line);
    now = next;
  }
  return [...lines, `return ${expression(now, scope.gives)};`].join('\n');
}

function statement(scope: Scope): readonly [string, Scope] {
  const { random } = scope;
  return random.pick([declared, declared, guarded, summed, grouped, chosen, attempted, counted, branched])(scope);
}

function declared(scope: Scope): readonly [string, Scope] {
  const kind = scope.random.pick<Kind>(['number', 'number', 'string', 'boolean', 'items']);
  const value = expression(scope, kind);
  const name = named(scope, kind);
  return [`const ${name} = ${value};`, knowing(scope, name, kind)];
}

function guarded(scope: Scope): readonly [string, Scope] {
  const condition = expression(scope, 'boolean');
  if (scope.random.happens(0.2)) return [`if (${condition}) throw new RangeError('${scope.random.pick(REASONS)}');`, scope];
  return [`if (${condition}) return ${expression(shallow(scope), scope.gives)};`, scope];
}

function summed(scope: Scope): readonly [string, Scope] {
  const total = named(scope, 'number');
  const one = named(scope, 'item');
  const inner = shallow(knowing(scope, one, 'item'));
  const skip = scope.random.happens(0.5) ? `if (${expression(inner, 'boolean')}) continue;\n` : '';
  const list = expression(shallow(scope), 'items');
  const step = `${total} ${scope.random.pick(['+=', '+=', '-='])} ${expression(inner, 'number')};`;
  return [`let ${total} = 0;\nfor (const ${one} of ${list}) {\n${skip}${step}\n}`, knowing(scope, total, 'number')];
}

function grouped(scope: Scope): readonly [string, Scope] {
  const { entity, random } = scope;
  const [groups, one, best] = [named(scope, 'items'), named(scope, 'item'), named(scope, 'number')];
  const key = random.pick(texts(entity));
  const list = expression(shallow(scope), 'items');
  return [
    `const ${groups} = new Map<string, ${entity.type}[]>();
for (const ${one} of ${list}) {
const group = ${groups}.get(${one}.${key}) ?? [];
group.push(${one});
${groups}.set(${one}.${key}, group);
}
const ${best} = Math.max(0, ...[...${groups}.values()].map((group) => ${expression({ ...shallow(scope), known: [{ name: 'group', kind: 'items' }] }, 'number')}));`,
    knowing(scope, best, 'number'),
  ];
}

function chosen(scope: Scope): readonly [string, Scope] {
  const { entity, random } = scope;
  const [score, one] = [named(scope, 'number'), named(scope, 'item')];
  const inner = shallow(knowing(scope, one, 'item'));
  const cases = random
    .some(entity.states, random.between(2, entity.states.length))
    .map((state) => `case '${state}':\n${score} += ${expression(inner, 'number')};\nbreak;`);
  return [
    `let ${score} = ${random.below(20)};
for (const ${one} of ${expression(shallow(scope), 'items')}) {
switch (${one}.status) {
${cases.join('\n')}
default:
${score} -= ${random.between(1, 5)};
}
}`,
    knowing(scope, score, 'number'),
  ];
}

function attempted(scope: Scope): readonly [string, Scope] {
  const name = named(scope, 'string');
  const text = expression(shallow(scope), 'string');
  return [
    `let ${name} = '${scope.random.pick(REASONS)}';
try {
${name} = decodeURIComponent(${text});
} catch {
${name} = ${expression(shallow(scope), 'string')};
}`,
    knowing(scope, name, 'string'),
  ];
}

function counted(scope: Scope): readonly [string, Scope] {
  const { random } = scope;
  const [left, rounds] = [named(scope, 'number'), named(scope, 'number')];
  return [
    `let ${left} = ${expression(shallow(scope), 'number')};
let ${rounds} = 0;
while (${left} > ${random.between(1, 50)} && ${rounds} < ${random.between(3, 40)}) {
${left} = Math.floor(${left} / ${random.between(2, 5)});
${rounds} += 1;
}`,
    knowing(knowing(scope, left, 'number'), rounds, 'number'),
  ];
}

function branched(scope: Scope): readonly [string, Scope] {
  const name = named(scope, 'string');
  const arm = () => `${name} = ${expression(shallow(scope), 'string')};`;
  const middle = scope.random.happens(0.4) ? ` else if (${expression(shallow(scope), 'boolean')}) {\n${arm()}\n}` : '';
  const code = `let ${name} = '';\nif (${expression(scope, 'boolean')}) {\n${arm()}\n}${middle} else {\n${arm()}\n}`;
  return [code, knowing(scope, name, 'string')];
}

function expression(scope: Scope, kind: Kind): string {
  const { random } = scope;
  const known = scope.known.filter((one) => one.kind === kind).map(({ name }) => name);
  const [first, ...rest] = known;
  const simple = first !== undefined ? random.pick([first, ...rest]) : literal(scope, kind);
  if (scope.room === 0 || (first !== undefined && random.happens(0.2))) return simple;
  const inner = shallow(scope);
  const of = (wanted: Kind) => expression(inner, wanted);
  const item = scope.known.find((one) => one.kind === 'item')?.name;
  const lambda = (wanted: Kind) =>
    `(one) => ${expression({ ...inner, room: Math.min(inner.room, 1), known: [...scope.known.filter(({ kind: other }) => other !== 'item'), { name: 'one', kind: 'item' }] }, wanted)}`;
  switch (kind) {
    case 'number':
      return random.pick([
        () => `${of('number')} ${random.pick(['+', '-'])} ${of('number')}`,
        () => `Math.round(${of('number')} * ${random.between(2, 90) / 10})`,
        () => `Math.${random.pick(['min', 'max'])}(${of('number')}, ${of('number')})`,
        () => (item ? `${item}.${random.pick(numbers(scope.entity))}` : `${of('items')}.length`),
        () => `${of('items')}.reduce((sum, one) => sum + one.${random.pick(numbers(scope.entity))}, 0)`,
        () => `${of('string')}.length`,
      ])();
    case 'string':
      return random.pick([
        () => `\`\${${of('string')}}${random.pick(['-', '/', ': ', ' '])}\${${of('number')}}\``,
        () =>
          item
            ? `${item}.${random.pick(texts(scope.entity))}`
            : `${of('items')}.map((one) => one.${random.pick(texts(scope.entity))}).join(', ')`,
        () =>
          `${of('string')}.${random.pick(['trim()', 'toLowerCase()', 'toUpperCase()', `slice(0, ${random.between(3, 30)})`, `padStart(${random.between(3, 12)}, '0')`])}`,
        () => `String(${of('number')})`,
      ])();
    case 'boolean':
      if (item && random.happens(0.6))
        return random.pick([
          `${item}.${random.pick(flags(scope.entity))}`,
          `${item}.${random.pick(numbers(scope.entity))} > ${of('number')}`,
        ]);
      return random.pick([
        () => `${of('number')} ${random.pick(['>', '<', '>=', '<='])} ${random.between(1, 900)}`,
        () => `${of('items')}.${random.pick(['some', 'every'])}(${lambda('boolean')})`,
        () =>
          item
            ? `${item}.${random.pick(flags(scope.entity))}`
            : `${of('items')}.some((one) => one.status === '${random.pick(scope.entity.states)}')`,
        () => `${of('string')}.${random.pick(['startsWith', 'includes', 'endsWith'])}('${random.pick(ASPECTS)}')`,
        () => `(${of('boolean')} ${random.pick(['&&', '||'])} ${of('number')} > ${random.between(1, 90)})`,
      ])();
    case 'items':
      return random.pick([
        () => `${of('items')}.filter(${lambda('boolean')})`,
        () => `${of('items')}.slice(0, ${random.between(2, 50)})`,
        () => `[...${of('items')}].sort((left, right) => ${sorted(scope)})`,
      ])();
    case 'item':
      return simple;
  }
}

function sorted({ entity, random }: Scope): string {
  const [number, text] = [random.pick(numbers(entity)), random.pick(texts(entity))];
  return random.pick([
    `left.${number} - right.${number}`,
    `left.${text}.localeCompare(right.${text})`,
    `right.createdAt.getTime() - left.createdAt.getTime()`,
  ]);
}

function literal({ random }: Scope, kind: Kind): string {
  if (kind === 'number') return String(random.between(1, 500));
  if (kind === 'string') return `'${random.pick(ASPECTS)}'`;
  return kind === 'boolean' ? `Date.now() > ${random.between(1, 9)}_000_000` : '[]';
}

function shallow(scope: Scope): Scope {
  return { ...scope, room: Math.max(0, scope.room - 1) };
}

function knowing(scope: Scope, name: string, kind: Kind): Scope {
  return { ...scope, known: [...scope.known, { name, kind }] };
}

function named({ random, names, entity }: Scope, kind: Kind): string {
  const stem = kind === 'item' ? entity.name : `${random.pick(ADJECTIVES)}${capital(random.pick(WORDS[kind]))}`;
  let name = stem;
  for (let count = 2; names.has(name); count += 1) name = `${stem}${count}`;
  names.add(name);
  return name;
}

const asList = (names: readonly string[]): readonly [string, ...string[]] => [names[0] ?? 'id', ...names.slice(1)];
const numbers = (entity: Entity) => asList(fieldsOf(entity, 'number'));
const texts = (entity: Entity) => asList(fieldsOf(entity, 'string'));
const flags = (entity: Entity) => asList(fieldsOf(entity, 'boolean'));

const VERBS = {
  number: ['score', 'sum', 'count', 'estimate', 'rank'],
  string: ['describe', 'label', 'summarise', 'format'],
  boolean: ['can', 'has', 'is', 'should'],
  items: ['select', 'order', 'keep', 'pick'],
  item: ['choose'],
} as const;
const WORDS = {
  number: ['total', 'score', 'weight', 'limit', 'share', 'count', 'offset'],
  string: ['label', 'text', 'summary', 'key', 'title'],
  boolean: ['flag', 'match', 'result'],
  items: ['rows', 'entries', 'group', 'list', 'candidates'],
  item: ['one'],
} as const;
const ADJECTIVES = ['first', 'final', 'open', 'weighted', 'known', 'recent', 'best', 'rough', 'adjusted', 'daily', 'net', 'raw'] as const;
const ASPECTS = [
  'margin',
  'deadline',
  'backlog',
  'coverage',
  'quota',
  'balance',
  'overlap',
  'turnover',
  'urgency',
  'priority',
  'history',
  'scope',
] as const;
const REASONS = [
  'nothing left to do',
  'out of range',
  'the limit is per day',
  'rounded as the ledger does',
  'kept for old exports',
  'agreed with finance',
] as const;
