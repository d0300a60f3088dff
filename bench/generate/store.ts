/** How one library keeps entities: the pieces of code that its repositories, and whatever sets it up, are put together from. */
import type { Entity, Field } from './entity.ts';

export interface StoreCode {
  readonly dependencies: Readonly<Record<string, string>>;
  /** The files that connect, and declare tables; by path. */
  setUp(entities: readonly Entity[]): ReadonlyMap<string, string>;
  /** The import lines of a repository. */
  imports(entity: Entity): readonly string[];
  /** What stands before the repository: a model, a table's columns, a handle. */
  preamble(entity: Entity): string;
  /** Expressions that give a promise, each over the names that its repository's method has as parameters. */
  byId(entity: Entity): string;
  byIds(entity: Entity): string;
  by(entity: Entity, column: Field, isBounded: boolean): string;
  page(entity: Entity, order: string): string;
  count(entity: Entity): string;
  insert(entity: Entity): string;
  update(entity: Entity): string;
  remove(entity: Entity): string;
}
