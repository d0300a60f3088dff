/** Relations that a read brings along, as its own call names them; those that come from elsewhere are not told. */
import type { CallExpression, Expression, ObjectEntry } from '../model/expression.ts';
import type { Operation } from '../model/operation.ts';
import type { Span } from '../model/place.ts';
import { hasWithin } from '../model/walk.ts';
import type { Facts } from './rule.ts';

export interface Included {
  readonly name: string;
  /** The name, for what is underlined. */
  readonly span: Span;
  /** All that is said of it, for repairs. */
  readonly whole: Span;
  readonly gives: 'one' | 'many' | undefined;
  /** The table of its rows, where the schema tells. */
  readonly target: string | undefined;
  /** Whether a condition or a limit leaves out some of its rows. */
  readonly isNarrowed: boolean;
  /** Whether all columns of its rows come. */
  readonly isWhole: boolean;
  /** Whether its rows bring relations of their own along. */
  readonly bringsMore: boolean;
}

/** Options that say which of the related rows come, or that rows without them do not come either. */
const NARROWS =
  /^(where|take|limit|first|last|skip|offset|cursor|distinct|required|match|filter|through|on|having|separate|right|duplicating)$/;
const NAMES_COLUMNS = /^(select|columns|attributes|omit|fields|exclude)$/;
const NAMES_RELATIONS = /^(include|with|relations|populate)$/;
/** What an object of options may hold besides, so that it is not taken for one of nested relations. */
const NAME_OF_ENTRY = /^(as|association|path|relation)$/;

/** Empty where the options do not stand in the call, or say relations in no way that is known. */
export function relationsIncluded(operation: Operation, facts: Facts): readonly Included[] {
  const { meaning, site, target, includes } = operation;
  const call = facts.call(site);
  if (!call || !includes?.length) return [];
  const relations = facts.table(target)?.relations ?? [];
  const relationOf = (name: string) => relations.find((one) => one.name === name);
  const locators = meaning.include === undefined ? [] : [meaning.include].flat();
  const columns = meaning.columns === undefined ? [] : [meaning.columns].flat();
  const found: Included[] = [];
  for (const locator of locators) {
    const { argument, option } = typeof locator === 'string' ? { argument: meaning.options ?? 0, option: locator } : locator;
    const given = optionOf(call, argument, option);
    const isShared = columns.some((one) => one === locator);
    for (const one of given ? namedIn(given) : []) {
      const relation = relationOf(one.name);
      // Columns and relations in one object: the relations have an object of their own.
      if (one.name.startsWith('_') || (isShared && !relation && one.value?.kind !== 'object')) continue;
      found.push({ ...one, gives: relation?.gives, target: relation?.target, ...shapeOf(one.value, one.options) });
    }
  }
  return found.filter((one) => !isNamedBeside(one, call));
}

function optionOf(call: CallExpression, argument: number, option: string | undefined): Expression | undefined {
  const given = call.arguments[argument];
  if (option === undefined) return given;
  const entry = given?.kind === 'object' ? given.entries.find(({ name }) => name === option) : undefined;
  return entry && !entry.isSpread ? entry.value : undefined;
}

/** What is sorted or compared by has to come along: `order: [['author', 'name']]`, `{ '$author.name$': name }`. */
function isNamedBeside({ name, whole }: Included, call: CallExpression): boolean {
  const word = new RegExp(`(^|\\W)${name}(\\W|$)`);
  return call.arguments.some((argument) =>
    hasWithin(
      argument,
      (inner) =>
        inner.kind === 'text' && !(whole.start <= inner.start && inner.end <= whole.end) && inner.parts.some((part) => word.test(part)),
    ),
  );
}

interface Named {
  readonly name: string;
  readonly span: Span;
  readonly whole: Span;
  readonly value: Expression | undefined;
  readonly options: readonly ObjectEntry[];
}

function namedIn(given: Expression): readonly Named[] {
  switch (given.kind) {
    case 'object':
      // One relation with its options, where there would be a list of them.
      if (given.entries.some(({ name }) => name === 'model' || name === 'association')) return ofElement(given);
      return given.entries.flatMap((entry) => {
        const { name, value, start, end, isSpread } = entry;
        if (name === undefined || isSpread || (value.kind === 'literal' && value.value !== true)) return [];
        const options = value.kind === 'object' ? value.entries : [];
        return [{ name, span: { start, end: start + name.length }, whole: { start, end }, value, options }];
      });
    case 'array':
      return given.elements.flatMap((element) => ofElement(element));
    default:
      return [];
  }
}

/** `'author'`, `{ association: 'author' }`, `{ model: User, as: 'author' }`; nested ones (`'author.team'`) belong to the first. */
function ofElement(element: Expression): readonly Named[] {
  const { start, end } = element;
  if (element.kind === 'text' && !element.holes.length) {
    const [name = ''] = element.parts;
    return name.includes('.') ? [] : [{ name, span: { start, end }, whole: { start, end }, value: undefined, options: [] }];
  }
  if (element.kind !== 'object') return [];
  const named = element.entries.find(({ name, value }) => NAME_OF_ENTRY.test(name ?? '') && value.kind === 'text' && !value.holes.length);
  const name = named?.value.kind === 'text' ? named.value.parts[0] : undefined;
  return name && named
    ? [{ name, span: { start: named.start, end: named.end }, whole: { start, end }, value: element, options: element.entries }]
    : [];
}

function shapeOf(value: Expression | undefined, options: readonly ObjectEntry[]): Pick<Included, 'isNarrowed' | 'isWhole' | 'bringsMore'> {
  const isKnown = value === undefined || value.kind === 'object' || (value.kind === 'literal' && value.value === true);
  return {
    isNarrowed: !isKnown || options.some(({ name, isSpread }) => isSpread || name === undefined || NARROWS.test(name)),
    isWhole: isKnown && !options.some(({ name }) => NAMES_COLUMNS.test(name ?? '')),
    bringsMore: !isKnown || options.some(isOfRelations),
  };
}

/** `include: { team: true }`, `select: { team: { select: { name: true } } }`, `relations: { customer: { team: true } }` */
function isOfRelations({ name = '', value }: ObjectEntry): boolean {
  if (NAMES_COLUMNS.test(name)) return value.kind === 'object' && value.entries.some((entry) => entry.value.kind === 'object');
  if (NAMES_RELATIONS.test(name)) return true;
  return !NARROWS.test(name) && (value.kind === 'object' || (value.kind === 'literal' && value.value === true));
}
