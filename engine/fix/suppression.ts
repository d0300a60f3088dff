/** The comment that keeps a finding back, with its reason, written where it belongs. */
import type { Edit, Finding } from '../model/finding.ts';

export function suppressionEdit(text: string, finding: Finding, scope: 'next-line' | 'file', reason: string): Edit {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const said = reason.replace(/\s+/g, ' ').trim();
  if (scope === 'file') {
    const at = text.startsWith('#!') ? text.indexOf('\n') + 1 : 0;
    return { start: at, end: at, text: `// latency-lens-ignore-file ${finding.rule} -- ${said}${lineEnd}` };
  }
  const lineStart = text.lastIndexOf('\n', finding.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  return { start: lineStart, end: lineStart, text: `${indent}// latency-lens-ignore-next-line ${finding.rule} -- ${said}${lineEnd}` };
}
