/** What an annotation says, as far as it helps to find where a value comes from. Computed types are `other`. */
export type TypeReference =
  /** `User`, `Prisma.TransactionClient` (dots kept), `Repository<User>`; built-ins such as `Promise`, `Array`, `string` too. */
  | { readonly kind: 'named'; readonly name: string; readonly arguments: readonly TypeReference[] }
  /** `T[]`, `readonly T[]`; `Array<T>` stays named. */
  | { readonly kind: 'list'; readonly of: TypeReference }
  | { readonly kind: 'tuple'; readonly elements: readonly TypeReference[] }
  | { readonly kind: 'union' | 'intersection'; readonly options: readonly TypeReference[] }
  | { readonly kind: 'object'; readonly members: readonly TypeMember[] }
  | { readonly kind: 'function'; readonly parameters: readonly TypeReference[]; readonly returns: TypeReference }
  /** A string, number or boolean literal type, as text. */
  | { readonly kind: 'literal'; readonly text: string }
  /** `typeof db`, `typeof client.users`: the path's names; `binding` as in a NameExpression. */
  | { readonly kind: 'typeof'; readonly path: readonly string[]; readonly binding: number }
  /** `T['key']` */
  | { readonly kind: 'indexed'; readonly object: TypeReference; readonly key: string }
  | { readonly kind: 'other' };

export interface TypeMember {
  readonly name: string;
  readonly type: TypeReference;
  readonly isOptional: boolean;
}
