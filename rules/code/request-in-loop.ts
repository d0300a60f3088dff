import { howOften, repeatedOperations } from '../../engine/contract/repeated.ts';
import { rule } from '../../engine/contract/rule.ts';

export default rule({
  title: 'Request in a loop',
  item: 'similar-requests',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    for (const one of repeatedOperations(facts, ({ kind }) => kind === 'request')) {
      const { operation, loop } = one;
      const host = operation.target ? `\`${operation.target}\`` : `\`${operation.label}\``;
      const how = loop.isConcurrent ? 'all at once and with no ceiling' : 'each waiting for the one before';
      const message = `Sends a request to ${host} ${howOften(one)}, ${how}. Ask for all of them in one request, or limit how many run at once.`;
      yield { span: one.span, message, because: one.because, certainty: operation.certainty };
    }
  },
});
