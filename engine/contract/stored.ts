/** Objects of an answer that a table holds: `OrderItem` of `orderItems`, `orderItemsTable` or `order_items`. */
import { singular } from '../model/nouns.ts';
import { inWords } from '../model/spelling.ts';
import type { Facts } from './rule.ts';

export function isStored(type: string, facts: Facts): boolean {
  if (facts.table(type)) return true;
  const wanted = bareName(type);
  return facts.schema.tables.some(({ name, databaseName }) => bareName(name) === wanted || bareName(databaseName) === wanted);
}

/** In the singular, without what only says that it is a type or a table. */
function bareName(name: string): string {
  const bare = name.replace(/(Object|Graphql|Gql|Entity|Model|Node|Dto|Type|Table|Schema)+$/i, '') || name;
  return singular(inWords(bare)).replaceAll('_', '');
}
