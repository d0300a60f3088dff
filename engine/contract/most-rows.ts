/** How much of a table a read may give, by its filter, by what the workspace declares, and by the table's name. */
import type { FilterColumn, Operation } from '../model/operation.ts';
import { inWords } from '../model/spelling.ts';
import type { Facts, RuleOption } from './rule.ts';

/** Columns that cut a table into a few large parts; their names say no more than how likely the answer is to be large. */
const COARSE =
  /^(is|has|can|was|should)_|(^|_|is)(status|state|type|kind|tier|level|role|active|enabled|disabled|deleted|archived|published|visible|public)(_(id|code|name|at|on|date))?$|^(tenant|org|organi[sz]ation|workspace|company|account)_?(id|uuid)?$/;

function isCoarse(column: string): boolean {
  return COARSE.test(inWords(column)) && !UNIQUE.test(inWords(column));
}

/** `publicId` tells one row, whatever is public. */
const UNIQUE = /^public_(id|key)$/;

export const smallTables = {
  standard: ['Country', 'Currency', 'Language', 'Locale', 'TimeZone', 'Role', 'Permission', 'Setting', 'FeatureFlag', 'Plan', 'Unit'],
  about: 'Names of tables that are small by nature, so that nobody has to declare them.',
} satisfies RuleOption;

/** As the workspace declares it; else small for the names that are. */
export function sizeOf(target: string | undefined, small: readonly string[], facts: Facts): 'large' | 'small' | undefined {
  const isSmall = target !== undefined && small.some((one) => plain(one) === plain(target));
  return facts.sizeOf(target) ?? (isSmall ? 'small' : undefined);
}

/** No filter, or only ones that leave large parts of the table. The children of one parent are few as a rule. */
export function isOfMostRows({ filter, target }: Operation, facts: Facts): boolean {
  const references = new Set(facts.table(target)?.relations.flatMap(({ columns }) => columns));
  return (
    filter.isKnown &&
    !filter.columns.some((column) => isOfFewWithin(column.value) || isOfFewPeople(column) || isOfOrphans(column) || isUnderWay(column)) &&
    filter.columns.every(
      (column) => isConstant(column) || (isCoarse(column.name) && (!references.has(column.name) || /^(tenant|org)/i.test(column.name))),
    )
  );
}

/** Only what one person, customer or parent has a part in: `{ members: { some: { userId } } }`. */
export function isOfOnePart({ filter }: Operation): boolean {
  return filter.isKnown && filter.columns.some(({ value }) => isOfFewWithin(value));
}

/** `{ id: { in: starred } }`: no more than there are in the list. */
export function isOfListedKeys({ filter }: Operation): boolean {
  return filter.isKnown && filter.columns.some(({ name, comparison }) => comparison === 'in' && /^_?(u?id|uuid)$/i.test(name));
}

/** `{ userId: request.user.id }` */
export function isOfOnePerson({ filter }: Operation): boolean {
  return filter.isKnown && filter.columns.some((column) => column.comparison === 'equals' && PERSON.test(inWords(column.name)));
}

const PERSON = /^(user|owner|author|customer|member|buyer|created_by)(_u?u?id)$/;

/** `{ isAdmin: true }` */
function isOfFewPeople({ name, comparison, value }: FilterColumn): boolean {
  return comparison === 'equals' && value?.kind === 'literal' && value.value === true && ADMINISTERS.test(name);
}

const ADMINISTERS = /^(is_?)?(super_?)?(admin(istrator)?|superuser|root|staff|moderator)$/i;

/** `{ status: 'running' }`, `{ state: ImportState.IN_PROGRESS }`: at any time few are, and those end. */
function isUnderWay({ name, comparison, value }: FilterColumn): boolean {
  const said = value?.kind === 'member' ? value.name : value?.kind === 'text' && !value.holes.length ? (value.parts[0] ?? '') : '';
  return comparison === 'equals' && /(^|_)(status|state|stage|phase)$/.test(inWords(name)) && UNDER_WAY.test(inWords(said));
}

const UNDER_WAY =
  /^(running|in_progress|ongoing|processing|executing|importing|exporting|syncing|uploading|downloading|building|deploying)$/;

