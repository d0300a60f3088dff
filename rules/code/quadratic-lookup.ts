import { statementFor } from '../../engine/contract/loop-rewrite.ts';
import { isNamedForFew, isOfMostRows, isOfOneTenant } from '../../engine/contract/most-rows.ts';
import { ts } from '../../engine/contract/repair.ts';
import { type Expression, type Facts, type Fix, type LoopFact, type Operation, type Repair, rule } from '../../engine/contract/rule.ts';
import { callbackOf, type Scan, scansIn } from '../../engine/contract/scans.ts';

/** Searched through so many times as it has rows, a page of no more than these costs less than the query that read it. */
const MOST_OF_A_PAGE = 100;

export default rule({
  title: 'Quadratic lookup',
  item: 'optimize-algorithms',
  certainty: 'likely',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    // What a user interface shows is short, and its thread serves one person.
    if (/\.[jt]sx$/.test(facts.file)) return;
    for (const { scan, loop, others, waits } of scansIn(facts)) {
      const message = `Searches \`${facts.text(scan.list)}\` from its beginning for every ${loop.item}: with twice as much of both it takes four times as long. Build a \`Map\` or \`Set\` of it before the loop.`;
      yield {
        span: scan.call.callee,
        message,
        because: [{ at: loop.site, message: `runs once per ${loop.item}` }],
        certainty: !waits && isOfManyRows(scan.list, loop, facts) ? 'likely' : 'possible',
        fixes: fixes(scan, others, loop, facts),
      };
    }
  },

  repairs: { 'build-index': buildIndex },
});

/** Rows that nothing limits grow with the data, as do those of a list of keys that was read; other lists may well stay short. */
function isOfManyRows(list: Expression, loop: LoopFact, facts: Facts): boolean {
  const read = readOf(list, facts);
  const over = overOf(loop, facts);
  const isOfItsKeys = read?.bound.kind === 'list' || read?.filter.columns.some(({ value }) => isSameName(value, over));
  if (!isOfItsKeys) return isMany(read, facts);
  return over !== undefined && !read?.isGrouped && isMany(readOf(over, facts), facts);
}

function isSameName(one: Expression | undefined, other: Expression | undefined): boolean {
  return one?.kind === 'name' && other?.kind === 'name' && one.binding === other.binding;
}

function isMany(read: Operation | undefined, facts: Facts): boolean {
  if (!read || read.isGrouped || isNamedForFew(read.target ?? '') || facts.isFilledAside(read.target)) return false;
  if (read.bound.kind === 'none') return isOfMostRows(read, facts) && !isOfOneTenant(read);
  return read.bound.kind === 'constant' && read.bound.rows > MOST_OF_A_PAGE;
}

/** A chunk is as long as somebody chose. */
function readOf(list: Expression, facts: Facts): Operation | undefined {
  const origin = facts.originOf(list);
  if (list.kind === 'name' && /chunk|batch/i.test(list.name)) return undefined;
  return origin.kind === 'list' && origin.of.kind === 'row' && origin.of.read ? facts.operationAt(origin.of.read) : undefined;
}

/** What the loop runs over. */
function overOf({ site }: LoopFact, facts: Facts): Expression | undefined {
  const callee = facts.call(site)?.callee;
  return facts.loopStep(site)?.over ?? (callee?.kind === 'member' ? callee.object : undefined);
}

/** Where the list stays as it is, and the search is for one value of each item. */
function fixes(scan: Scan, others: readonly Scan[], loop: LoopFact, facts: Facts): readonly Fix[] {
  const { call, method, list, key } = scan;
  const binding = list.kind === 'name' ? facts.module.bindings[list.binding] : undefined;
  const isFixed =
    binding && (binding.kind === 'constant' || binding.kind === 'parameter') && binding.definitions.length === 1 && !isGrown(list, facts);
  const at = facts.loopStep(loop.site) ?? facts.call(loop.site);
  if (!isFixed || ![scan, ...others].every((one) => isSimple(one, facts)) || !at || !hasBlock(loop, facts)) return [];
  const index = key && method === 'find' ? 'Map' : 'Set';
  const own = key ? { ownStart: key.own.start, ownEnd: key.own.end, wantedStart: key.wanted.start, wantedEnd: key.wanted.end } : {};
  return [
    {
      repair: 'build-index',
      title: `Build a ${index} before the loop`,
      isSafe: false,
      facts: { index, start: call.start, end: call.end, loop: at.start, ...own, others: others.map(spansOf) },
    },
  ];
}

/** Whether it looks for one value; a pattern has no name to put into the index. */
function isSimple({ call, method, key }: Scan, facts: Facts): boolean {
  const callback = callbackOf(call, facts);
  if (callback && !/^[\w$]+$/.test(callback.parameters[0]?.name ?? '')) return false;
  return key
    ? /^(find|some)$/.test(method) && callback?.body[0]?.kind === 'leave' && callback.body[0].value?.kind === 'operator'
    : method === 'includes' && call.arguments.length === 1;
}

/** Where a search stands, and what is looked for. */
function spansOf({ call, key }: Scan): string {
  const wanted = key?.wanted ?? call.arguments[0] ?? call;
  return [call.start, call.end, wanted.start, wanted.end].join(' ');
}

