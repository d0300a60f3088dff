/** Tables declared by calls: `pgTable('orders', {…})`, `sequelize.define('Order', {…})`, `model('Order', schema)`, and the relations declared beside them. */

import type { ColumnWords, DeclarationMeaning, OperationKind } from '../../contract/library.ts';
import { optionsOf } from '../../link/combine.ts';
import type { CallExpression, Expression, ObjectExpression } from '../../model/expression.ts';
import { functionWith } from '../../model/functions.ts';
import type { Column, Index, Relation, Table } from '../../model/schema.ts';
import type { MeantCall, MeantCalls } from '../calls.ts';
import { givenAt, numberIn } from '../given.ts';
import { meaningAt, onlyValue, type Scope } from '../scope.ts';
import { columnOf, referenceIn } from './column-words.ts';
import type { ApartRelation, Declarations } from './declarations.ts';
import { isSaid, returnOf, targetIn, textAt } from './entity-classes.ts';

export function declaredByCalls(scope: Scope, meant: MeantCalls): Declarations {
  const tables: Table[] = [];
  const relations: ApartRelation[] = [];
  for (const one of meant.values()) {
    const means = one.meaning.declares;
    if (!means || one.call.form === 'decorator') continue;
    if (means.what === 'table') tables.push(...(tableOf(one, means, scope) ?? []));
    else if (means.what === 'relation') relations.push(...relationOf(one, means, scope));
    else if (means.what === 'relations') relations.push(...relationsOf(one, means, scope));
  }
  return { tables, relations };
}

type Means<What extends DeclarationMeaning['what']> = Extract<DeclarationMeaning, { what: What }>;

function tableOf({ call, origin }: MeantCall, means: Means<'table'>, scope: Scope): Table[] | undefined {
  const databaseName = textAt(call, means.name, scope);
  const name = textAt(call, means.model, scope) ?? origin.entity ?? variableOf(call, scope) ?? databaseName;
  if (name === undefined) return undefined;
  const place = { file: scope.module.path, start: call.start, end: call.callee.end };
  const given = means.columns === undefined ? undefined : givenAt(call, means.columns, 0, scope);
  const source = given?.state === 'given' ? columnsBehind(given.expression, means.words, scope) : undefined;
  const columns: Column[] = [];
  const indexes: Index[] = [...indexesOf(call, means, scope), ...(source?.indexes ?? [])];
  const relations: Relation[] = [];
  for (const entry of source?.object.entries ?? []) {
    if (entry.name === undefined || entry.isSpread || !source) continue;
    const words = source.words ?? {};
    const at = { file: source.scope.module.path, start: entry.start, end: entry.end };
    const { isIndexed, ...column } = columnOf(entry.name, entry.value, words);
    columns.push({ ...column, place: at });
    if (isIndexed) indexes.push({ columns: [entry.name], isUnique: false, isPartial: false, place: at });
    const reference = referenceIn(entry.value, words);
    const target = reference && targetIn(reference.expression, source.scope);
    if (target)
      relations.push({
        name: entry.name,
        target,
        gives: reference.gives,
        columns: [entry.name],
        references: [],
        loading: 'explicit',
        place: at,
      });
  }
  if (means.standardKey !== undefined && !columns.some(({ isKey }) => isKey))
    columns.unshift({ name: means.standardKey, databaseName: means.standardKey, place, isKey: true, isUnique: false, width: 'short' });
  const standardBound = boundOfAll(call, means, scope);
  const hooked = hookedBy(call, means, scope);
  return [
    {
      name,
      databaseName: databaseName ?? name,
      library: origin.library,
      place,
      columns,
      indexes,
      relations,
      ...(standardBound === undefined ? {} : { standardBound }),
      ...(hooked.length ? { hooked } : {}),
    },
  ];
}

function hookedBy(call: CallExpression, { hooks }: Means<'table'>, scope: Scope): readonly OperationKind[] {
  const given = hooks && givenAt(call, hooks.at, 0, scope);
  const names =
    given?.state === 'given' && given.expression.kind === 'object' ? given.expression.entries.flatMap(({ name }) => name ?? []) : [];
  return [...new Set(names.flatMap((name) => hooks?.of[name] ?? []))];
}

