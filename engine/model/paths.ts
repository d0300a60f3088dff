import type { Expression } from './expression.ts';

/** A name and what is reached from it, as a key: two expressions of one file with the same path are the same thing. */
export function pathOf(expression: Expression): string | undefined {
  if (expression.kind === 'name') return `${expression.name}@${expression.binding}`;
  if (expression.kind === 'this') return 'this';
  if (expression.kind === 'element') {
    const [holder, key] = [pathOf(expression.object), keyOf(expression.key)];
    return holder && key && `${holder}[${key}]`;
  }
  const object = expression.kind === 'member' ? pathOf(expression.object) : undefined;
  return object && expression.kind === 'member' ? `${object}.${expression.name}` : undefined;
}

/** The key of `rates[currency]`, and of ``rates[`${from}:${to}`]``. */
function keyOf(key: Expression): string | undefined {
  if (key.kind !== 'text') return pathOf(key);
  const holes = key.holes.map(pathOf);
  return holes.every((hole) => hole !== undefined) ? JSON.stringify([key.parts, holes]) : undefined;
}