/** `{ '$order.id$': null }`, `.whereNull('orders.id')`: what belongs to nothing any more is little. */
function isOfOrphans({ name, value }: FilterColumn): boolean {
  return /^(\$.*\.)?(id|uuid)\$?$/i.test(name) && value?.kind === 'literal' && value.value === null;
}

/** `{ organization: { members: { some: { userId } } } }`: what is related is told by a key, which few rows lead to. */
function isOfFewWithin(value: FilterColumn['value']): boolean {
  if (value?.kind !== 'object') return false;
  return value.entries.some(({ name = '', value: inner }) => {
    if (LEAVES_MANY.test(name)) return false;
    if (inner.kind === 'object') return isOfFewWithin(inner);
    return KEY.test(name) && inner.kind !== 'literal';
  });
}

const KEY = /^_?(u?id|uuid|slug|email)$|(I[dD]|U[iu]id|_id|_u[iu]id)$/;
const LEAVES_MANY = /^(not|notIn|none|isNot|NOT|OR)$/;

/** Tables of what is set up once, by few people, and those in which a database tells of itself. */
export function isNamedForFew(target: string): boolean {
  return NAMED_FOR_FEW.test(target) || CATALOGUE.test(target);
}

const CATALOGUE = /^(information_schema\.|pg_|sqlite_)/i;

const NAMED_FOR_FEW =
  /(Config(uration)?|Setting|Preference|Migration|Template|Provider|Method|Location|Categor(y|ie)|Integration|Domain|Group|Tier|Model|Workspace|Environment|Webhook|Type|Region|Definition|Engine|Hostname|Emoji|Api_?Key|Keypair|Secret|Rule|Branche?|Warehouse|Librar(y|ie))s?(Entit(y|ies)|Records?)?$/i;

/** A table of a key and its value, both named so: of what is set up, and not of what happens, which ends some day. */
export function isOfSettings(target: string | undefined, facts: Facts): boolean {
  const table = facts.table(target);
  if (!table || table.relations.length) return false;
  const [key, value, ...others] = table.columns.filter(({ name }) => !/^(id|(created|updated)_?(at|on|by)?)$/i.test(name));
  return (
    !others.length &&
    /^(key|name|code)$/i.test(key?.name ?? '') &&
    (key?.isKey || key?.isUnique) === true &&
    /^(value|data)$/i.test(value?.name ?? '')
  );
}

const TENANT = /^(tenant|org|organi[sz]ation|workspace|company|account|team)(_?id|_?uuid)?$/i;

/** What belongs to one customer is few rows as often as not; which it is, its name does not tell. */
export function isOfOneTenant({ filter }: Operation): boolean {
  return filter.columns.some(({ name, comparison, value }) => (comparison === 'equals' && TENANT.test(name)) || isUnderTenant(value));
}

/** `{ workspace: { organizationId } }` */
function isUnderTenant(value: FilterColumn['value']): boolean {
  return value?.kind === 'object' && value.entries.some((entry) => TENANT.test(entry.name ?? '') || isUnderTenant(entry.value));
}

/** Of the columns by which rows are grouped, those of which there may be as many values as rows: no key of another table, no state or kind. */
export function manyValued({ target, columns }: Operation, facts: Facts): readonly string[] {
  const table = facts.table(target);
  if (!table || !Array.isArray(columns)) return [];
  const references = new Set(table.relations.flatMap((relation) => relation.columns));
  return table.columns.filter(({ name }) => columns.includes(name) && !references.has(name) && !isCoarse(name)).map(({ name }) => name);
}

/** The same part of the table whoever asks: `{ isArchived: false }`, `{ status: { not: 'DRAFT' } }`. */
function isConstant({ value, comparison }: FilterColumn): boolean {
  return comparison !== 'range' && comparison !== 'like' && isWrittenThere(value);
}

/** A text or a number that stands in the filter itself. */
export function isWrittenThere(value: FilterColumn['value']): boolean {
  return value?.kind === 'literal' || (value?.kind === 'text' && value.holes.length === 0);
}

function plain(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase().replace(/ies$/, 'y').replace(/s$/, '');
}
