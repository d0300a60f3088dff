import { asksByKeyAlone, conditionOn, isPath, keysOf, losesComments, onlyCallAt, rootOf } from '../../engine/contract/loop-rewrite.ts';
import { isNamedPath, isSet } from '../../engine/contract/reading.ts';
import { ts } from '../../engine/contract/repair.ts';
import { howOften, poolWarning, type Repeated, repeatedOperations } from '../../engine/contract/repeated.ts';
import { type Expression, type Facts, type Fix, type Operation, type Repair, rule } from '../../engine/contract/rule.ts';
import { isWrittenApart } from '../../engine/contract/written-apart.ts';

const WRITES: ReadonlySet<Operation['kind']> = new Set(['insert', 'update', 'upsert', 'delete']);

export default rule({
  title: 'Write in a loop',
  item: 'lazy-eager',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    for (const one of repeatedOperations(facts, (operation) => WRITES.has(operation.kind) || isBatch(operation, facts))) {
      const { operation } = one;
      const message = `${doing(operation)} ${howOften(one)}.${poolWarning(one)} ${advice(operation)}`;
      yield {
        span: one.span,
        message,
        because: one.because,
        certainty: operation.kind === 'transaction' || isWrittenApart(one, facts) ? 'possible' : one.certainty,
        fixes: one.isDirect && !one.others.length ? fixes(one, facts) : [],
      };
    }
  },

  repairs: { 'write-once': writeOnce, 'delete-once': deleteOnce },
});

/** Statements that are handed over together: `$transaction([…])`. What a function does in a transaction counts by itself. */
function isBatch({ kind, meaning, site }: Operation, facts: Facts): boolean {
  return kind === 'transaction' && meaning.collects !== undefined && facts.call(site)?.arguments[0]?.kind === 'array';
}

function doing({ kind, target }: Operation): string {
  const rows = target ? `\`${target}\`` : 'rows';
  switch (kind) {
    case 'insert':
      return target ? `Inserts into ${rows}` : 'Inserts rows';
    case 'delete':
      return target ? `Deletes from ${rows}` : 'Deletes rows';
    case 'transaction':
      return 'Sends a batch of statements';
    case 'upsert':
      return `Inserts or updates ${rows}`;
    default:
      return `Updates ${rows}`;
  }
}

function advice({ kind, meaning, inputs }: Operation): string {
  if (kind === 'insert' && meaning.bulk && inputs.some((given) => hasNested(given, meaning.nests ?? [])))
    return `Write the rows with one \`${meaning.bulk}\`, and the rows of other tables that they hold with another.`;
  if (kind === 'insert' && meaning.bulk) return `Collect the rows and write them with one \`${meaning.bulk}\`.`;
  if (kind === 'transaction') return 'Put the statements of all of them into one batch.';
  if (kind === 'delete') return 'Delete them in one statement by their keys.';
  return 'Collect the changes and write them in one statement.';
}

/** `{ total, lines: { create: […] } }` */
function hasNested(given: Expression, keys: readonly string[]): boolean {
  if (given.kind !== 'object') return false;
  return given.entries.some(
    ({ value }) => (value.kind === 'object' && value.entries.some(({ name }) => keys.includes(name ?? ''))) || hasNested(value, keys),
  );
}

/** One statement for all, where the loop does nothing but write what it makes of its item. */
function fixes({ operation, loop }: Repeated, facts: Facts): readonly Fix[] {
  const { kind, meaning, filter, callSpan } = operation;
  const step = facts.loopStep(loop.loop);
  if (!meaning.bulk || !step?.over || step.form !== 'for-of' || !isNamedPath(step.over) || facts.originOf(step.over).kind !== 'list')
    return [];
  const at = { start: callSpan.start, end: callSpan.end, bulk: meaning.bulk, isSet: isSet(step.over, facts) };
  // Nothing else stands in the loop, nor a condition around it.
  const isAlone = step.body.length === 1 && step.body[0]?.kind === 'do';
  if (kind === 'insert' && isAlone) {
    const option = typeof meaning.values === 'string' ? meaning.values : undefined;
    const facing = {
      ...at,
      bulk: builtBy(operation, facts) ?? meaning.bulk,
      option,
      options: meaning.bulkOptions,
      needsRows: meaning.bulkNeedsRows ?? false,
    };
    const title = `Write them with one \`${meaning.bulk}\`${meaning.bulkSkipsHooks ? ', which calls no hooks of single rows' : ''}`;
    return [{ repair: 'write-once', title, isSafe: false, facts: facing }];
  }
  const [column, ...others] = filter.columns;
  const isByOneKey = filter.isKnown && !others.length && column?.comparison === 'equals' && column.value;
  // An item that is taken apart has no name to read the key from.
  const isNamed = step.items.every((item) => !facts.module.bindings[item]?.definitions[0]?.path.length);
  if (kind !== 'delete' || !isByOneKey || meaning.inForm !== 'in' || !isAlone || !isNamed) return [];
  const { start: valueStart, end: valueEnd } = isByOneKey;
  const facing = { ...at, column: column.name, inForm: meaning.inForm, valueStart, valueEnd };
  return [{ repair: 'delete-once', title: `Delete them with one \`${meaning.bulk}\``, isSafe: false, facts: facing }];
}

