import { isToldWhenMissing, loadAlong, loadedAlong } from '../../engine/contract/eager-loading.ts';
import {
  asksByKeyAlone,
  callIn,
  conditionOn,
  isPath,
  keysOf,
  loopAround,
  plural,
  rootOf,
  singular,
} from '../../engine/contract/loop-rewrite.ts';
import { isNamedPath, isSet } from '../../engine/contract/reading.ts';
import { ts } from '../../engine/contract/repair.ts';
import { howOften, poolWarning, type Repeated, repeatedOperations } from '../../engine/contract/repeated.ts';
import {
  type Expression,
  type Facts,
  type Fix,
  type Operation,
  type Repair,
  type RepetitionPlace,
  rule,
  type Span,
} from '../../engine/contract/rule.ts';

export default rule({
  title: 'N+1 query',
  item: 'orm-queries',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    const repeated = repeatedOperations(facts, ({ kind, relation }, { term, places }) => {
      const isQuery = kind === 'read' || (kind === 'sql' && isOfItems(places));
      // What surely has the same answer each time is told by a rule of its own.
      const isNews = isOfItems(places) || (term.isSteady && !places.every(({ isInvariant }) => isInvariant));
      return isQuery && relation === undefined && isNews;
    });
    for (const one of repeated) {
      yield {
        span: one.span,
        message: sentence(one),
        because: one.because,
        // What an unread statement does, and whether others could be done with it, a person has to say.
        certainty: isOfNoRows(one.operation) || !isOfItems(one.repetition.places) ? 'possible' : one.certainty,
        fixes: [...loadedAlong(one, facts), ...(one.isDirect && !one.others.length ? askedOnce(one, facts) : [])],
      };
    }
  },

  repairs: { 'load-along': loadAlong, 'ask-once': askOnce },
});

/** A statement that is not read, or that asks no table: it takes a lock, or the next number. */
function isOfNoRows({ kind, sql, target }: Operation): boolean {
  return kind === 'sql' || (sql !== undefined && target === undefined && !/\bfrom\b/i.test(sql));
}

/** Whether what is asked has to do with what the loop runs over. */
function isOfItems(places: readonly RepetitionPlace[]): boolean {
  return places.some(({ loop }) => loop.isDependent);
}

function sentence(one: Repeated): string {
  const { operation } = one;
  // What an unread statement does to its rows is not known.
  if (isOfNoRows(operation))
    return `Sends a statement to the database ${howOften(one)}.${poolWarning(one)} Send one statement for all of them.`;
  const rows = operation.target ? `\`${operation.target}\`` : 'the database';
  if (!isOfItems(one.repetition.places))
    return `Queries ${rows} ${howOften(one)}, and asks the same each time. Unless the answer changes in between, ask once before the loop.`;
  const advice = operation.connection === 'one' ? 'Read them in one statement' : 'Read them in one query before the loop';
  return `Queries ${rows} ${howOften(one)}.${poolWarning(one)} ${advice}.`;
}

/** One query with all keys and a Map, where the row is looked up by one column and its value is read from the loop's item. */
function askedOnce({ operation, loop }: Repeated, facts: Facts): readonly Fix[] {
  const { gives, meaning, filter, target, callSpan } = operation;
  const [column, ...others] = filter.columns;
  const step = facts.loopStep(loop.loop);
  // An item that is taken apart has no name to read the key from.
  const isNamed = step?.items.length === 1 && step.items.every((item) => !facts.module.bindings[item]?.definitions[0]?.path.length);
  const isByOneKey =
    isNamed && gives === 'one' && filter.isKnown && !others.length && column?.comparison === 'equals' && column.value !== undefined;
  if (!isByOneKey || !step?.over || step.form !== 'for-of' || !isNamedPath(step.over) || facts.originOf(step.over).kind !== 'list')
    return [];
  if (isToldWhenMissing(operation)) return [];
  const call = facts.call(operation.site);
  if (call?.use !== 'awaited' || !isAskedOfPath(call.callee) || !call.arguments[0] || !isKeyAlone(call.arguments[0], column.value))
    return [];
  if (!meaning.bulk || !meaning.inForm || !PLAIN_FORM.test(meaning.inForm) || !target || isWrittenIn(step, target, facts)) return [];
  const value = column.value;
  return [
    {
      repair: 'ask-once',
      title: 'Read them in one query before the loop',
      isSafe: false,
      facts: {
        start: callSpan.start,
        end: callSpan.end,
        column: column.name,
        valueStart: value.start,
        valueEnd: value.end,
        bulk: meaning.bulk,
        inForm: meaning.inForm,
        inModule: meaning.inModule,
        isSet: isSet(step.over, facts),
        row: target.charAt(0).toLowerCase() + target.slice(1).replace(/[^\w$]/g, ''),
      },
    },
  ];
}

