/** Loops whose rounds stand for groups of rows, or for what a configuration lists: there are few of them. */
import type { Expression } from '../../model/expression.ts';
import type { Module } from '../../model/module.ts';
import { onlyValueBehind } from '../../model/only-value.ts';
import { forEachStep } from '../../model/walk.ts';
import { dataName } from './naming.ts';

/** What is gathered by something: `groups`, `groupedRequests`, `byType`, `ordersByStatus`. */
const GROUPS = /^group(s|ed[A-Z]\w*)?$|Groups$|^by[A-Z]|[a-z]By[A-Z]/;
const CONFIGURATION = /^config(uration)?$|Config(uration)?$/;

/** @param names how many names each round takes: a pair is a key and what is kept under it */
export function isOfGroups(over: Expression | undefined, names: number, module: Module): boolean {
  if (!over) return false;
  const table = names === 2 ? (tableIn(over) ?? over) : tableIn(over);
  const data = table ?? over;
  const isTableOfGroups = table !== undefined && (GROUPS.test(dataName(table) ?? '') || isGrouped(table, module));
  return isTableOfGroups || isOfConfiguration(data) || isMadeOfConfiguration(data, module);
}

/** `groupBy(orders, 'region')`, itself or under a name of its own. */
function isGrouped(table: Expression, module: Module): boolean {
  const made = table.kind === 'name' ? onlyValueBehind(table, module) : table;
  if (made?.kind !== 'call') return false;
  const { callee } = made;
  return (callee.kind === 'name' || callee.kind === 'member') && callee.name === 'groupBy';
}

/** `const hosts = config.hosts.map(parsed)`, and `this.hosts` that is given such a list and no other. */
function isMadeOfConfiguration(data: Expression, module: Module): boolean {
  const isKept = data.kind === 'member' && data.object.kind === 'this';
  const made = isKept ? givenTo(data.name, module) : [onlyValueBehind(data, module)];
  return made.length > 0 && made.every((value) => value !== undefined && isOfConfiguration(listBehind(value)));
}

/** What a property of `this` is given in the file, but for the empty list that it is at first. */
function givenTo(name: string, { functions }: Module): readonly Expression[] {
  const given: Expression[] = [];
  for (const { body } of functions)
    forEachStep(body, (step) => {
      const isIt =
        step.kind === 'assign' && step.target.kind === 'member' && step.target.object.kind === 'this' && step.target.name === name;
      if (isIt && !isEmptyList(step.value)) given.push(step.value);
    });
  return given;
}

function isEmptyList(value: Expression): boolean {
  return value.kind === 'array' && !value.elements.length;
}

/** `config.hosts` of `(config.hosts || []).filter(isKnown).map(parsed)` */
function listBehind(value: Expression): Expression {
  if (value.kind === 'choice' && value.options[0] && /^(\|\||\?\?)$/.test(value.operator)) return listBehind(value.options[0]);
  const isPart =
    value.kind === 'call' && value.callee.kind === 'member' && /^(map|filter|slice|split|sort|toSorted)$/.test(value.callee.name);
  return isPart && value.callee.kind === 'member' ? listBehind(value.callee.object) : value;
}

/** `table` of `Object.values(table)`, `table.keys()` and `Array.from(table.values())`. */
function tableIn(over: Expression): Expression | undefined {
  // `[...table.entries()]`
  const [only, ...others] = over.kind === 'array' ? over.elements : [];
  if (only?.kind === 'spread' && !others.length) return tableIn(only.value);
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
