import { rule, ts } from '../../engine/contract/rule.ts';
import type { Operation, Repair } from '../../engine/contract/rule.ts';

export default rule({
  title: 'Blocking call',
  item: 'offload-heavy',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    for (const operation of facts.operations) {
      const key = operation.site.function;
      const { perRequest, perJob } = facts.contextOf(key);
      if (operation.kind !== 'blocking' || key === '' || !(perRequest || perJob)) continue;
      const whom = perRequest ? 'every other request' : 'every other job';
      const message = `\`${operation.method}\` ${operation.meaning.work ?? 'works'} on the only thread: ${whom} waits until it is done. Use the form that returns a promise.`;
      const because = facts.wayTo(key).map((at) => ({ at, message: `calls ${facts.nameOf(at)}` }));
      yield { span: operation.span, message, because, fixes: fixes(operation, facts.function(key)?.isAsync ?? false) };
    }
  },

  repairs: { 'await-promise-form': awaitPromiseForm() },
});

function fixes({ meaning, callSpan }: Operation, isAsync: boolean) {
  const form = meaning.promiseForm;
  if (!form || form.promisify || !isAsync) return [];
  const facts = { module: form.module, name: form.name, start: callSpan.start, end: callSpan.end };
  return [{ repair: 'await-promise-form', title: `Await \`${form.name}\` from ${form.module}`, isSafe: false, facts }];
}

function awaitPromiseForm(): Repair {
  return ({ nodeAt, facts, edits }) => {
    const call = nodeAt({ start: Number(facts.start), end: Number(facts.end) });
    if (!ts.isCallExpression(call)) return false;
    const name = String(facts.name);
    edits.addImport(String(facts.module), name);
    const isReceiver = ts.isPropertyAccessExpression(call.parent) && call.parent.expression === call;
    const given = call.arguments.map((argument) => argument.getText()).join(', ');
    edits.replace(call, isReceiver ? `(await ${name}(${given}))` : `await ${name}(${given})`);
    return true;
  };
}
