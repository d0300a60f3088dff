/** What a generated back end is about: things with fields that belong to each other, each kept by one library and served by one framework. */
import type { Random } from '../random.ts';
import { capital, kebab, plural } from './layout.ts';

export const STORES = ['prisma', 'knex', 'typeorm', 'drizzle', 'mongoose', 'pg'] as const;
export const FRAMEWORKS = ['express', 'fastify', 'nest'] as const;
export type Store = (typeof STORES)[number];
export type Framework = (typeof FRAMEWORKS)[number];

export interface Field {
  readonly name: string;
  readonly type: 'string' | 'number' | 'boolean' | 'Date';
}

export interface Entity {
  /** `supplierContract` */
  readonly name: string;
  /** `SupplierContract` */
  readonly type: string;
  readonly plural: string;
  /** From the workspace's root. */
  readonly folder: string;
  /** `src/supplier-contract/supplier-contract`, to which a file's own ending is added. */
  readonly stem: string;
  readonly fields: readonly [Field, ...Field[]];
  readonly states: readonly [string, string, string, ...string[]];
  readonly owners: readonly Entity[];
  readonly store: Store;
  readonly framework: Framework;
}

/** @param index the how-manieth of the workspace; names never repeat */
export function newEntity(
  index: number,
  earlier: readonly Entity[],
  stores: readonly [Store, ...Store[]],
  frameworks: readonly [Framework, ...Framework[]],
  random: Random,
): Entity {
  const noun = NOUNS[index % NOUNS.length] ?? 'record';
  const round = Math.floor(index / NOUNS.length);
  const qualifier = round === 0 ? '' : (QUALIFIERS[(round - 1) % QUALIFIERS.length] ?? '');
  const cycle = round > QUALIFIERS.length ? String(Math.floor((round - 1) / QUALIFIERS.length) + 1) : '';
  const name = (qualifier ? qualifier + capital(noun) : noun) + cycle;
  const folder = `src/${kebab(name)}`;
  const [first, ...rest] = random.some(FIELDS, random.between(4, 9));
  const [one, two, three, ...states] = random.some(STATES, random.between(3, 6));
  return {
    name,
    type: capital(name),
    plural: plural(name),
    folder,
    stem: `${folder}/${kebab(name)}`,
    fields: [first ?? FIELDS[0], ...rest],
    states: [one ?? 'new', two ?? 'open', three ?? 'done', ...states],
    owners: random.some(earlier.slice(-40), random.between(0, 3)),
    store: random.pick(stores),
    framework: random.pick(frameworks),
  };
}

export function fieldsOf(entity: Entity, type: Field['type']): readonly string[] {
  const own = entity.fields.filter((field) => field.type === type).map(({ name }) => name);
  if (type === 'string') return ['id', ...own];
  return type === 'number' ? ['version', ...own] : type === 'Date' ? ['createdAt', ...own] : ['isActive', ...own];
}

/** The columns that a row may be found by. */
export function columnsOf(entity: Entity): readonly Field[] {
  const owners = entity.owners.map(({ name }): Field => ({ name: `${name}Id`, type: 'string' }));
  return [...owners, ...entity.fields.filter(({ type }) => type !== 'Date')];
}

const NOUNS = [
  ...['order', 'invoice', 'customer', 'product', 'shipment', 'payment', 'account', 'ticket', 'project', 'member', 'contract', 'report'],
  ...['supplier', 'warehouse', 'voucher', 'refund', 'subscription', 'plan', 'session', 'device', 'message', 'thread', 'document', 'folder'],
  ...['campaign', 'segment', 'lead', 'deal', 'pipeline', 'task', 'milestone', 'booking', 'room', 'venue', 'course', 'lesson', 'patient'],
  ...['visit', 'vehicle', 'route', 'driver', 'delivery', 'meter', 'reading', 'tariff', 'policy', 'claim', 'payout', 'ledger', 'transfer'],
] as const;

const QUALIFIERS = [
  ...['archived', 'internal', 'external', 'regional', 'partner', 'recurring', 'draft', 'bulk', 'legal', 'trial', 'seasonal', 'wholesale'],
  ...['retail', 'mobile', 'shared', 'private', 'public', 'scheduled', 'imported', 'linked', 'nested', 'primary', 'secondary', 'managed'],
] as const;

const FIELDS = [
  { name: 'title', type: 'string' },
  { name: 'reference', type: 'string' },
  { name: 'region', type: 'string' },
  { name: 'currency', type: 'string' },
  { name: 'email', type: 'string' },
  { name: 'note', type: 'string' },
  { name: 'category', type: 'string' },
  { name: 'externalCode', type: 'string' },
  { name: 'amount', type: 'number' },
  { name: 'quantity', type: 'number' },
  { name: 'weight', type: 'number' },
  { name: 'discount', type: 'number' },
  { name: 'priority', type: 'number' },
  { name: 'retries', type: 'number' },
  { name: 'isArchived', type: 'boolean' },
  { name: 'isVerified', type: 'boolean' },
  { name: 'isUrgent', type: 'boolean' },
  { name: 'dueAt', type: 'Date' },
  { name: 'closedAt', type: 'Date' },
] as const satisfies readonly Field[];

const STATES = [
  'new',
  'open',
  'pending',
  'approved',
  'rejected',
  'paused',
  'shipped',
  'settled',
  'failed',
  'closed',
  'expired',
  'review',
] as const;
