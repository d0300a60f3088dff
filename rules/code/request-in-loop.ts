import { isAboutFile, isDownload, isNamedForFile } from '../../engine/contract/fetched-files.ts';
import { howOften, type Repeated, repeatedOperations, toWhom } from '../../engine/contract/repeated.ts';
import { type Facts, type Operation, type RepetitionPlace, rule } from '../../engine/contract/rule.ts';

export default rule({
  title: 'Request in a loop',
  item: 'similar-requests',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    // Where all are sent at once, the missing ceiling is the cause, and another rule's to tell; where workers share them, a few run at a time.
    const isInTurn = ({ loop }: RepetitionPlace) => !loop.isConcurrent && !loop.isShared;
    for (const one of repeatedOperations(facts, ({ kind }, { places }) => kind === 'request' && places.some(isInTurn))) {
      const { operation, isConcurrent } = one;
      // What a page asks its own server is no matter of this back end.
      if (one.repetition.places.every(({ file, function: key }) => file === facts.file && facts.isCodeOfPages(key))) continue;
      const turn = isConcurrent === false ? ', each waiting for the one before' : '';
      const isOfItems = one.repetition.places.some(({ loop }) => loop.isDependent);
      const advice = isOfItems
        ? 'Ask for all of them in one request, or let a few run at a time.'
        : 'If it asks the same each time, ask once before the loop.';
      const message = `Sends a request${toWhom(operation)} ${howOften(one)}${turn}. ${advice}`;
      const isForAll = isOfItems && !facts.changesOthers(operation) && !isFile(operation, facts) && !isItsOwn(operation, facts);
      const certainty = isForAll && !isWalk(one) ? one.certainty : 'possible';
      yield { span: one.span, message, because: one.because, certainty };
    }
  },
});

/** Each folder is asked for its own folders. */
function isWalk({ place: { file, function: key, term } }: Repeated): boolean {
  const [, inner] = term.chain;
  return inner !== undefined && inner.file === file && inner.function === key;
}

/** Files are asked for one by one, and many at once fill the memory. */
function isFile(operation: Operation, facts: Facts): boolean {
  return isNamedForFile(operation, facts) || isDownload(operation, facts) || isAboutFile(operation, facts) || operation.isStreamed;
}

/** An address that comes with the item: each may be another host's, and none answers for the others. */
function isItsOwn(operation: Operation, facts: Facts): boolean {
  const { site, method } = operation;
  const [address] = facts.call(site)?.arguments ?? [];
  return toWhom(operation) === '' && address?.kind === 'member' && /^(fetch|get|request|default|stream)$/.test(method);
}
