import type { Expression } from './expression.ts';

/** A name and what is reached from it, as a key: two expressions of one file with the same path are the same thing. */
export function pathOf(expression: Expression): string | undefined {
  if (expression.kind === 'name') return `${expression.name}@${expression.binding}`;
  if (expression.kind === 'this') return 'this';
  if (expression.kind === 'element') {
    const [holder, key] = [pathOf(expression.object), pathOf(expression.key)];
    return holder && key && `${holder}[${key}]`;
  }
  const object = expression.kind === 'member' ? pathOf(expression.object) : undefined;
  return object && expression.kind === 'member' ? `${object}.${expression.name}` : undefined;
}
