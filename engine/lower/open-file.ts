/**
 * A file that is being typed in. Keeps its syntax tree, so that after an edit only what changed is parsed; what it answers is
 * always what `lower` answers for the same text. Only for files open in an editor: a tree is many times larger than its Module.
 */
import { ts } from 'ts-morph';
import type { Module } from '../model/module.ts';
import { changeBetween, type TextChange } from '../model/text-change.ts';
import { lower, lowerTree } from './lower.ts';
import { treeOf } from './tree.ts';

export class OpenFile {
  readonly path: string;
  /** Undefined before the first text, and after one that could not be parsed. */
  private tree: ts.SourceFile | undefined;
  private module: Module | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** Parses a text, so that the change after it is parsed alone. */
  prepare(text: string): void {
    try {
      this.tree ??= treeOf(this.path, text);
    } catch {
      // Whoever asks for its Module is told.
    }
  }

  /** The Module of the file's text as it is now. */
  lowered(text: string): Module {
    if (this.module && this.tree?.text === text) return this.module;
    try {
      // The old tree gives its parts to the new one and is of no use after that, even when that fails.
      const { tree } = this;
      this.tree = undefined;
      this.tree = tree ? ts.updateSourceFile(tree, text, rangeOf(changeBetween(tree.text, text))) : treeOf(this.path, text);
      this.module = lowerTree(this.path, this.tree);
      // Of a broken text the compiler says something else when it reads on from a change than when it reads the whole.
      if (tree && this.module.syntaxErrors.length) {
        this.tree = treeOf(this.path, text);
        this.module = lowerTree(this.path, this.tree);
      }
    } catch {
      this.tree = undefined;
      this.module = lower(this.path, text);
    }
    return this.module;
  }
}

function rangeOf({ start, end, growth }: TextChange): ts.TextChangeRange {
  return { span: { start, length: end - start }, newLength: end - start + growth };
}