/** The step of a built statement that is given the row, and takes rows just as well: `.values(rows)`. */
function builtBy({ site }: Operation, facts: Facts): string | undefined {
  const callee = facts.call(site)?.callee;
  return callee?.kind === 'member' && callee.object.kind === 'call' ? callee.name : undefined;
}

function writeOnce({ nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const only = onlyCallAt(nodeAt({ start: Number(facts.start), end: Number(facts.end) }));
  const [whole] = only?.call.arguments ?? [];
  const values = whole && (facts.option === undefined ? whole : onlyProperty(whole, String(facts.option)));
  const isItem = only && values && ts.isIdentifier(values) && values.text === only.item;
  const isRow = values && ts.isObjectLiteralExpression(values) && values.properties.every(isPlainValue);
  if (!only || !values || !(isItem || isRow)) return false;
  if (losesComments(only.loop, values)) return false;
  const called = `await ${only.receiver.getText()}.${facts.bulk}`;
  const indent = edits.indentOf(only.loop);
  const inner = `${indent}${edits.indentUnit}`;
  const isOneLine = isItem || !values.getText().includes('\n');
  const row = isOneLine ? values.getText() : values.getText().replaceAll(`\n${edits.indentOf(values)}`, `\n${inner}`);
  const rows = keysOf(only.loop, only.item, isItem ? only.item : `(${row})`, facts.isSet === true);
  const given = facts.option === undefined ? [rows, ...(facts.options ? [String(facts.options)] : [])] : [`${facts.option}: ${rows}`];
  const [open, close, space] = facts.option === undefined ? ['(', ')', ''] : ['({', '})', ' '];
  const lines = given.map((one) => `${inner}${one},\n`).join('');
  const asked = isOneLine ? `${open}${space}${given.join(', ')}${space}${close}` : `${open}\n${lines}${indent}${close}`;
  // Several rows of which there is none are an error to some.
  const condition = facts.needsRows ? `if (${only.loop.expression.getText()}.${facts.isSet ? 'size' : 'length'} > 0) ` : '';
  edits.replace(only.loop, `${condition}${called}${asked}${edits.semicolon}`);
  return true;
}

function deleteOnce({ nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const only = onlyCallAt(nodeAt({ start: Number(facts.start), end: Number(facts.end) }));
  const value = nodeAt({ start: Number(facts.valueStart), end: Number(facts.valueEnd) });
  if (!only || !isPath(value) || rootOf(value) !== only.item || !asksByKeyAlone(only.call.arguments[0], value)) return false;
  if (losesComments(only.loop, value)) return false;
  const condition = conditionOn(
    String(facts.column),
    keysOf(only.loop, only.item, value.getText(), facts.isSet === true),
    String(facts.inForm),
  );
  edits.replace(only.loop, `await ${only.receiver.getText()}.${facts.bulk}(${condition})${edits.semicolon}`);
  return true;
}

/** The value of the object's only property, when it goes by the name. */
function onlyProperty(given: ts.Expression, name: string): ts.Expression | undefined {
  const [only, ...others] = ts.isObjectLiteralExpression(given) ? given.properties : [];
  return only && !others.length && ts.isPropertyAssignment(only) && only.name.getText() === name ? only.initializer : undefined;
}

/** Rows that are made together with rows of other tables cannot be written in one statement, and what is awaited has its turn. */
function isPlainValue(property: ts.ObjectLiteralElementLike): boolean {
  if (ts.isShorthandPropertyAssignment(property)) return true;
  if (!ts.isPropertyAssignment(property) || ts.isObjectLiteralExpression(property.initializer)) return false;
  let isPlain = true;
  const look = (node: ts.Node): void => {
    isPlain &&= !ts.isAwaitExpression(node);
    ts.forEachChild(node, look);
  };
  look(property.initializer);
  return isPlain;
}
