/** What an entity looks like in TypeScript: its interface, its states, what is asked of it, and guards. */
import type { Random } from '../random.ts';
import { columnsOf, type Entity } from './entity.ts';

export function types(entity: Entity, random: Random): string {
  const { type, states } = entity;
  const fields = [...columnsOf(entity), ...entity.fields.filter((field) => field.type === 'Date')];
  const asked = random.some(fields, random.between(2, 5));
  return `export type ${type}Status = ${states.map((state) => `'${state}'`).join(' | ')};

export interface ${type} {
readonly id: string;
readonly status: ${type}Status;
readonly isActive: boolean;
readonly version: number;
readonly createdAt: Date;
${fields.map((field) => `readonly ${field.name}: ${field.type};`).join('\n')}
}

/** What may be asked for when ${entity.plural} are listed. */
export interface ${type}Query {
${asked.map((field) => `readonly ${field.name}?: ${field.type};`).join('\n')}
readonly status?: ${type}Status;
readonly limit?: number;
readonly offset?: number;
}

export interface ${type}Summary {
readonly total: number;
readonly perStatus: ReadonlyMap<${type}Status, number>;
readonly newest: ${type} | undefined;
}

export const ${entity.name}Statuses: readonly ${type}Status[] = [${states.map((state) => `'${state}'`).join(', ')}];

export function is${type}Status(value: unknown): value is ${type}Status {
return typeof value === 'string' && (${entity.name}Statuses as readonly string[]).includes(value);
}

export function ${entity.name}QueryFrom(given: Readonly<Record<string, unknown>>): ${type}Query {
return {
...(is${type}Status(given['status']) ? { status: given['status'] } : {}),
limit: Math.min(Number(given['limit'] ?? ${random.between(10, 50)}), ${random.between(50, 200)}),
offset: Math.max(Number(given['offset'] ?? 0), 0),
};
}
`;
}
