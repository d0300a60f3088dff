/** Which export of which package an expression of a module is, as far as the module itself tells. */
import type { Expression } from '../model/expression.ts';
import type { Binding, Module } from '../model/module.ts';

export interface PackageUse {
  /** As imported, without `node:`. */
  readonly specifier: string;
  /** The exports' path: ['Pool'], ['promises', 'pipeline'], ['default']. Empty for the module as a whole. */
  readonly path: readonly string[];
}

/** How far an alias of an alias is followed. */
const DEEPEST = 4;

/** @returns undefined for anything that is no import, or that a call gave */
export function packageUse(expression: Expression, module: Module, depth = 0): PackageUse | undefined {
  if (depth > DEEPEST) return undefined;
  switch (expression.kind) {
    case 'name': {
      const binding = module.bindings[expression.binding];
      return binding && bindingUse(binding, module, depth);
    }
    case 'member': {
      const object = packageUse(expression.object, module, depth);
      return object && below(object, [expression.name]);
    }
    case 'await':
      return packageUse(expression.value, module, depth);
    case 'call': {
      const [first] = expression.arguments;
      const isLoading = expression.form === 'import' || (expression.callee.kind === 'name' && expression.callee.name === 'require');
      return isLoading && first?.kind === 'text' ? { specifier: bare(first.parts.join('')), path: [] } : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether an import means the package, or a part of it: 'typeorm' and 'typeorm/browser' are 'typeorm'; 'next' is not 'next/cache'. */
export function isOf(specifier: string, packageName: string): boolean {
  const wanted = bare(packageName);
  return specifier === wanted || specifier.startsWith(`${wanted}/`);
}

/** What a module imports for more than its types. */
export function usedSpecifiers(module: Module): readonly string[] {
  const typesOnly = new Set<string>();
  const values = new Set<string>();
  for (const { definitions } of module.bindings) {
    const source = definitions[0]?.source;
    if (source?.kind === 'import') (source.import.isTypeOnly ? typesOnly : values).add(source.import.specifier);
  }
  return module.specifiers.filter((specifier) => values.has(specifier) || !typesOnly.has(specifier)).map(bare);
}

/** What a module imports for its effects alone: no name of it is declared. */
export function effectSpecifiers(module: Module): readonly string[] {
  const named = new Set<string>();
  for (const { definitions } of module.bindings) {
    const source = definitions[0]?.source;
    if (source?.kind === 'import') named.add(source.import.specifier);
    if (source?.kind === 'value') {
      const use = packageUse(source.expression, module);
      if (use) named.add(use.specifier);
    }
  }
  return module.specifiers.filter((specifier) => !named.has(specifier) && !named.has(bare(specifier))).map(bare);
}

function bindingUse(binding: Binding, module: Module, depth: number): PackageUse | undefined {
  const [definition] = binding.definitions;
  if (!definition) return undefined;
  const { source, path } = definition;
  const names = path.flatMap((element) => (element.kind === 'property' ? [element.name] : []));
  if (source.kind === 'import') {
    if (source.import.isTypeOnly) return undefined;
    const use = { specifier: bare(source.import.specifier), path: source.import.name === '*' ? [] : [source.import.name] };
    return below(use, names);
  }
  if (source.kind !== 'value') return undefined;
  const value = packageUse(source.expression, module, depth + 1);
  return value && below(value, names);
}

/** The default export stands for the whole module where a member of it is asked for. */
function below({ specifier, path }: PackageUse, names: readonly string[]): PackageUse {
  const joined = [...path, ...names];
  return { specifier, path: joined.length > 1 && joined[0] === 'default' ? joined.slice(1) : joined };
}

function bare(specifier: string): string {
  return specifier.startsWith('node:') ? specifier.slice('node:'.length) : specifier;
}
