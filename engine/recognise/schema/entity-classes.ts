/** Tables declared by classes whose members carry decorators. */

import type { DeclarationMeaning, Locator, OperationKind } from '../../contract/library.ts';
import { optionsOf } from '../../link/combine.ts';
import { entityNamed } from '../../link/library-values.ts';
import type { CallExpression, Expression } from '../../model/expression.ts';
import { functionWith } from '../../model/functions.ts';
import type { ClassMember, ClassNode } from '../../model/module.ts';
import type { Origin } from '../../model/origin.ts';
import type { Column, Index, Relation, Table } from '../../model/schema.ts';
import { givenAt, isNothing, listOf } from '../given.ts';
import { meaningAt, type Scope } from '../scope.ts';
import { widest, widthOf } from './column-widths.ts';

export function tablesOfClasses(scope: Scope): Table[] {
  return scope.module.classes.flatMap((node) => tableOf(node, scope) ?? []);
}

interface Declared<Means extends DeclarationMeaning = DeclarationMeaning> {
  readonly library: string;
  readonly means: Means;
  readonly call: CallExpression;
}

type Of<What extends DeclarationMeaning['what']> = Declared<Extract<DeclarationMeaning, { what: What }>>;

function declarationsOf(calls: readonly CallExpression[], scope: Scope): Declared[] {
  return calls.flatMap((call) => {
    const found = meaningAt(call, scope);
    return found?.meaning.declares ? [{ library: found.origin.library, means: found.meaning.declares, call }] : [];
  });
}

function tableOf(node: ClassNode, scope: Scope): Table | undefined {
  const ofClass = declarationsOf(node.decorators, scope);
  const declared =
    ofClass.find(({ means }) => means.what === 'table' || means.what === 'columns') ??
    declaredByBase(node, scope) ??
    declaredByMembers(node, scope);
  if (!declared) return undefined;
  const columns: Column[] = [];
  const relations: Relation[] = [];
  const hooked = new Set<OperationKind>();
  const indexes: Index[] = ofClass.flatMap((one) => (is(one, 'index') ? [indexOf(one, undefined, scope)] : []));
  for (const { member, scope: within } of membersOf(node, scope)) {
    const found = declarationsOf(member.decorators, within);
    const place = { file: within.module.path, start: member.start, end: member.end };
    const ofColumn = found.filter((one) => is(one, 'column'));
    const relation = found.find((one) => is(one, 'relation'));
    const reference = ofColumn.map((one) => referenceOf(one, member, within)).find((one) => one !== undefined);
    if (reference) relations.push(reference);
    const named = ofColumn.map((one) => textAt(one.call, one.means.name, within)).find((text) => text !== undefined);
    if (relation) relations.push(relationOf(relation, member, named, found.length > 1, within));
    else if (ofColumn.length) {
      columns.push({
        name: member.name,
        databaseName: named ?? member.name,
        place,
        isKey: ofColumn.some((one) => isSaid(one.means.isKey, one.call, within)),
        isUnique: ofColumn.some((one) => isSaid(one.means.isUnique, one.call, within)),
        width: widest(ofColumn.map((one) => widest(one.call.arguments.map(widthOf)))),
      });
      if (ofColumn.some((one) => isSaid(one.means.isIndexed, one.call, within)))
        indexes.push({ columns: [member.name], isUnique: false, isPartial: false, place });
    }
    for (const one of found) if (is(one, 'hook')) for (const kind of one.means.of) hooked.add(kind);
    for (const one of found) if (is(one, 'index')) indexes.push(indexOf(one, member, within));
  }
  const { means, call, library } = declared;
  const place = { file: scope.module.path, ...node.nameSpan };
  const standardKey = means.what === 'table' || means.what === 'column' ? means.standardKey : '_id';
  if (standardKey !== undefined && !columns.some(({ isKey }) => isKey))
    columns.unshift({ name: standardKey, databaseName: standardKey, place, isKey: true, isUnique: false, width: 'short' });
  const name = means.what === 'table' && call ? (textAt(call, means.name, scope) ?? textAt(call, 'name', scope)) : undefined;
  return {
    name: node.name,
    databaseName: name ?? node.name,
    library,
    place,
    columns,
    indexes,
    relations,
    ...(hooked.size ? { hooked: [...hooked] } : {}),
  };
}

/** A table that a class declares by what it extends, where its members say what stands in it: `class User extends BaseModel`. */
function declaredByBase({ heritage, members }: ClassNode, { linking, module }: Scope): DeclaredByBase | undefined {
  if (!heritage || !members.some(({ decorators }) => decorators.length)) return undefined;
  return declaredByParent(linking.value(module.path, heritage), linking);
}

/** By its properties alone: `class Order { @prop() total: number }` */
function declaredByMembers({ members }: ClassNode, scope: Scope): Declared | undefined {
  const first = members.find(({ decorators }) => decorators.length);
  return first && declarationsOf(first.decorators, scope).find((one) => is(one, 'column') && one.means.standardKey !== undefined);
}

interface DeclaredByBase extends Omit<Declared, 'call'> {
  readonly call?: undefined;
}

function declaredByParent(parent: Origin, linking: Scope['linking'], depth = 0): DeclaredByBase | undefined {
  for (const one of optionsOf(parent)) {
    const means = one.kind === 'library' ? linking.index.meaningOf(one)?.declares : undefined;
    if (one.kind === 'library' && means?.what === 'table') return { library: one.library, means };
    const node = one.kind === 'class' ? linking.modules.outline(one.file)?.classes.find(({ key }) => key === one.key) : undefined;
    const found =
      one.kind === 'class' && node?.heritage && depth < MOST_PARENTS
        ? declaredByParent(linking.value(one.file, node.heritage), linking, depth + 1)
        : undefined;
    if (found) return found;
  }
  return undefined;
}

