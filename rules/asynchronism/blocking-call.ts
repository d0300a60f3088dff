import { readsOwnFile } from '../../engine/contract/own-files.ts';
import { isAfterFailure, reachedOperations } from '../../engine/contract/reached.ts';
import { ts } from '../../engine/contract/repair.ts';
import { type CallExpression, type Facts, type Fix, type Operation, type Repair, rule } from '../../engine/contract/rule.ts';

export default rule({
  title: 'Blocking call',
  item: 'offload-heavy',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    for (const { operation, occasion, because } of reachedOperations(facts, ({ kind }) => kind === 'blocking')) {
      const call = facts.call(operation.site);
      if (call && facts.isForDevelopers(call)) continue;
      const { work: works = 'works' } = operation.meaning;
      const isShort = isBrief(operation, call) || readsOwnFile(operation, facts);
      const seldomMatters =
        isShort || isByTheClock(operation, facts) || isAfterFailure(operation, facts) || isPerhapsBuilt(operation, facts);
      const certainty = seldomMatters ? 'possible' : 'certain';
      const message = `\`${operation.method}\` ${works} on the only thread: every other ${occasion} waits until it is done. Use a form that returns a promise.`;
      yield { span: operation.span, message, because, certainty, fixes: fixes(operation, facts) };
    }
  },

  repairs: { 'await-promise-form': awaitPromiseForm },
});

/** Of one file, what the machine knows of it is changed; of a folder with all that is in it, that takes its time. */
function isBrief({ meaning }: Operation, call: CallExpression | undefined): boolean {
  if (typeof meaning.isBrief !== 'object') return meaning.isBrief === true;
  const { argument, option } = meaning.isBrief.unless;
  const given = call?.arguments[argument];
  if (!given) return true;
  return given.kind === 'object' && given.entries.every(({ name, isSpread }) => !isSpread && name !== undefined && name !== option);
}

/** Nobody asked for it, and it is done before long. */
function isByTheClock({ site }: Operation, facts: Facts): boolean {
  const { onSchedule, perRequest, perJob } = facts.contextOf(site.function);
  return onSchedule && !perRequest && !perJob;
}

/** A page that asks nothing of the request is made with the application, unless what it stands in asks. */
function isPerhapsBuilt({ site }: Operation, facts: Facts): boolean {
  return facts.waysTo(site).every(({ entry }) => entry.mayBeBuilt);
}

/** Only where the function is async already: to make it so would change what its callers get. */
function fixes({ meaning, callSpan, site }: Operation, facts: Facts): readonly Fix[] {
  const form = meaning.promiseForm;
  if (!form || !facts.function(site.function)?.isAsync || isTaken(form, facts)) return [];
  const { module, name, promisify = false } = form;
  return [
    {
      repair: 'await-promise-form',
      title: `Await \`${name}\` of ${module}`,
      isSafe: false,
      facts: { module, name, promisify, start: callSpan.start, end: callSpan.end },
    },
  ];
}

/** Whether the file has something else of that name. */
function isTaken({ module, name }: { readonly module: string; readonly name: string }, { module: { bindings } }: Facts): boolean {
  return bindings.some(
    (binding) =>
      binding.name === name && !binding.definitions.some(({ source }) => source.kind === 'import' && source.import.specifier === module),
  );
}

function awaitPromiseForm({ nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const call = nodeAt({ start: Number(facts.start), end: Number(facts.end) });
  if (!ts.isCallExpression(call) || !isInBody(call)) return false;
  const name = String(facts.name);
  if (ts.isIdentifier(call.expression)) edits.swapImport(call.expression, String(facts.module), name);
  else edits.addImport(String(facts.module), name);
  if (facts.promisify) edits.addImport('node:util', 'promisify');
  const given = call.arguments.map((argument) => argument.getText()).join(', ');
  const awaited = `await ${facts.promisify ? `promisify(${name})` : name}(${given})`;
  edits.replace(call, isPartOfMore(call) ? `(${awaited})` : awaited);
  return true;
}

/** Nothing can be awaited in a parameter's default. */
function isInBody(call: ts.Node): boolean {
  for (let at = call; at.parent; at = at.parent) {
    if (ts.isParameter(at)) return false;
    if (ts.isFunctionLike(at)) return true;
  }
  return false;
}

function isPartOfMore({ parent, ...call }: ts.CallExpression): boolean {
  return (
    (ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent) || ts.isNonNullExpression(parent)) &&
    parent.expression.pos === call.pos
  );
}
