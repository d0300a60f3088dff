import { reachedOperations } from '../../engine/contract/reached.ts';
import { forEachStepList, namesWithin, onlyValueOf } from '../../engine/contract/reading.ts';
import { ts } from '../../engine/contract/repair.ts';
import {
  type Expression,
  type Facts,
  type Fix,
  type FunctionNode,
  type Operation,
  type Repair,
  rule,
  type Term,
} from '../../engine/contract/rule.ts';

export default rule({
  title: 'Client per request',
  item: 'connection-pooling',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    const isOwn = (operation: Operation) =>
      operation.kind === 'connect' &&
      !isOverAnother(operation, facts) &&
      !isKeptBusy(operation, facts) &&
      !isToWhereClientsSay(operation, facts) &&
      !isMadeToMeasure(operation, facts);
    for (const { operation, occasion, because } of reachedOperations(facts, isOwn)) {
      const message = `Makes a new ${operation.libraryTitle} client for every ${occasion}, each with connections of its own that have to be opened. Make one when the process starts and share it.`;
      const certainty = isInsteadOfAnother(operation, facts) ? 'possible' : 'certain';
      yield { span: operation.span, message, because, certainty, fixes: fixes(operation, facts) };
    }
    for (const operation of facts.operations) {
      if (!isOwn(operation) || !isMadeAnew(operation, facts)) continue;
      const message = `Makes a new ${operation.libraryTitle} client each time it is called, with connections of its own that have to be opened. Where that is more than once, make one when the process starts and share it.`;
      yield { span: operation.span, message, because: [], certainty: 'possible', fixes: fixes(operation, facts) };
    }
  },

  repairs: { hoist },
});

/** A connection on which somebody waits for what comes is of no use to anybody else. */
function isKeptBusy({ site }: Operation, facts: Facts): boolean {
  return facts.sentThrough(site).some(({ kind }) => kind === 'listen');
}

/** `new Client({ host: body.host, password: body.password })`: each request brings whom to connect to, and there is nothing to share. */
function isToWhereClientsSay({ site }: Operation, facts: Facts): boolean {
  const isSent = (value: Expression | undefined) => value !== undefined && facts.sentByClient(value).how !== 'no';
  return (facts.call(site)?.arguments ?? []).some((argument) => {
    const given = (argument.kind === 'name' && onlyValueOf(facts.module.bindings[argument.binding])) || argument;
    if (given.kind === 'object') return given.entries.some(({ name, value }) => REACHES.test(name ?? '') && isSent(value));
    return given.kind === 'text' ? /:\/\/$/.test(given.parts[0] ?? '') && isSent(given.holes[0]) : false;
  });
}

/** `new Agent({ connect: { lookup: (_host, _options, found) => found(null, address) } })`: how it connects is made of what this caller gives. */
function isMadeToMeasure({ site }: Operation, facts: Facts): boolean {
  const given = new Set(facts.function(site.function)?.parameters.flatMap(({ bindings }) => bindings));
  return functionsWithin(facts.call(site)?.arguments ?? []).some((one) => [...namesWithin(one, facts)].some((name) => given.has(name)));
}

function functionsWithin(given: readonly Expression[]): readonly Expression[] {
  return given.flatMap((one) => {
    if (one.kind === 'object') return functionsWithin(one.entries.map(({ value }) => value));
    return one.kind === 'function' ? [one] : [];
  });
}

/** What says whom a client connects to, and as whom. */
const REACHES = /^(host|hostname|server|endpoint|ur[il]|connectionString|credentials|password|secret\w*|accessKey\w*|apiKey|token)$/i;

/** `options.pool ?? new Pool()`, `if (known) return known;`: whoever is seen to ask may well hand one on. */
function isInsteadOfAnother({ site }: Operation, facts: Facts): boolean {
  const isMade = ({ chain: [call, inner] }: Term) => !inner && call?.part === site.part && call.index === site.index;
  return facts.termsOf(site.function).some((term) => isMade(term) && term.isConditional);
}

