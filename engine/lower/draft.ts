/** What grows while a file is lowered: the lists of its Module, the names in force, and the function that is being written. */

import type { ts } from 'ts-morph';
import type { Binding, BindingKind, ClassNode, Definition, Export, FunctionNode, TypeDeclaration } from '../model/module.ts';
import type { TypeReference } from '../model/type-reference.ts';
import { Frame } from './frame.ts';
import { Keys } from './keys.ts';
import { Names } from './names.ts';
import { tokenStart } from './offsets.ts';

/** How deep forms may be nested before what is further in is left out, so that no text can exhaust the stack. */
export const MAXIMUM_DEPTH = 400;

export interface BindingDraft extends Binding {
  annotation: TypeReference | undefined;
  definitions: readonly Definition[];
}

export class Draft {
  readonly text: string;
  readonly names = new Names();
  readonly keys = new Keys();
  readonly specifiers = new Set<string>();
  readonly bindings: BindingDraft[] = [];
  readonly exports: Export[] = [];
  readonly functions: FunctionNode[] = [];
  readonly classes: ClassNode[] = [];
  readonly types: TypeDeclaration[] = [];
  /** References without arguments by their name: the same few stand in a file over and over. */
  readonly plainTypes = new Map<string, TypeReference>();
  /** `export { … }` lists wait here until every type of the file is known. */
  readonly exportLists: ts.ExportDeclaration[] = [];
  /** Bindings that were assigned to in the text before their declaration. */
  readonly early = new Set<number>();
  readonly hasVar: boolean;
  frame: Frame;
  depth = 0;
  private lastPosition = -1;
  private lastStart = -1;

  constructor(text: string) {
    this.text = text;
    this.hasVar = hasWord(text, 'var');
    this.frame = this.opened('');
  }

  /** A frame for a function, with its place in the list kept, so that functions are listed in the order of the text. */
  opened(key: string): Frame {
    const frame = new Frame(key, this.functions.length);
    this.functions.push(undefined as never);
    return frame;
  }

  /** Where a node's text begins, after the space and comments before it. */
  start(node: ts.Node): number {
    const { pos } = node;
    // The leftmost parts of a node begin where it does, and are asked right after it.
    if (pos !== this.lastPosition) {
      this.lastStart = tokenStart(this.text, pos);
      this.lastPosition = pos;
    }
    return this.lastStart < node.end ? this.lastStart : node.end;
  }

  /** Declares a name in the scope that is open, or finds it there. */
  declare(name: string, kind: BindingKind, start: number, end: number): number {
    const known = this.names.declaredHere(name);
    if (known >= 0) return known;
    const index = this.bindings.length;
    this.bindings.push({ name, kind, start, end, function: this.frame.key, annotation: undefined, definitions: NO_DEFINITIONS });
    this.names.declare(name, index);
    return index;
  }

  /** Adds where a declared name gets its value in its declaration. */
  define(index: number, definition: Definition): void {
    const binding = this.bindings[index];
    if (!binding) return;
    if (this.early.delete(index)) binding.definitions = [definition, ...binding.definitions];
    else this.addDefinition(binding, definition);
  }

  /** Adds where a name gets a value in an assignment. */
  redefine(index: number, definition: Definition): void {
    const binding = this.bindings[index];
    if (!binding) return;
    if (binding.definitions === NO_DEFINITIONS) this.early.add(index);
    this.addDefinition(binding, definition);
  }

  private addDefinition(binding: BindingDraft, definition: Definition): void {
    if (binding.definitions.length === 0) binding.definitions = [definition];
    else (binding.definitions as Definition[]).push(definition);
  }
}

/** Whether a word may stand in the text: where it does, something that is no part of a name follows it. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!/[\w$]/.test(text.charAt(at + word.length))) return true;
  }
  return false;
}

const NO_DEFINITIONS: readonly Definition[] = Object.freeze([]);
