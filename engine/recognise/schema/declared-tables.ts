/** Tables that code declares: entity classes, table objects, models; read by the words of the library tables. */
import type { DeclarationMeaning } from '../../contract/library.ts';
import type { CallExpression, Expression } from '../../model/expression.ts';
import type { ClassNode, Module } from '../../model/module.ts';
import type { Column, Index, Relation, Table } from '../../model/schema.ts';
import { optionsOf } from '../../link/combine.ts';
import { entityNamed } from '../../link/library-values.ts';
import type { Linking } from '../../link/linking.ts';
import { optionGiven } from '../given.ts';

export function declaredTables(file: string, linking: Linking, mayMean: (call: CallExpression) => boolean): Table[] {
  const module = linking.modules.module(file);
  if (!module) return [];
  return [...module.classes.flatMap((node) => tableOfClass(node, module, linking) ?? []), ...module.functions.flatMap((node) => node.calls.flatMap((call) => (mayMean(call) ? (tableOfCall(call, module, linking) ?? []) : [])))];
}

interface Declared {
  readonly library: string;
  readonly means: DeclarationMeaning;
  readonly call: CallExpression;
}

function declarationOf(call: CallExpression, module: Module, linking: Linking): Declared | undefined {
  for (const option of optionsOf(linking.value(module.path, call.callee))) {
    const means = option.kind === 'library' ? linking.index.meaningOf(option)?.declares : undefined;
    if (means && option.kind === 'library') return { library: option.library, means, call };
  }
  return undefined;
}

function tableOfClass(node: ClassNode, module: Module, linking: Linking): Table | undefined {
  const [declared] = node.decorators.flatMap((call) => declarationOf(call, module, linking) ?? []).filter(({ means }) => means.what === 'table');
  if (!declared) return undefined;
  const columns: Column[] = [];
  const relations: Relation[] = [];
  const indexes: Index[] = [];
  for (const call of node.decorators) {
    const found = declarationOf(call, module, linking);
    if (found?.means.what === 'index') indexes.push({ columns: textsIn(call), isUnique: isUniqueIndex(found), isPartial: false, place: { file: module.path, start: call.start, end: call.end } });
  }
  for (const member of node.members) {
    const place = { file: module.path, start: member.start, end: member.end };
    for (const call of member.decorators) {
      const found = declarationOf(call, module, linking);
      if (!found) continue;
      const { means } = found;
      if (means.what === 'column') columns.push({ name: member.name, databaseName: optionText(call, 'name', module) ?? member.name, place, isKey: means.isKey === true || isTrue(call, 'primary', module), isUnique: means.isUnique === true || isTrue(call, 'unique', module) });
      else if (means.what === 'index') indexes.push({ columns: [member.name], isUnique: isUniqueIndex(found), isPartial: false, place });
      else if (means.what === 'relation') {
        const isLazy = member.annotation?.kind === 'named' && member.annotation.name === 'Promise';
        const loading = isLazy || isTrue(call, 'lazy', module) ? 'lazy' : isTrue(call, 'eager', module) ? 'eager' : 'explicit';
        relations.push({ name: member.name, target: targetOf(call, means.target, module, linking) ?? '', gives: means.gives, columns: [], references: [], loading, place });
      }
    }
  }
  const databaseName = nameGiven(declared.call) ?? node.name;
  return { name: node.name, databaseName, library: declared.library, place: { file: module.path, ...node.nameSpan }, columns, indexes, relations };
}