/** In a function that nobody is seen to call, which keeps it in a name of its own and does not give it back. */
function isMadeAnew({ site }: Operation, facts: Facts): boolean {
  const node = facts.function(site.function);
  const call = facts.call(site);
  const { perRequest, perJob, onSchedule, atStartUp, inScript } = facts.contextOf(site.function);
  const isPlaced = perRequest || perJob || onSchedule || atStartUp || inScript;
  if (!node || !call || isPlaced || node.form === 'module' || node.form === 'constructor' || STARTS.test(node.name)) return false;
  const index = facts.module.bindings.findIndex(
    ({ function: owner, definitions }) =>
      owner === node.key && definitions.some(({ source, path }) => !path.length && source.kind === 'value' && source.expression === call),
  );
  return index >= 0 && !isGivenBack(index, node);
}

function isGivenBack(binding: number, { body }: FunctionNode): boolean {
  let isReturned = false;
  forEachStepList(body, (steps) => {
    isReturned ||= steps.some((step) => step.kind === 'leave' && step.value?.kind === 'name' && step.value.binding === binding);
  });
  return isReturned;
}

/** What runs once by its name. */
const STARTS = /^(main|bootstrap|start|boot|setup|register|on[A-Z]\w*)/;

/** A client around a pool that exists already opens nothing itself. */
function isOverAnother({ site }: Operation, facts: Facts): boolean {
  const given = facts.call(site)?.arguments ?? [];
  return given.some((argument) => argument.kind !== 'object' && facts.originOf(argument).kind === 'library');
}

const CLOSES = /^\$?(end|close|destroy|quit|disconnect|release|dispose)$/i;

/** Where everything that it is made with is there before the function runs, and nobody closes it: it would be closed for all. */
function fixes({ site, callSpan }: Operation, facts: Facts): readonly Fix[] {
  const call = facts.call(site);
  const { bindings } = facts.module;
  const index = bindings.findIndex((binding) => binding.kind === 'constant' && onlyValueOf(binding) === call);
  const isAlone = bindings.every(({ name }, other) => other === index || name !== bindings[index]?.name);
  const isThere = (binding: number) => {
    const one = bindings[binding];
    return one?.function === '' && (one.start < callSpan.start || one.kind === 'import' || one.kind === 'function');
  };
  const isAtTop = (argument: Expression) => [...namesWithin(argument, facts)].every(isThere);
  if (!call || index < 0 || !isAlone || !call.arguments.every(isAtTop) || isClosed(index, facts)) return [];
  return [{ repair: 'hoist', title: 'Make one for the whole module', isSafe: false, facts: { start: callSpan.start, end: callSpan.end } }];
}

function isClosed(binding: number, { functions }: Facts): boolean {
  return functions.some(({ calls }) =>
    calls.some(
      ({ callee }) =>
        callee.kind === 'member' && CLOSES.test(callee.name) && callee.object.kind === 'name' && callee.object.binding === binding,
    ),
  );
}

/** `const client = new Client(…)` moves before the top-level statement that its function stands in. */
function hoist({ source, nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const made = nodeAt({ start: Number(facts.start), end: Number(facts.end) });
  const statement = made.parent?.parent?.parent;
  if (!statement || !ts.isVariableStatement(statement) || statement.declarationList.declarations.length !== 1) return false;
  const top = source.statements.find((one) => one.getStart() <= statement.getStart() && statement.getEnd() <= one.getEnd());
  if (!top || top === statement || isBound(statement)) return false;
  const text = statement.getText().replaceAll(`\n${edits.indentOf(statement)}`, '\n');
  edits.replace(startOf(top, source), `${text}\n\n`);
  edits.remove(statement);
  return true;
}

/** What stands in a function and means another thing outside it: `this`, `await`, lines of a template. */
function isBound(node: ts.Node): boolean {
  const { kind } = node;
  const isOfFunction = kind === ts.SyntaxKind.ThisKeyword || kind === ts.SyntaxKind.SuperKeyword || ts.isAwaitExpression(node);
  const isOfLines = ts.isTemplateLiteral(node) && node.getText().includes('\n');
  const isArguments = ts.isIdentifier(node) && node.text === 'arguments';
  return isOfFunction || isOfLines || isArguments || (ts.forEachChild(node, (child) => isBound(child) || undefined) ?? false);
}

/** Before what is said of a statement. */
function startOf(statement: ts.Statement, { text }: ts.SourceFile): { readonly start: number; readonly end: number } {
  const [first] = ts.getLeadingCommentRanges(text, statement.getFullStart()) ?? [];
  const start = first && statement.getFullStart() > 0 ? first.pos : statement.getStart();
  return { start, end: start };
}
