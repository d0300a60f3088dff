/** How long a column's values may be, by the words that databases and their libraries have for such types. */
import type { Expression } from '../../model/expression.ts';
import type { Column } from '../../model/schema.ts';

type Width = Column['width'];

const LONG = /^(jsonb?|json5|simple-json|varbinary|binary|xml|mixed|jsontype)$/i;
const HUGE = /^(bytea|bytes|(tiny|medium|long)?blob|(medium|long)text|buffer|(half|sparse)?vec(tor)?|blobtype)$/i;
/** Some databases have no other type for texts: as a call of a builder, `text()` says nothing of its length. */
const TEXT = /^text(type)?$/i;
/** Options by which a column is left out of ordinary reads. */
const OMITS: Readonly<Record<string, boolean>> = { select: false, lazy: true };

/** @param type a type as a schema or a decorator names it */
export function widthOfType(type: string): Width {
  return HUGE.test(type) ? 'huge' : LONG.test(type) || TEXT.test(type) ? 'long' : 'short';
}

/** What a column is made of: `'json'`, `DataTypes.TEXT`, `{ type: 'text' }`, `jsonb('payload').notNull()`; short where it comes only when asked for. */
export function widthOf(value: Expression): Width {
  switch (value.kind) {
    case 'text':
      return widthOfType(value.parts.join(''));
    case 'member':
    case 'name':
      return widthOfType(value.name);
    case 'object': {
      const isOmitted = value.entries.some(({ name, value: given }) => given.kind === 'literal' && OMITS[name ?? ''] === given.value);
      return isOmitted
        ? 'short'
        : widest(value.entries.map(({ name, value: given }) => (/^(type|columnType)$/.test(name ?? '') ? widthOf(given) : 'short')));
    }
    case 'call': {
      const { callee } = value;
      if (callee.kind === 'member' && callee.object.kind === 'call') return widthOf(callee.object);
      if (callee.kind !== 'name' && callee.kind !== 'member') return 'short';
      return TEXT.test(callee.name) && !/^[A-Z]/.test(callee.name) ? 'short' : widthOfType(callee.name);
    }
    default:
      return 'short';
  }
}

export function widest(widths: readonly Width[]): Width {
  return widths.find((one) => one === 'huge') ?? widths.find((one) => one === 'long') ?? 'short';
}