/** Classes extend no more others than this. */
const MOST_PARENTS = 6;

/** The class's own members and those of the classes that it extends, wherever they stand. */
function membersOf(node: ClassNode, scope: Scope, depth = 0): readonly { readonly member: ClassMember; readonly scope: Scope }[] {
  const own = node.members.map((member) => ({ member, scope }));
  if (!node.heritage || depth > MOST_PARENTS) return own;
  const { linking } = scope;
  for (const origin of optionsOf(linking.value(scope.module.path, node.heritage))) {
    const module = origin.kind === 'class' ? linking.modules.module(origin.file) : undefined;
    const parent = origin.kind === 'class' ? module?.classes.find(({ key }) => key === origin.key) : undefined;
    if (module && parent && parent !== node)
      return [
        ...membersOf(parent, { linking, module }, depth + 1).filter(({ member }) => !own.some((one) => one.member.name === member.name)),
        ...own,
      ];
  }
  return own;
}

function is<What extends DeclarationMeaning['what']>(declared: Declared, what: What): declared is Of<What> {
  return declared.means.what === what;
}

function indexOf({ means, call }: Of<'index'>, member: ClassMember | undefined, scope: Scope): Index {
  const listed = listOf(means.columns)
    .map((locator) => givenAt(call, locator, 0, scope))
    .flatMap((given) => (given.state === 'given' ? [columnsIn(given.expression, scope)] : []));
  const columns = listed.find(({ length }) => length > 0) ?? (member ? [member.name] : []);
  const place = { file: scope.module.path, start: (member ?? call).start, end: (member ?? call).end };
  return {
    columns,
    isUnique: isSaid(means.isUnique, call, scope),
    isPartial: givenAt(call, { argument: -1, option: 'where' }, 0, scope).state !== 'absent',
    place,
  };
}

function columnsIn(expression: Expression, scope: Scope): readonly string[] {
  if (expression.kind === 'array')
    return expression.elements.flatMap((element) =>
      element.kind === 'text' ? element.parts.join('') : element.kind === 'member' ? element.name : [],
    );
  if (expression.kind === 'object') return expression.entries.flatMap(({ name }) => name ?? []);
  const returned = expression.kind === 'function' ? returnOf(expression.key, scope) : undefined;
  return returned ? columnsIn(returned, scope) : [];
}

function relationOf(
  { means, call }: Of<'relation'>,
  member: ClassMember,
  joined: string | undefined,
  hasJoin: boolean,
  scope: Scope,
): Relation {
  const given = givenAt(call, means.target, 0, scope);
  const isLazy = isSaid(means.isLazy, call, scope) || (member.annotation?.kind === 'named' && member.annotation.name === 'Promise');
  const isEager = isSaid(means.isEager, call, scope);
  const isOwner = !means.isInverse && (means.gives === 'one' || hasJoin);
  return {
    name: member.name,
    target: (given.state === 'given' ? targetIn(given.expression, scope) : undefined) ?? '',
    gives: means.gives,
    columns: isOwner ? [joined ?? textAt(call, means.foreignKey, scope) ?? `${member.name}Id`] : [],
    references: [],
    loading: isLazy ? 'lazy' : isEager ? 'eager' : 'explicit',
    place: { file: scope.module.path, start: member.start, end: member.end },
  };
}

/** `@prop({ ref: () => Customer }) customer: Ref<Customer>` */
function referenceOf({ means, call }: Of<'column'>, member: ClassMember, scope: Scope): Relation | undefined {
  const given = givenAt(call, means.reference, 0, scope);
  const target = given.state === 'given' ? targetIn(given.expression, scope) : undefined;
  if (target === undefined) return undefined;
  const { name, annotation, start, end } = member;
  const place = { file: scope.module.path, start, end };
  const gives = annotation?.kind === 'list' ? 'many' : 'one';
  return { name, target, gives, columns: [name], references: [], loading: 'explicit', place };
}

/** The model that an expression, or the function that gives it, names. */
export function targetIn(expression: Expression, scope: Scope): string | undefined {
  if (expression.kind === 'text') return expression.parts[0];
  const value = expression.kind === 'function' ? returnOf(expression.key, scope) : expression;
  if (!value) return undefined;
  return entityNamed(scope.linking.value(scope.module.path, value)) ?? (value.kind === 'name' ? value.name : undefined);
}

/** What a function of one statement gives. */
export function returnOf(key: string, { module }: Scope): Expression | undefined {
  const step = functionWith(module, key)?.body.at(-1);
  return step?.kind === 'leave' ? step.value : undefined;
}

export function textAt(call: CallExpression, locator: Locator | undefined, scope: Scope): string | undefined {
  const given = locator === undefined ? undefined : givenAt(call, locator, 0, scope);
  return given?.state === 'given' && given.expression.kind === 'text' ? given.expression.parts.join('') : undefined;
}

export function isSaid(said: boolean | Locator | undefined, call: CallExpression, scope: Scope): boolean {
  if (said === undefined || typeof said === 'boolean') return said === true;
  const given = givenAt(call, said, 0, scope);
  return given.state === 'given' && !isNothing(given.expression);
}
