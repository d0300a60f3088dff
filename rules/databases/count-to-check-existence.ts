import { reachedOperations } from '../../engine/contract/reached.ts';
import { ts } from '../../engine/contract/repair.ts';
import { type Expression, type Facts, type Fix, type Operation, type Repair, type ResultUse, rule } from '../../engine/contract/rule.ts';

/** Comparisons that ask no more than whether there is any: `> 0`, `=== 0`. */
const ASKS_FOR_ANY = /^(> 0|>= 1|!==? 0)$/;
const ASKS_FOR_NONE = /^(< 1|<= 0|===? 0)$/;

export default rule({
  title: 'Count to check existence',
  item: 'orm-queries',
  certainty: 'certain',
  severity: 'info',
  since: '0.1.0',

  *check(facts) {
    const ways = new Map(
      [...reachedOperations(facts, (operation) => isCount(operation, facts))].map(({ operation, because }) => [operation, because]),
    );
    for (const operation of facts.operations) {
      const uses = isCount(operation, facts) ? facts.usesOf(operation.site) : undefined;
      if (!uses?.length || !uses.every((use) => use.kind === 'tested' || isForExistence(use))) continue;
      const because = ways.get(operation);
      // Where nobody is seen to wait for it, it may well not matter.
      const certainty = because ? operation.certainty : 'possible';
      yield { span: operation.span, message: sentence(operation), because: because ?? [], certainty, fixes: fixes(operation, uses, facts) };
    }
  },

  repairs: { 'ask-for-one': askForOne },
});

/** Counts that may run over many rows; sums and averages are asked for alike, but answer something else. */
function isCount({ kind, gives, bound, run, isGrouped, relation, method, sql, callSpan, site }: Operation, facts: Facts): boolean {
  if (facts.call(site)?.arguments.some(stopsEarly)) return false;
  if (kind !== 'read' || gives !== 'count' || run === 'never' || isGrouped || relation !== undefined || bound.kind === 'key') return false;
  if (sql !== undefined) return /^\s*select\s+count\s*\([^()]*\)\s*(as\s+)?["`\w]*\s+from\b/i.test(sql);
  return /^count|Count$/.test(method) || /\.\$?count\w*\(/i.test(facts.text(callSpan));
}

/** `count({ where, take: 1 })` stops at the first already. */
function stopsEarly(given: Expression): boolean {
  return given.kind === 'object' && given.entries.some(({ name }) => name === 'take' || name === 'limit');
}

function isForExistence({ comparison }: ResultUse): boolean {
  const asked = askedBy(comparison);
  return asked !== undefined && (ASKS_FOR_ANY.test(asked) || ASKS_FOR_NONE.test(asked));
}

/** `> 0` */
function askedBy(comparison: ResultUse['comparison']): string | undefined {
  const { operator, other } = comparison ?? {};
  const value = other?.kind === 'literal' ? other.value : other?.kind === 'text' && !other.holes.length ? other.parts.join('') : undefined;
  return value === undefined ? undefined : `${operator} ${value}`;
}

function sentence({ target, filter }: Operation): string {
  const of = target ? ` of \`${target}\`` : '';
  const which = filter.isKnown && !filter.columns.length ? 'every row' : 'every matching row';
  return `Counts ${which}${of} only to learn whether there is one. Ask for the first one's key: the database stops there.`;
}

/** Where the comparison is made of the call itself, and the library has a call that says the same. */
function fixes(
  { meaning: { exists }, target, site, callSpan }: Operation,
  [use, ...others]: readonly ResultUse[],
  facts: Facts,
): readonly Fix[] {
  const { comparison, value } = use ?? {};
  const asked = askedBy(comparison);
  const call = facts.call(site);
  if (!exists || others.length || !asked || !call || !comparison || value?.kind !== 'await' || value.value !== call) return [];
  const keys = facts.table(target)?.columns.filter(({ isKey }) => isKey) ?? [];
  const [given] = call.arguments;
  const isPlain = !given || (given.kind === 'object' && given.entries.length === 1 && given.entries[0]?.name === 'where');
  if (exists.select && (!isPlain || keys.length !== 1)) return [];
  const { start, end } = comparison.whole;
  return [
    {
      repair: 'ask-for-one',
      title: `Ask with \`${exists.call}\``,
      isSafe: false,
      facts: {
        start,
        end,
        callStart: callSpan.start,
        callEnd: callSpan.end,
        call: exists.call,
        isRow: exists.gives === 'row',
        isNegative: ASKS_FOR_NONE.test(asked),
        option: exists.select ? `${exists.select}: { ${keys[0]?.name}: true }` : '',
      },
    },
  ];
}

function askForOne({ nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const whole = nodeAt({ start: Number(facts.start), end: Number(facts.end) });
  const call = nodeAt({ start: Number(facts.callStart), end: Number(facts.callEnd) });
  if (!ts.isBinaryExpression(whole) || !ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return false;
  const [given] = call.arguments;
  const { option } = facts;
  const inner = given && ts.isObjectLiteralExpression(given) ? given.properties.map((property) => property.getText()) : undefined;
  const received = option
    ? `{ ${[...(inner ?? []), option].join(', ')} }`
    : call.arguments.map((argument) => argument.getText()).join(', ');
  const asked = `await ${call.expression.expression.getText()}.${facts.call}(${received})`;
  // A bare answer needs no brackets where it stands alone.
  const { parent } = whole;
  const isAlone =
    ts.isIfStatement(parent) || ts.isReturnStatement(parent) || ts.isVariableDeclaration(parent) || ts.isParenthesizedExpression(parent);
  const text = facts.isRow
    ? `(${asked}) ${facts.isNegative ? '===' : '!=='} null`
    : facts.isNegative
      ? `!(${asked})`
      : isAlone
        ? asked
        : `(${asked})`;
  edits.replace(whole, text);
  return true;
}
