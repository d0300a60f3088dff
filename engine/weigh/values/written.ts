/** The expression that a name stands for, in whichever file it is written. */
import type { Expression } from '../../model/expression.ts';
import type { Import } from '../../model/module.ts';
import type { Linker, Modules } from '../../model/steps.ts';

export interface Written {
  readonly expression: Expression;
  readonly file: string;
}

/** Imports that pass names on further than this are not followed. */
const MOST_FILES = 6;

/** The expression itself where it is no name, or where what the name stands for is not in sight. */
export function written(expression: Expression, file: string, sources: { modules: Modules; linker: Linker }, depth = 0): Written {
  const here = { expression, file };
  if (expression.kind !== 'name' || expression.binding < 0 || depth > MOST_FILES) return here;
  const [definition, ...others] = sources.modules.module(file)?.bindings[expression.binding]?.definitions ?? [];
  if (!definition || others.length || definition.path.length) return here;
  const { source } = definition;
  if (source.kind === 'value') return written(source.expression, file, sources, depth + 1);
  return (source.kind === 'import' && imported(source.import, file, sources, depth + 1)) || here;
}

function imported(
  { specifier, name }: Import,
  file: string,
  sources: { modules: Modules; linker: Linker },
  depth: number,
): Written | undefined {
  const resolved = sources.linker.resolve(file, specifier);
  const module = resolved.kind === 'file' && depth <= MOST_FILES ? sources.modules.module(resolved.file) : undefined;
  for (const one of module?.exports ?? []) {
    if (!module || (one.name !== name && one.name !== '*')) continue;
    const { value } = one;
    if (value.kind === 'expression' && one.name === name) return written(value.expression, module.path, sources, depth + 1);
    if (value.kind === 'binding' && one.name === name) {
      const expression: Expression = { kind: 'name', name, binding: value.binding, start: one.start, end: one.end };
      return written(expression, module.path, sources, depth + 1);
    }
    if (value.kind === 'from') {
      const wanted = one.name === '*' ? { ...value.import, name } : value.import;
      const found = imported(wanted, module.path, sources, depth + 1);
      if (found) return found;
    }
  }
  return undefined;
}
