import { rule } from '../../engine/contract/rule.ts';
import type { Edits, Operation, Repair } from '../../engine/contract/rule.ts';
import { optionsArgument, withOption } from '../../engine/contract/rewrite.ts';

/** What a repair writes where nothing says how long is long enough: longer than a slow answer, shorter than a user's patience. */
const STANDARD_MILLISECONDS = 10_000;

export default rule({
  title: 'Missing timeout',
  item: 'connection-timeouts',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    for (const operation of facts.operations) {
      if (operation.timeout?.kind !== 'none' || isSaidOfClient(operation)) continue;
      const asked = operation.target ?? operation.label;
      const message = `\`${asked}\` is waited for without end: when it does not answer, this call and whoever waits for it hang. Give it a timeout.`;
      yield { span: operation.span, message, because: [], fixes: fixes(operation) };
    }
  },

  repairs: { 'add-timeout': addTimeout() },
});

/** A client that is made in sight is reported once, where it is made. */
function isSaidOfClient({ kind, client, meaning }: Operation): boolean {
  return kind === 'request' && client !== undefined && (meaning.timeout?.clientOptions?.length ?? 0) > 0;
}

function fixes({ meaning, callSpan }: Operation) {
  const how = meaning.timeout?.repair;
  const at = meaning.options ?? 0;
  if (!how || how === 'seconds') return [];
  const title = how === 'signal' ? `Give up after ${STANDARD_MILLISECONDS / 1_000} seconds` : `Set a timeout of ${STANDARD_MILLISECONDS / 1_000} seconds`;
  return [{ repair: 'add-timeout', title, isSafe: false, facts: { how, at, start: callSpan.start, end: callSpan.end } }];
}

function addTimeout(): Repair {
  return ({ nodeAt, facts, edits }) => {
    const call = optionsArgument(nodeAt({ start: Number(facts.start), end: Number(facts.end) }), Number(facts.at));
    return call !== undefined && withOption(call, textOf(String(facts.how)), edits as Edits);
  };
}

function textOf(how: string): { readonly name: string; readonly value: string } {
  const milliseconds = String(STANDARD_MILLISECONDS).replace(/(\d)(?=(\d{3})+$)/g, '$1_');
  return how === 'signal' ? { name: 'signal', value: `AbortSignal.timeout(${milliseconds})` } : { name: 'timeout', value: milliseconds };
}
