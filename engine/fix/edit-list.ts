/** Collects the edits of one file, keeping its indentation, line ends and imports as they are written there. */
import { ts } from 'ts-morph';
import type { Edits } from '../contract/repair.ts';
import type { Edit } from '../model/finding.ts';
import type { Span } from '../model/place.ts';
import { importEdit, swapEdits } from './imports.ts';
import { isNameVisible } from './names.ts';

export class EditList implements Edits {
  readonly indentUnit: string;
  readonly quote: '"' | "'";
  readonly semicolon: ';' | '';
  private readonly source: ts.SourceFile;
  private readonly lineEnd: string;
  private readonly collected: Edit[] = [];
  private readonly imported = new Set<string>();
  private readonly taken = new Set<string>();

  constructor(source: ts.SourceFile) {
    this.source = source;
    this.lineEnd = source.text.includes('\r\n') ? '\r\n' : '\n';
    this.indentUnit = indentUnitOf(source.text);
    this.quote = quoteOf(source.text);
    this.semicolon = semicolonOf(source);
  }

  replace(span: Span | ts.Node, text: string): void {
    const { start, end } = this.spanOf(span);
    this.add({ start, end, text });
  }

  insertBefore(node: ts.Node, text: string): void {
    const start = node.getStart(this.source);
    this.add({ start, end: start, text });
  }

  insertAfter(node: ts.Node, text: string): void {
    const end = node.getEnd();
    this.add({ start: end, end, text });
  }

  remove(node: ts.Node): void {
    const start = node.getStart(this.source);
    const lineStart = this.source.text.lastIndexOf('\n', start - 1) + 1;
    const isAloneBefore = this.isFirstOnLine(node);
    const lineEnd = this.source.text.indexOf('\n', node.getEnd());
    const isAloneAfter = lineEnd >= 0 && this.source.text.slice(node.getEnd(), lineEnd).trim() === '';
    this.add(isAloneBefore && isAloneAfter ? { start: lineStart, end: lineEnd + 1, text: '' } : { start, end: node.getEnd(), text: '' });
  }

  addImport(module: string, name: string): void {
    const key = `${module}\n${name}`;
    if (this.imported.has(key)) return;
    this.imported.add(key);
    const edit = importEdit(this.source, module, name, this);
    if (edit) this.add(edit);
  }

  swapImport(user: ts.Identifier, module: string, name: string): void {
    const edits = swapEdits(this.source, user, module, name, this.quote);
    for (const edit of edits) this.add(edit);
    if (!edits.some(({ text }) => text)) this.addImport(module, name);
  }

  freeName(wanted: string, node: ts.Node): string {
    let name = wanted;
    for (let count = 2; this.taken.has(name) || isNameVisible(name, node, this.source); count += 1) name = `${wanted}${count}`;
    this.taken.add(name);
    return name;
  }

  isFirstOnLine(node: ts.Node): boolean {
    const start = node.getStart(this.source);
    return this.source.text.slice(this.source.text.lastIndexOf('\n', start - 1) + 1, start).trim() === '';
  }

  indentOf(node: ts.Node): string {
    const lineStart = this.source.text.lastIndexOf('\n', node.getStart(this.source) - 1) + 1;
    return /^[ \t]*/.exec(this.source.text.slice(lineStart))?.[0] ?? '';
  }

  /** Sorted by place; empty when two overlap, which a repair must not produce. */
  result(): readonly Edit[] {
    const edits = [...this.collected].sort((a, b) => a.start - b.start || a.end - b.end);
    return edits.some((edit, index) => index > 0 && edit.start < (edits[index - 1]?.end ?? 0)) ? [] : edits;
  }

  private add(edit: Edit): void {
    this.collected.push({ ...edit, text: this.lineEnd === '\n' ? edit.text : edit.text.replaceAll(/\r?\n/g, this.lineEnd) });
  }

  private spanOf(span: Span | ts.Node): Span {
    return 'kind' in span ? { start: span.getStart(this.source), end: span.getEnd() } : span;
  }
}

/** As the file's own imports have it, or else most of its texts. */
function quoteOf(text: string): '"' | "'" {
  const imports = text.match(/\b(?:from|require\()\s*["']/g) ?? text.match(/["']/g) ?? [];
  return imports.filter((one) => one.endsWith('"')).length * 2 > imports.length ? '"' : "'";
}

/** As most of the file's own imports and declarations have it. */
function semicolonOf(source: ts.SourceFile): ';' | '' {
  const own = source.statements.filter(
    (one) => ts.isImportDeclaration(one) || ts.isVariableStatement(one) || ts.isExpressionStatement(one),
  );
  const ended = own.filter((one) => source.text.charAt(one.getEnd() - 1) === ';').length;
  return ended * 2 < own.length ? '' : ';';
}

/** A tab, or the smallest step by which lines are indented; two spaces where nothing is. */
function indentUnitOf(text: string): string {
  let smallest = Number.POSITIVE_INFINITY;
  for (const [, indent = ''] of text.matchAll(/^([ \t]+)\S/gm)) {
    if (indent.startsWith('\t')) return '\t';
    if (indent.length > 1) smallest = Math.min(smallest, indent.length);
  }
  return ' '.repeat(Number.isFinite(smallest) ? smallest : 2);
}
