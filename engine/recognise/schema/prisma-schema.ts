/** Tables of a Prisma schema. */
import { getSchema } from '@mrleebo/prisma-ast';
import type { Column, Index, Relation, Table } from '../../model/schema.ts';
import { widest, widthOfType } from './column-widths.ts';

interface Attribute {
  readonly group?: string;
  readonly name: string;
  readonly args?: readonly { readonly value: unknown }[];
}

interface Field {
  readonly type: 'field';
  readonly name: string;
  readonly fieldType: unknown;
  readonly array?: boolean;
  readonly attributes?: readonly Attribute[];
}

/** Empty when the text is no schema. Offsets are those of the lines on which a name is declared. */
export function prismaTables(file: string, text: string): Table[] {
  const schema = parsed(text);
  // A view is read as a model is.
  const models = schema.filter(({ type }) => type === 'model' || type === 'view');
  const names = new Set(models.map(({ name }) => name));
  return models.map((model) => {
    const start = Math.max(text.search(new RegExp(`\\b${model.type}\\s+${model.name}\\b`)), 0);
    const end = text.indexOf('\n}', start) < 0 ? text.length : text.indexOf('\n}', start);
    const placeOf = (name: string) => {
      const at = text.slice(start, end).search(new RegExp(`^[ \\t]*${name}\\b`, 'm'));
      const from = at < 0 ? start : start + at + (/^[ \t]*/.exec(text.slice(start + at))?.[0].length ?? 0);
      return { file, start: from, end: from + name.length };
    };
    // Of a block that is half written, the parser gives entries that hold nothing.
    const properties = (model.properties ?? []).filter(Boolean);
    const fields = properties.filter((property): property is Field => property.type === 'field');
    const blocks = properties.filter((property): property is Attribute & { type: 'attribute' } => property.type === 'attribute');
    const columns: Column[] = fields
      .filter(({ fieldType }) => !names.has(String(fieldType)))
      .map((field) => ({
        name: field.name,
        databaseName: mapped(field.attributes) ?? field.name,
        place: placeOf(field.name),
        isKey: has(field, 'id'),
        isUnique: has(field, 'unique'),
        width: widthOfField(field),
      }));
    const place = { file, start: start + model.type.length + 1, end: start + model.type.length + 1 + model.name.length };
    const indexes: Index[] = blocks
      .filter(({ name }) => /^(index|unique|id)$/.test(name))
      .map((block) => ({ columns: listIn(block, 'fields'), isUnique: block.name !== 'index', isPartial: false, place }));
    const relations: Relation[] = fields
      .filter(({ fieldType }) => names.has(String(fieldType)))
      .map((field) => {
        const relation = field.attributes?.find(({ name }) => name === 'relation');
        return {
          name: field.name,
          target: String(field.fieldType),
          gives: field.array ? 'many' : 'one',
          columns: relation ? listIn(relation, 'fields') : [],
          references: relation ? listIn(relation, 'references') : [],
          loading: 'explicit',
          place: placeOf(field.name),
        };
      });
    return { name: model.name, databaseName: mapped(blocks) ?? model.name, library: 'prisma', place, columns, indexes, relations };
  });
}

/** `Json`, `Bytes`, `String @db.Text`; a plain text is as long as the database's own. */
function widthOfField({ fieldType, attributes }: Field): Column['width'] {
  const native = attributes?.flatMap(({ name, group }) => (group === 'db' ? widthOfType(name) : [])) ?? [];
  return native.length ? widest(native) : widthOfType(String(fieldType));
}

interface Model {
  readonly type: string;
  readonly name: string;
  /** None stands between braces that have only just been typed. */
  readonly properties?: readonly (Field | (Attribute & { readonly type: 'attribute' }) | { readonly type: 'comment' | 'break' })[];
}

const TEXT_OR_COMMENT = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
/** One that has no end yet ends where the next begins, and is none. */
const BLOCK = /^[ \t]*(?:model|view)\s+\w+\s*\{(?:(?!^[ \t]*\w+\s+\w+\s*\{)[\s\S])*?^[ \t]*\}/gm;

/** The parser knows no comments of several lines; and a block that it cannot read costs that block, not the schema. */
function parsed(text: string): readonly Model[] {
  const bare = text.replace(TEXT_OR_COMMENT, (found) => (found.startsWith('/*') ? found.replace(/[^\n]/g, ' ') : found));
  return blocksIn(bare) ?? [...bare.matchAll(BLOCK)].flatMap(([block]) => blocksIn(block) ?? []);
}

function blocksIn(text: string): readonly Model[] | undefined {
  try {
    return getSchema(text).list as unknown as readonly Model[];
  } catch {
    return undefined;
  }
}

function has({ attributes }: Field, name: string): boolean {
  return attributes?.some((attribute) => attribute.name === name) ?? false;
}

function mapped(attributes: readonly Attribute[] | undefined): string | undefined {
  const value = attributes?.find(({ name }) => name === 'map')?.args?.[0]?.value;
  const text = typeof value === 'string' ? value : isKeyed(value) ? String(value.value) : undefined;
  return text?.replace(/^"|"$/g, '');
}

/** The names of a list argument, given by position or by its key. */
function listIn({ args }: Attribute, key: string): string[] {
  for (const { value } of args ?? []) {
    if (isKeyed(value) && value.key !== key) continue;
    const list = isKeyed(value) ? value.value : value;
    if (isArray(list)) return list.args.map((one) => (typeof one === 'string' ? one : nameOf(one)));
  }
  return [];
}

function nameOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : String(value);
}

function isKeyed(value: unknown): value is { readonly type: 'keyValue'; readonly key: string; readonly value: unknown } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'keyValue';
}

function isArray(value: unknown): value is { readonly type: 'array'; readonly args: readonly unknown[] } {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'array';
}