function boundOfAll(call: CallExpression, { bound }: Means<'table'>, scope: Scope): number | undefined {
  const given = bound === undefined ? undefined : givenAt(call, bound, 0, scope);
  return given?.state === 'given' ? numberIn(given.expression, scope) : undefined;
}

interface Columns {
  readonly object: ObjectExpression;
  readonly words: ColumnWords | undefined;
  readonly scope: Scope;
  readonly indexes: readonly Index[];
}

/** The object of columns itself, or the one that a schema was made of, in whichever file. */
function columnsBehind(expression: Expression, words: ColumnWords | undefined, scope: Scope): Columns | undefined {
  if (expression.kind === 'object') return { object: expression, words, scope, indexes: [] };
  const value = onlyValue(expression, scope);
  if (value?.kind === 'object') return { object: value, words, scope, indexes: [] };
  // A function may be handed the column types: `(t) => ({ id: t.serial() })`.
  const given = expression.kind === 'function' ? returnOf(expression.key, scope) : undefined;
  if (given?.kind === 'object') return { object: given, words, scope, indexes: [] };
  for (const origin of optionsOf(scope.linking.value(scope.module.path, expression))) {
    const made = origin.kind === 'library' ? origin.made : undefined;
    const call = made && scope.linking.modules.call(made);
    const module = made && scope.linking.modules.module(made.file);
    if (!made || !call || !module) continue;
    const inner = { linking: scope.linking, module };
    const means = meaningAt(call, inner)?.meaning.declares;
    const object = means?.what === 'columns' ? givenAt(call, means.columns, 0, inner) : undefined;
    if (means?.what === 'columns' && object?.state === 'given' && object.expression.kind === 'object') {
      return { object: object.expression, words: means.words, scope: inner, indexes: indexesOn(call, inner) };
    }
  }
  return undefined;
}

/** `schema.index({ author: 1 })`: indexes that calls on the schema declare. */
function indexesOn(made: CallExpression, scope: Scope): Index[] {
  return scope.module.functions.flatMap(({ calls }) =>
    calls.flatMap((call) => {
      if (call.callee.kind !== 'member' || call.callee.object.kind !== 'name' || onlyValue(call.callee.object, scope) !== made) return [];
      const means = meaningAt(call, scope)?.meaning.declares;
      if (means?.what !== 'index') return [];
      const [first] = call.arguments;
      const columns = first?.kind === 'object' ? first.entries.flatMap(({ name }) => name ?? []) : [];
      return [
        {
          columns,
          isUnique: isSaid(means.isUnique, call, scope),
          isPartial: false,
          place: { file: scope.module.path, start: call.start, end: call.end },
        },
      ];
    }),
  );
}

/** `indexes: [{ fields: ['a'], unique: true }]`, or a function that gives `index().on(table.a)`. */
function indexesOf(call: CallExpression, { indexes }: Means<'table'>, scope: Scope): Index[] {
  const given = indexes === undefined ? undefined : givenAt(call, indexes, 0, scope);
  if (given?.state !== 'given') return [];
  const { expression } = given;
  const placeOf = ({ start, end }: Expression) => ({ file: scope.module.path, start, end });
  if (expression.kind === 'array') {
    return expression.elements.flatMap((element) => {
      const entries = element.kind === 'object' ? element.entries : [];
      const fields = entries.find(({ name }) => name === 'fields')?.value;
      if (fields?.kind !== 'array') return [];
      const columns = fields.elements.flatMap((one) =>
        one.kind === 'text'
          ? one.parts.join('')
          : one.kind === 'object'
            ? one.entries.flatMap(({ name, value }) => (name === 'name' && value.kind === 'text' ? value.parts.join('') : []))
            : [],
      );
      const isUnique = entries.some(({ name, value }) => name === 'unique' && !(value.kind === 'literal' && value.value === false));
      return [{ columns, isUnique, isPartial: entries.some(({ name }) => name === 'where'), place: placeOf(element) }];
    });
  }
  if (expression.kind !== 'function') return [];
  const node = functionWith(scope.module, expression.key);
  return (node?.calls ?? []).flatMap((one) => {
    const means = meaningAt(one, scope)?.meaning.declares;
    if (means?.what !== 'index') return [];
    const chain = node?.calls.filter((outer) => outer.start === one.start) ?? [];
    const columns = [one, ...chain].flatMap((link) => link.arguments.flatMap(columnNames));
    return [
      {
        columns: [...new Set(columns)],
        isUnique: isSaid(means.isUnique, one, scope),
        isPartial: chain.some(({ callee }) => callee.kind === 'member' && callee.name === 'where'),
        place: placeOf(one),
      },
    ];
  });
}