/** Whether there is a place for a statement before the loop: an arrow that is only an expression has none. */
function hasBlock({ site }: LoopFact, facts: Facts): boolean {
  const node = facts.function(site.function);
  return node !== undefined && (node.form === 'module' || facts.text(node).trimEnd().endsWith('}'));
}

function isGrown(list: Expression, { functions }: Facts): boolean {
  return functions.some(({ calls }) =>
    calls.some(
      ({ callee }) =>
        callee.kind === 'member' &&
        /^(push|unshift|splice|pop|shift)$/.test(callee.name) &&
        callee.object.kind === 'name' &&
        list.kind === 'name' &&
        callee.object.binding === list.binding,
    ),
  );
}

function buildIndex({ source, nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const call = nodeAt({ start: Number(facts.start), end: Number(facts.end) });
  const statement = statementFor(loopAt(nodeAt({ start: Number(facts.loop), end: Number(facts.loop) + 1 }), Number(facts.loop)));
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression) || !statement) return false;
  const list = call.expression.expression.getText();
  const isOptional = call.expression.questionDotToken !== undefined || isAskedWhetherThere(list, statement);
  const [given] = call.arguments;
  const callback = given && ts.isArrowFunction(given) ? given : undefined;
  const [parameter] = callback?.parameters ?? [];
  const item = parameter?.name.getText();
  const own = source.text.slice(Number(facts.ownStart), Number(facts.ownEnd));
  const isKeyed = facts.ownStart !== undefined;
  if (isKeyed && (!item || !/^[\w$]+$/.test(item))) return false;
  const wanted = isKeyed ? source.text.slice(Number(facts.wantedStart), Number(facts.wantedEnd)) : (given?.getText() ?? '');
  const column = own.slice(own.lastIndexOf('.') + 1);
  const isItself = own === item;
  const isMap = facts.index === 'Map';
  // The first of several that have the same key is the one that a search finds, and the last the one that a map keeps.
  const isReversed = isMap && !isUniqueName(column);
  const from = isReversed ? `[...${isOptional ? `(${list} ?? [])` : list}].reverse()` : `${list}${isOptional ? '?' : ''}`;
  const written = callback?.getText().startsWith('(') ? `(${parameter?.getText()})` : item;
  const mapped = `${from}.map(${written} => ${isMap ? `[${own}, ${item}]` : own})`;
  const made = `new ${facts.index}(${isKeyed && !isItself ? mapped : list})`;
  const wish = isKeyed && !isItself ? `${list}By${capital(column)}` : `${list}Set`;
  const there = madeBefore(statement, made, source);
  const name = there ?? edits.freeName(wish, statement);
  if (!there) edits.insertBefore(statement, `const ${name} = ${made}${edits.semicolon}\n${edits.indentOf(statement)}`);
  const asks = isMap ? 'get' : 'has';
  edits.replace(call, `${name}.${asks}(${wanted})`);
  for (const other of Array.isArray(facts.others) ? facts.others : []) {
    const [start = 0, end = 0, wantedStart, wantedEnd] = other.split(' ').map(Number);
    edits.replace(nodeAt({ start, end }), `${name}.${asks}(${source.text.slice(wantedStart, wantedEnd)})`);
  }
  return true;
}

/** `if (list)`, `list && …`, `list?.length`: before the loop nobody has asked yet. */
function isAskedWhetherThere(list: string, within: ts.Node): boolean {
  const isAsked = (node: ts.Node): boolean => {
    if (!ts.isIdentifier(node) || node.text !== list) return ts.forEachChild(node, (child) => isAsked(child) || undefined) ?? false;
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent)) return parent.questionDotToken !== undefined;
    return (
      ts.isPrefixUnaryExpression(parent) || ts.isIfStatement(parent) || ts.isConditionalExpression(parent) || ts.isBinaryExpression(parent)
    );
  };
  return isAsked(within);
}

/** The largest node that begins where the loop does. */
function loopAt(node: ts.Node, start: number): ts.Node {
  let at = node;
  while (at.parent && at.parent.getStart() === start && !ts.isStatement(at)) at = at.parent;
  return at;
}

/** Keys that tell every item from every other. */
function isUniqueName(column: string): boolean {
  return /^(_?id|uuid|guid)$/i.test(column);
}

/** The same index, made further up in a block that the statement stands in. */
function madeBefore(statement: ts.Statement, made: string, source: ts.SourceFile): string | undefined {
  for (let at: ts.Node = statement; at.parent; at = at.parent) {
    const { parent } = at;
    if (!ts.isBlock(parent) && !ts.isSourceFile(parent)) continue;
    for (const one of parent.statements) {
      if (one === at) break;
      const [declared] = ts.isVariableStatement(one) ? one.declarationList.declarations : [];
      if (declared?.initializer?.getText(source) === made && ts.isIdentifier(declared.name)) return declared.name.text;
    }
  }
  return undefined;
}

/** `_id` makes `ById`. */
function capital(name: string): string {
  const bare = name.replace(/^_+(?=.)/, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
}