/** `prisma.user.findUnique`: the receiver can be read once, before the loop. */
function isAskedOfPath(callee: Expression): boolean {
  return callee.kind === 'member' && isNamedPath(callee.object);
}

/** No lock, no columns, no relations besides. */
function isKeyAlone(given: Expression, value: Span): boolean {
  if (given.start === value.start && given.end === value.end) return true;
  const [only, ...others] = given.kind === 'object' ? given.entries : [];
  return only !== undefined && !others.length && !only.isSpread && isKeyAlone(only.value, value);
}

/** `in`, `In(…)`, `Op.in`: keys that are numbers and texts, which a Map tells apart. */
const PLAIN_FORM = /^(in|[A-Z]\w*(\.in)?)$/;

/** What the loop changes itself, or what it calls, must be read as it then is. */
function isWrittenIn({ start, end }: Span, target: string, { functions, reachedBy }: Facts): boolean {
  const calls = functions.flatMap((node) => node.calls.filter((call) => call.start >= start && call.end <= end));
  return calls
    .flatMap((call) => reachedBy(call))
    .some(({ kind, target: written }) => /^(insert|update|delete|upsert|sql)$/.test(kind) && (written === undefined || written === target));
}

function askOnce({ nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const call = callIn(nodeAt({ start: Number(facts.start), end: Number(facts.end) }));
  const awaited = call?.parent;
  const loop = call && loopAround(call);
  if (!call || !awaited || !ts.isAwaitExpression(awaited) || !loop) return false;
  if (!ts.isPropertyAccessExpression(call.expression) || !isPath(call.expression.expression) || !isPath(loop.expression)) return false;
  const [declared] = ts.isVariableDeclarationList(loop.initializer) ? loop.initializer.declarations : [];
  const value = nodeAt({ start: Number(facts.valueStart), end: Number(facts.valueEnd) });
  if (!declared || !ts.isIdentifier(declared.name) || !isPath(value) || rootOf(value) !== declared.name.text) return false;
  const item = declared.name.text;
  if (rootOf(call.expression.expression) === item || call.arguments.length !== 1 || !asksByKeyAlone(call.arguments[0], value)) return false;

  const row = singular(String(facts.row));
  const rows = edits.freeName(plural(row), loop);
  const byKey = edits.freeName(`${row}By${capitalised(String(facts.column))}`, loop);
  const key = value.getText();
  const keys = keysOf(loop, item, key, facts.isSet === true);
  const receiver = call.expression.expression.getText();
  const indent = edits.indentOf(loop);
  if (facts.inModule) edits.addImport(String(facts.inModule), String(facts.inForm));
  edits.insertBefore(
    loop,
    `const ${rows} = await ${receiver}.${facts.bulk}(${conditionOn(String(facts.column), keys, String(facts.inForm))})${edits.semicolon}\n${indent}` +
      `const ${byKey} = new Map(${rows}.map((${row}) => [${row}.${facts.column}, ${row}]))${edits.semicolon}\n${indent}`,
  );
  const found = `${byKey}.get(${key}) ?? null`;
  const standsAlone =
    ts.isVariableDeclaration(awaited.parent) || ts.isReturnStatement(awaited.parent) || ts.isCallExpression(awaited.parent);
  edits.replace(awaited, standsAlone ? found : `(${found})`);
  return true;
}

function capitalised(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