function columnNames(expression: Expression): readonly string[] {
  if (expression.kind === 'member') return [expression.name];
  if (expression.kind === 'object')
    return expression.entries.flatMap(({ name, value }) =>
      name === 'columns' && value.kind === 'array' ? value.elements.flatMap(columnNames) : [],
    );
  return expression.kind === 'call' && expression.callee.kind === 'member' ? columnNames(expression.callee.object) : [];
}

/** `User.hasMany(Post, { as: 'posts', foreignKey: 'userId' })` */
function relationOf({ call, origin }: MeantCall, means: Means<'relation'>, scope: Scope): ApartRelation[] {
  const given = givenAt(call, means.target, 0, scope);
  const target = given.state === 'given' ? targetIn(given.expression, scope) : undefined;
  if (origin.entity === undefined || target === undefined) return [];
  const bare = target.charAt(0).toLowerCase() + target.slice(1);
  const foreignKey = textAt(call, means.foreignKey, scope) ?? `${bare}Id`;
  const name = textAt(call, means.name, scope) ?? (means.gives === 'many' ? `${bare}s` : bare);
  const place = { file: scope.module.path, start: call.start, end: call.end };
  return [
    {
      table: origin.entity,
      library: origin.library,
      name,
      target,
      gives: means.gives,
      columns: means.isInverse ? [] : [foreignKey],
      references: [],
      loading: 'explicit',
      place,
    },
  ];
}

/** `relations(users, ({ many }) => ({ posts: many(posts) }))` */
function relationsOf({ call, origin }: MeantCall, means: Means<'relations'>, scope: Scope): ApartRelation[] {
  const [of, given] = [givenAt(call, means.table, 0, scope), givenAt(call, means.given, 0, scope)];
  const table = of.state === 'given' ? targetIn(of.expression, scope) : undefined;
  const object = given.state === 'given' && given.expression.kind === 'function' ? returnOf(given.expression.key, scope) : undefined;
  if (table === undefined || object?.kind !== 'object') return [];
  return object.entries.flatMap(({ name, value, start, end }) => {
    const method = value.kind === 'call' && value.callee.kind === 'name' ? value.callee.name : '';
    const gives = means.many.includes(method) ? 'many' : means.one.includes(method) ? 'one' : undefined;
    const target = value.kind === 'call' && value.arguments[0] ? targetIn(value.arguments[0], scope) : undefined;
    if (name === undefined || !gives || target === undefined || value.kind !== 'call') return [];
    const fields = givenAt(value, { argument: 1, option: 'fields' }, 0, scope);
    const columns = fields.state === 'given' && fields.expression.kind === 'array' ? fields.expression.elements.flatMap(columnNames) : [];
    return [
      {
        table,
        library: origin.library,
        name,
        target,
        gives,
        columns,
        references: [],
        loading: 'explicit' as const,
        place: { file: scope.module.path, start, end },
      },
    ];
  });
}

/** The variable or property that keeps what the call gives. */
function variableOf(call: CallExpression, { module }: Scope): string | undefined {
  return module.bindings.find(({ definitions }) =>
    definitions.some(({ source, path }) => !path.length && source.kind === 'value' && source.expression === call),
  )?.name;
}
