/**
 * A file that is being typed in. Keeps its syntax tree, so that after an edit only what changed is parsed; what it answers is
 * always what `lower` answers for the same text. Only for files open in an editor: a tree is many times larger than its Module.
 */
import { ts } from 'ts-morph';
import type { Module } from '../model/module.ts';
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
      this.tree = tree ? ts.updateSourceFile(tree, text, changeBetween(tree.text, text)) : treeOf(this.path, text);
      this.module = lowerTree(this.path, this.tree);
    } catch {
      this.tree = undefined;
      this.module = lower(this.path, text);
    }
    return this.module;
  }
}

/** The one stretch in which two texts differ. */
function changeBetween(before: string, after: string): ts.TextChangeRange {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (same < shorter - start && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same += 1;
  return { span: { start, length: before.length - same - start }, newLength: after.length - same - start };
}
