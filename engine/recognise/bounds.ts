/** How many rows a read can give at most. */
import type { Gives, Meaning } from '../contract/library.ts';
import { optionsOf } from '../link/combine.ts';
import type { Expression } from '../model/expression.ts';
import type { Bound } from '../model/operation.ts';
import type { Table } from '../model/schema.ts';
import type { Condition } from './filters.ts';
import { type Given, numberIn } from './given.ts';
import type { Scope } from './scope.ts';

/** A number that comes through more names than this is not followed to its origin. */
const MOST_NAMES = 40;
/** Of more callers than this not all are asked. */
const MOST_CALLERS = 8;

export interface BoundQuestion {
  readonly gives: Gives | undefined;
  /** Where a limit may be given: options of the call, steps of the builder, the SQL text. */
  readonly limits: readonly { readonly given: Given; readonly scope: Scope; readonly isConditional: boolean }[];
  readonly standard: Meaning['standardBound'];
  readonly condition: Condition;
  /** Whether the primary key itself is given. */
  readonly isByKey: boolean;
  readonly table: TableShape | undefined;
}

/** What of a table decides whether a condition finds one row. */
export interface TableShape {
  readonly keys: readonly (readonly string[])[];
}

export function boundOf({ gives, limits, standard, condition, isByKey, table }: BoundQuestion): Bound {
  if (isByKey || isByUniqueKey(condition, table)) return { kind: 'key' };
  if (gives === 'one' || gives === 'count') return { kind: 'constant', rows: 1 };
  for (const { given, scope } of limits) {
    if (given.state !== 'given') continue;
    const rows = numberIn(given.expression, scope);
    if (rows === undefined) return { kind: 'given', isFromRequest: isFromRequest(given.expression, scope, new Set()) };
    if (rows > 0 && Number.isFinite(rows)) return { kind: 'constant', rows };
  }
  if (condition.columns.some(({ comparison, isBinding }) => comparison === 'in' && isBinding)) return { kind: 'list' };
  if (standard !== undefined) return standard === 'page' ? { kind: 'page' } : { kind: 'constant', rows: standard };
  return limits.some(({ given }) => given.state === 'unknown') ? { kind: 'unknown' } : { kind: 'none' };
}

function isByUniqueKey({ columns }: Condition, table: TableShape | undefined): boolean {
  const equal = new Set(columns.filter(({ comparison, isBinding }) => comparison === 'equals' && isBinding).map(({ name }) => name));
  if (!equal.size) return false;
  return table ? table.keys.some((key) => key.length > 0 && key.every((name) => equal.has(name))) : equal.has('id') || equal.has('_id');
}

/** The sets of columns of which each names at most one row, under both their names. */
export function keysOf(table: Table): readonly (readonly string[])[] {
  const single = table.columns.filter(({ isKey, isUnique }) => isKey || isUnique);
  const keys = table.columns.filter(({ isKey }) => isKey);
  // Several key columns are one key together.
  const alone = single
    .filter(({ isKey, isUnique }) => isUnique || (isKey && keys.length === 1))
    .flatMap(({ name, databaseName }) => (name === databaseName ? [[name]] : [[name], [databaseName]]));
  const together = keys.length > 1 ? [keys.map(({ name }) => name)] : [];
  return [
    ...alone,
    ...together,
    ...table.indexes.filter(({ isUnique, isPartial }) => isUnique && !isPartial).map(({ columns }) => columns),
  ];
}

/** Whether a number is what the client sent, with nothing on the way that could hold it down. */
export function isFromRequest(expression: Expression, scope: Scope, seen: Set<string>): boolean {
  const { linking, module } = scope;
  const again = (inner: Expression) => isFromRequest(inner, scope, seen);
  switch (expression.kind) {
    case 'member':
      return isRequest(expression, scope) || again(expression.object);
    case 'element':
    case 'await':
      return again(expression.kind === 'await' ? expression.value : expression.object);
    case 'operator':
      return expression.operands.some(again);
    case 'choice':
      return expression.options.some(again);
    case 'call': {
      const name =
        expression.callee.kind === 'name' ? expression.callee.name : expression.callee.kind === 'member' ? expression.callee.name : '';
      return (
        /^(Number|parseInt|parseFloat|String|abs|trunc|floor|toString|query|param)$/.test(name) &&
        (expression.arguments.some(again) || (expression.callee.kind === 'member' && again(expression.callee.object)))
      );
    }
    case 'name': {
      const binding = module.bindings[expression.binding];
      const key = `${module.path}#${expression.binding}`;
      if (seen.has(key) || seen.size > MOST_NAMES) return false;
      seen.add(key);
      return (
        binding?.definitions.some(({ source, path }) => {
          if (source.kind === 'value') return again(source.expression);
          if (source.kind !== 'parameter') return false;
          const parameter = linking.modules.function(module.path, source.function)?.parameters[source.index];
          if (parameter?.decorators.some((call) => isRequestDecorator(call, scope)))
            return !hasCeiling(path.find((one) => one.kind === 'property')?.name, parameter.annotation, scope);
          if (isRequestOrigin(linking.parameter(module.path, source.function, source.index), scope)) return true;
          return linking
            .callersOf({ file: module.path, function: source.function })
            .slice(0, MOST_CALLERS)
            .some((site) => {
              const caller = linking.modules.module(site.file);
              const argument = linking.modules.call(site)?.arguments[source.index];
              return caller && argument
                ? isFromRequest(
                    path.length === 1 && path[0]?.kind === 'property' ? propertyOf(argument, path[0].name) : argument,
                    { linking, module: caller },
                    seen,
                  )
                : false;
            });
        }) ?? false
      );
    }
    default:
      return false;
  }
}

function propertyOf(expression: Expression, name: string): Expression {
  const entry = expression.kind === 'object' ? expression.entries.find((one) => one.name === name) : undefined;
  return entry?.value ?? expression;
}

function isRequest(expression: Expression, scope: Scope): boolean {
  return isRequestOrigin(scope.linking.value(scope.module.path, expression), scope);
}

function isRequestOrigin(origin: ReturnType<Scope['linking']['value']>, { linking }: Scope): boolean {
  return optionsOf(origin).some(
    (option) => option.kind === 'library' && linking.index.type(option.library, option.type)?.isRequest === true,
  );
}

function isRequestDecorator(call: Parameters<Scope['linking']['result']>[1], { linking, module }: Scope): boolean {
  return optionsOf(linking.value(module.path, call.callee)).some(
    (option) => option.kind === 'library' && linking.index.meaningOf(option)?.isRequest === true,
  );
}

/** A class that checks what is sent says the largest value itself: `@Max(100) limit`. */
function hasCeiling(
  property: string | undefined,
  annotation: Parameters<Scope['linking']['type']>[1] | undefined,
  { linking, module }: Scope,
): boolean {
  if (annotation?.kind !== 'named') return false;
  const origin = linking.type(module.path, annotation, new Map());
  if (origin.kind !== 'instance') return false;
  const node = linking.modules.module(origin.file)?.classes.find(({ key }) => key === origin.key);
  const members = node?.members.filter(({ name }) => property === undefined || name === property) ?? [];
  return members.some(({ decorators }) =>
    decorators.some(({ callee }) => (callee.kind === 'name' || callee.kind === 'member') && /^(Max|IsIn|IsEnum|Length)$/.test(callee.name)),
  );
}
