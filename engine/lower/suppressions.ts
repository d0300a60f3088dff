/** `latency-lens-ignore…` comments. A text search finds where one may be; the tree tells comments from strings, templates and JSX text. */
import { ts } from 'ts-morph';
import type { Suppression } from '../model/module.ts';
import { packed } from './lists.ts';

const MARK = 'latency-lens-ignore';
const { JsxText } = ts.SyntaxKind;

/** Every directive of the file, in order. The span is that of the whole comment. */
export function suppressionsIn(tree: ts.SourceFile): readonly Suppression[] {
  const { text } = tree;
  const found: Suppression[] = [];
  let at = text.indexOf(MARK);
  while (at >= 0) {
    const comment = commentAround(tree, at);
    if (comment) addDirectives(text, comment, found);
    at = text.indexOf(MARK, comment ? comment.end : at + MARK.length);
  }
  return packed(found);
}

interface Comment {
  readonly start: number;
  readonly end: number;
}

function commentAround(tree: ts.SourceFile, at: number): Comment | undefined {
  const gap = gapAround(tree, at);
  return gap < 0 ? undefined : scannedComment(tree, gap, at);
}

/** Where the stretch begins that has only space, comments, keywords and punctuation up to the offset; -1 inside a literal. */
function gapAround(tree: ts.SourceFile, at: number): number {
  let node: ts.Node = tree;
  for (;;) {
    let inner: ts.Node | undefined;
    let before = node.pos;
    let hasChildren = false;
    ts.forEachChild(node, (child) => {
      hasChildren = true;
      if (child.end <= at) before = Math.max(before, child.end);
      else if (child.pos <= at && !inner) inner = child;
    });
    if (!inner) return hasChildren || (node.kind !== JsxText && at < node.getStart(tree)) ? before : isLeafText(node) ? -1 : before;
    node = inner;
  }
}

/** Tokens with text of their own; anything else without children is made of brackets and words. */
function isLeafText(node: ts.Node): boolean {
  return (
    node.kind === JsxText ||
    ts.isLiteralExpression(node) ||
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddle(node) ||
    ts.isTemplateTail(node) ||
    ts.isIdentifier(node)
  );
}

function scannedComment(tree: ts.SourceFile, from: number, at: number): Comment | undefined {
  const scanner = ts.createScanner(
    ts.ScriptTarget.ESNext,
    false,
    tree.languageVariant,
    tree.text,
    undefined,
    from,
    tree.text.length - from,
  );
  for (;;) {
    const token = scanner.scan();
    const end = scanner.getTokenEnd();
    if (end > at || token === ts.SyntaxKind.EndOfFileToken) {
      const isComment = token === ts.SyntaxKind.SingleLineCommentTrivia || token === ts.SyntaxKind.MultiLineCommentTrivia;
      return isComment ? { start: scanner.getTokenStart(), end } : undefined;
    }
  }
}

/** A directive begins its line of the comment: `// latency-lens-ignore-next-line rule, rule -- reason`. */
const DIRECTIVE = /^[\s/*]*latency-lens-ignore-(next-line|file)(?![\w-])[^\S\r\n]*(.*)$/gm;

function addDirectives(text: string, { start, end }: Comment, found: Suppression[]): void {
  const body = text.startsWith('/*', start) && text.endsWith('*/', end) ? text.slice(start, end - 2) : text.slice(start, end);
  for (const [, scope, rest = ''] of body.matchAll(DIRECTIVE)) {
    const [rules = '', ...reasons] = rest.split(/(?:^|\s+)--(?:\s+|$)/);
    const reason = reasons.join(' -- ').trim();
    found.push({
      start,
      end,
      scope: scope === 'file' ? 'file' : 'next-line',
      rules: rules.split(/[\s,]+/).filter((rule) => rule !== ''),
      reason: reason === '' ? undefined : reason,
    });
  }
}
