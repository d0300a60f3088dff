import { rule } from '../../engine/contract/rule.ts';

export default rule({
  title: 'Suppression without a reason',
  item: '',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',
  isForAllFiles: true,
  isAboutSuppressions: true,

  *check({ suppressions }) {
    for (const { suppression } of suppressions) {
      if (suppression.reason?.trim()) continue;
      const rules = suppression.rules.join(', ');
      yield {
        span: suppression,
        message: `Nobody can tell later why \`${rules}\` is silenced here. Say the reason after \`--\`.`,
        because: [],
      };
    }
  },
});