function tableOfCall(call: CallExpression, module: Module, linking: Linking): Table | undefined {
  const declared = declarationOf(call, module, linking);
  if (declared?.means.what !== 'table') return undefined;
  const { name: at, columns: columnsAt } = declared.means;
  const name = at === undefined || typeof at === 'string' ? undefined : call.arguments.at(at.argument);
  const text = name?.kind === 'text' ? name.parts.join('') : undefined;
  if (text === undefined) return undefined;
  const given = columnsAt === undefined || typeof columnsAt === 'string' ? undefined : call.arguments.at(columnsAt.argument);
  const object = given && columnsObject(given, module);
  const columns = (object?.kind === 'object' ? object.entries : []).flatMap((entry): Column[] => {
    if (entry.name === undefined) return [];
    const words = chainNames(entry.value);
    const isKey = words.includes('primaryKey') || isTrueIn(entry.value, 'primaryKey');
    const isUnique = words.includes('unique') || isTrueIn(entry.value, 'unique');
    return [{ name: entry.name, databaseName: firstText(entry.value) ?? entry.name, place: { file: module.path, start: entry.start, end: entry.start + entry.name.length }, isKey, isUnique }];
  });
  return { name: text, databaseName: text, library: declared.library, place: { file: module.path, start: call.start, end: call.end }, columns, indexes: [], relations: [] };
}

/** The columns' object: written there, or handed to a schema that is named there. */
function columnsObject(given: Expression, module: Module): Expression | undefined {
  if (given.kind === 'object') return given;
  if (given.kind === 'call') return given.arguments[0]?.kind === 'object' ? given.arguments[0] : undefined;
  if (given.kind !== 'name') return undefined;
  const source = module.bindings[given.binding]?.definitions[0]?.source;
  return source?.kind === 'value' && source.expression.kind !== 'name' ? columnsObject(source.expression, module) : undefined;
}

function isUniqueIndex({ means, call }: Declared): boolean {
  return means.what === 'index' && (means.isUnique === true || call.arguments.some((argument) => isTrueIn(argument, 'unique')));
}

function targetOf(call: CallExpression, at: Extract<DeclarationMeaning, { what: 'relation' }>['target'], module: Module, linking: Linking): string | undefined {
  const given = typeof at === 'string' ? undefined : call.arguments.at(at.argument);
  if (!given) return undefined;
  if (given.kind === 'text') return given.parts.join('');
  if (given.kind !== 'function') return entityNamed(linking.value(module.path, given));
  const returned = linking.modules.function(module.path, given.key)?.body.find((step) => step.kind === 'leave');
  return returned?.kind === 'leave' && returned.value ? (returned.value.kind === 'name' ? returned.value.name : entityNamed(linking.value(module.path, returned.value))) : undefined;
}

function textsIn(call: CallExpression): string[] {
  return call.arguments.flatMap((argument) => (argument.kind === 'array' ? argument.elements.flatMap((element) => (element.kind === 'text' ? element.parts.join('') : [])) : []));
}

function optionText(call: CallExpression, name: string, module: Module): string | undefined {
  for (const argument of call.arguments) {
    const given = argument.kind === 'object' ? optionGiven(argument, [name], module, 0) : undefined;
    if (given?.state === 'given' && given.expression.kind === 'text') return given.expression.parts.join('');
  }
  return undefined;
}

function isTrue(call: CallExpression, name: string, module: Module): boolean {
  return call.arguments.some((argument) => argument.kind === 'object' && optionGiven(argument, [name], module, 0).state === 'given');
}

function isTrueIn(expression: Expression, name: string): boolean {
  return expression.kind === 'object' && expression.entries.some((entry) => entry.name === name && !(entry.value.kind === 'literal' && entry.value.value === false));
}

function nameGiven(call: CallExpression): string | undefined {
  const [first] = call.arguments;
  return first?.kind === 'text' ? first.parts.join('') : undefined;
}

function chainNames(expression: Expression): string[] {
  if (expression.kind === 'call') return chainNames(expression.callee);
  return expression.kind === 'member' ? [...chainNames(expression.object), expression.name] : [];
}

function firstText(expression: Expression): string | undefined {
  if (expression.kind === 'call') {
    const inner = expression.callee.kind === 'member' ? firstText(expression.callee.object) : undefined;
    return inner ?? nameGiven(expression);
  }
  return undefined;
}
