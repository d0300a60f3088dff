/** Loops whose rounds stand for groups of rows, or for what a configuration lists: there are few of them. */
import type { Expression } from '../../model/expression.ts';
import { dataName } from './naming.ts';

/** What is gathered by something: `groups`, `groupedRequests`, `byType`, `ordersByStatus`. */
const GROUPS = /^group(s|ed[A-Z]\w*)?$|Groups$|^by[A-Z]|[a-z]By[A-Z]/;
const CONFIGURATION = /^config(uration)?$|Config(uration)?$/;

/** @param names how many names each round takes: a pair is a key and what is kept under it */
export function isOfGroups(over: Expression | undefined, names: number): boolean {
  if (!over) return false;
  const table = names === 2 ? (tableIn(over) ?? over) : tableIn(over);
  return isOfConfiguration(table ?? over) || (table !== undefined && GROUPS.test(dataName(table) ?? ''));
}

/** `table` of `Object.values(table)`, `table.keys()` and `Array.from(table.values())`. */
function tableIn(over: Expression): Expression | undefined {
  if (over.kind !== 'call' || over.callee.kind !== 'member') return undefined;
  const { name, object } = over.callee;
  const [given] = over.arguments;
  if (name === 'from' && given) return tableIn(given);
  if (!/^(keys|values|entries)$/.test(name)) return undefined;
  return object.kind === 'name' && object.name === 'Object' ? given : object;
}

/** `config.languages`, `app.config.shop.currencies` */
function isOfConfiguration(data: Expression): boolean {
  return data.kind === 'member' && (CONFIGURATION.test(dataName(data.object) ?? '') || isOfConfiguration(data.object));
}
