/** Which columns a function says that it gives back, where the type it is declared with picks them. */
import type { TypeReference } from '../../model/type-reference.ts';

/** By name: those that may be looked at, or those that may not. */
export type DeclaredColumns = { readonly names: readonly string[] } | { readonly omitted: readonly string[] };

/** `Promise<Pick<User, 'id' | 'name'> | null>`, `Promise<Omit<Post, 'body'>[]>`, `{ id: string; title: string }[]` */
export function columnsDeclared(type: TypeReference | undefined): DeclaredColumns | undefined {
  switch (type?.kind) {
    case 'list':
      return columnsDeclared(type.of);
    case 'union': {
      const [option, ...others] = type.options.filter((one) => one.kind !== 'named' || !/^(null|undefined|void)$/.test(one.name));
      return others.length ? undefined : columnsDeclared(option);
    }
    case 'object':
      return type.members.length ? { names: type.members.map(({ name }) => name) } : undefined;
    case 'named':
      return ofNamed(type.name, type.arguments);
    default:
      return undefined;
  }
}

function ofNamed(name: string, [first, second]: readonly TypeReference[]): DeclaredColumns | undefined {
  if (/^(Promise|Array|ReadonlyArray|Readonly|NonNullable|Maybe|Nullable)$/.test(name)) return columnsDeclared(first);
  const names = /^(Pick|Omit)$/.test(name) ? textsOf(second) : undefined;
  if (!names?.length) return undefined;
  return name === 'Pick' ? { names } : { omitted: names };
}

/** `'id' | 'name'`; undefined where one is not written out. */
function textsOf(type: TypeReference | undefined): readonly string[] | undefined {
  if (type?.kind === 'literal') return [type.text];
  if (type?.kind !== 'union') return undefined;
  const texts = type.options.flatMap((one) => (one.kind === 'literal' ? [one.text] : []));
  return texts.length === type.options.length ? texts : undefined;
}
