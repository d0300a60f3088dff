import { ts } from '../../engine/contract/repair.ts';
import { type Expression, type Facts, type Fix, type LoopFact, type Repair, rule } from '../../engine/contract/rule.ts';
import { callbackOf, type Scan, scansIn } from '../../engine/contract/scans.ts';

export default rule({
  title: 'Quadratic lookup',
  item: 'optimize-algorithms',
  certainty: 'likely',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    // What a user interface shows is short, and its thread serves one person.
    if (/\.[jt]sx$/.test(facts.file)) return;
    for (const { scan, loop } of scansIn(facts)) {
      const message = `Searches \`${facts.text(scan.list)}\` from its beginning for every ${loop.item}: with twice as much of both it takes four times as long. Build a \`Map\` or \`Set\` of it before the loop.`;
      yield {
        span: scan.call.callee,
        message,
        because: [{ at: loop.site, message: `runs once per ${loop.item}` }],
        certainty: isOfQuery(scan.list, facts) ? 'likely' : 'possible',
        fixes: fixes(scan, loop, facts),
      };
    }
  },

  repairs: { 'build-index': buildIndex },
});

/** Rows grow with the data; other lists may well stay short. */
function isOfQuery(list: Expression, facts: Facts): boolean {
  const origin = facts.originOf(list);
  return origin.kind === 'list' && origin.of.kind === 'row';
}

/** Where the list stays as it is, and the search is for one value of each item. */
function fixes({ call, method, list, key }: Scan, loop: LoopFact, facts: Facts): readonly Fix[] {
  const binding = list.kind === 'name' ? facts.module.bindings[list.binding] : undefined;
  const isFixed =
    binding && (binding.kind === 'constant' || binding.kind === 'parameter') && binding.definitions.length === 1 && !isGrown(list, facts);
  const callback = callbackOf(call, facts);
  const isSimple = key
    ? /^(find|some)$/.test(method) && callback?.body[0]?.kind === 'leave' && callback.body[0].value?.kind === 'operator'
    : method === 'includes' && call.arguments.length === 1;
  // A pattern has no name to put into the index.
  const isNamed = !callback || /^[\w$]+$/.test(callback.parameters[0]?.name ?? '');
  const at = facts.loopStep(loop.site) ?? facts.call(loop.site);
  if (!isFixed || !isSimple || !isNamed || !at || !hasBlock(loop, facts)) return [];
  const index = key && method === 'find' ? 'Map' : 'Set';
  const own = key ? { ownStart: key.own.start, ownEnd: key.own.end, wantedStart: key.wanted.start, wantedEnd: key.wanted.end } : {};
  return [
    {
      repair: 'build-index',
      title: `Build a ${index} before the loop`,
      isSafe: false,
      facts: { index, start: call.start, end: call.end, loop: at.start, ...own },
    },
  ];
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
  let statement = nodeAt({ start: Number(facts.loop), end: Number(facts.loop) + 1 });
  while (
    statement.parent &&
    !ts.isBlock(statement.parent) &&
    !ts.isSourceFile(statement.parent) &&
    !ts.isCaseOrDefaultClause(statement.parent)
  )
    statement = statement.parent;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression) || !ts.isStatement(statement)) return false;
  const list = call.expression.expression.getText();
  const [given] = call.arguments;
  const callback = given && ts.isArrowFunction(given) ? given : undefined;
  const item = callback?.parameters[0]?.name.getText();
  const own = source.text.slice(Number(facts.ownStart), Number(facts.ownEnd));
  const isKeyed = facts.ownStart !== undefined;
  if (isKeyed && (!item || !/^[\w$]+$/.test(item))) return false;
  const wanted = isKeyed ? source.text.slice(Number(facts.wantedStart), Number(facts.wantedEnd)) : (given?.getText() ?? '');
  const name = edits.freeName(isKeyed ? `${list}By${capital(own.slice(own.lastIndexOf('.') + 1))}` : `${list}Set`, statement);
  const made =
    facts.index === 'Map'
      ? `new Map(${list}.map((${item}) => [${own}, ${item}]))`
      : isKeyed
        ? `new Set(${list}.map((${item}) => ${own}))`
        : `new Set(${list})`;
  edits.insertBefore(statement, `const ${name} = ${made};\n${edits.indentOf(statement)}`);
  edits.replace(call, `${name}.${facts.index === 'Map' ? 'get' : 'has'}(${wanted})`);
  return true;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
