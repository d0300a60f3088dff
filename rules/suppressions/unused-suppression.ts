import { type Fix, type Repair, rule } from '../../engine/contract/rule.ts';

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
      const kept = suppression.rules.filter((id) => used.has(id));
      const idle = suppression.rules.filter((id) => !used.has(id));
      if (suppression.rules.length && !idle.length) continue;
      yield { span: suppression, message: sentence(idle, unknown), because: [], fixes: fixes(kept, idle) };
    }
  },

  repairs: { 'remove-names': removeNames },
});

function sentence(idle: readonly string[], unknown: readonly string[]): string {
  if (!idle.length) return 'Names no rule, so nothing is silenced here. Name the rule or remove the comment.';
  if (unknown.length) return `No rule is called ${listed(unknown)}, so it silences nothing. Correct the name or remove it.`;
  return `Nothing is reported here by ${listed(idle)}, and a later finding in its place would go unseen. Remove what is not needed.`;
}

function listed(ids: readonly string[]): string {
  return ids.map((id) => `\`${id}\``).join(', ');
}

function fixes(kept: readonly string[], idle: readonly string[]): readonly Fix[] {
  return [
    {
      repair: 'remove-names',
      title: kept.length ? `Remove ${listed(idle)} from the comment` : 'Remove the comment',
      isSafe: true,
      facts: { kept },
    },
  ];
}

/** Of a comment that still keeps something back only the names go that keep nothing. */
function removeNames({ source: { text }, span, facts, edits }: Parameters<Repair>[0]): boolean {
  const kept = facts.kept as readonly string[];
  const comment = text.slice(span.start, span.end);
  if (kept.length)
    edits.replace(
      span,
      comment.replace(/(latency-lens-ignore-\S+\s+)[\w-]+(\s*,\s*[\w-]+)*/, (_, directive: string) => directive + kept.join(', ')),
    );
  else edits.replace(wholeLine(text, span) ?? { start: text.slice(0, span.start).trimEnd().length, end: span.end }, '');
  return true;
}

/** The line with its end, where nothing else stands on it. */
function wholeLine(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const after = text.indexOf('\n', end);
  const lineEnd = after < 0 ? text.length : after + 1;
  return `${text.slice(lineStart, start)}${text.slice(end, lineEnd)}`.trim() === '' ? { start: lineStart, end: lineEnd } : undefined;
}
