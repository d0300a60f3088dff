import { rule } from '../../engine/contract/rule.ts';
import type { Repair } from '../../engine/contract/rule.ts';

export default rule({
  title: 'Unused suppression',
  item: '',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',
  isForAllFiles: true,
  isAboutSuppressions: true,

  *check({ suppressions }) {
    for (const { suppression, used, unknown } of suppressions) {
      const idle = suppression.rules.filter((one) => !used.has(one));
      if (!idle.length) continue;
      const names = idle.map((one) => `\`${one}\``).join(', ');
      const message = unknown.length
        ? `No rule is called ${unknown.map((one) => `\`${one}\``).join(', ')}, so nothing is silenced. Correct the name or remove the comment.`
        : `Nothing here is reported by ${names}. Remove it from the comment, so that a later finding is seen.`;
      const isWhole = idle.length === suppression.rules.length;
      const fixes = isWhole ? [{ repair: 'remove-comment', title: 'Remove the comment', isSafe: true, facts: {} }] : [];
      yield { span: suppression, message, because: [], fixes };
    }
  },

  repairs: { 'remove-comment': removeComment() },
});

function removeComment(): Repair {
  return ({ source, span, edits }) => {
    const { text } = source;
    const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
    const lineEnd = text.indexOf('\n', span.end);
    const isAlone = text.slice(lineStart, span.start).trim() === '' && text.slice(span.end, lineEnd < 0 ? undefined : lineEnd).trim() === '';
    edits.replace(isAlone ? { start: lineStart, end: lineEnd < 0 ? text.length : lineEnd + 1 } : span, '');
    return true;
  };
}
