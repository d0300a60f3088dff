/** Whether a column's values may be long, by the words that databases and their libraries have for such types. */
import type { Expression } from '../../model/expression.ts';

const WIDE =
  /^(jsonb?|json5|simple-json|bytea|bytes|(tiny|medium|long)?blob|(var)?binary|(medium|long)text|xml|buffer|mixed|(half|sparse)?vec(tor)?|jsontype|blobtype|texttype)$/i;

/** @param type a type as a schema or a decorator names it */
export function isWideType(type: string): boolean {
  return WIDE.test(type) || /^text$/i.test(type);
}

/** What a column is made of: `'json'`, `DataTypes.TEXT`, `{ type: 'text' }`, `jsonb('payload').notNull()`; not what comes only when asked for. */
export function isWide(value: Expression): boolean {
  switch (value.kind) {
    case 'text':
      return isWideType(value.parts.join(''));
    case 'member':
    case 'name':
      return isWideType(value.name);
    case 'object':
      return (
        value.entries.some(({ name, value: given }) => /^(type|columnType)$/.test(name ?? '') && isWide(given)) &&
        !value.entries.some(({ name, value: given }) => given.kind === 'literal' && OMITS[name ?? ''] === given.value)
      );
    case 'call': {
      const { callee } = value;
      // Some databases have no other type for texts: as a call of a builder `text()` says nothing of its length.
      if (callee.kind === 'name') return WIDE.test(callee.name);
      if (callee.kind !== 'member') return false;
      if (callee.object.kind === 'call') return isWide(callee.object);
      return /^[A-Z]/.test(callee.name) ? isWideType(callee.name) : WIDE.test(callee.name);
    }
    default:
      return false;
  }
}

/** Options by which a column is left out of ordinary reads. */
const OMITS: Readonly<Record<string, boolean>> = { select: false, lazy: true };
