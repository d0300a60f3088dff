/**
 * What writers and readers of a Module's parts have in hand: the bytes, and which parts came before. Parts are shared in a Module (a
 * call stands in the body and in the list of calls); a shared part is written once and then named by its number, so that what is read
 * shares the same parts.
 */

import { none } from '../lower/lists.ts';
import type { Expression } from '../model/expression.ts';
import type { LoopStep, Source } from '../model/module.ts';
import type { TypeReference } from '../model/type-reference.ts';
import { ByteReader, ByteWriter } from './bytes.ts';

/** The word for nothing, and the word for a part that came before; kinds begin after them. */
export const NOTHING = 0;
export const BEFORE = 1;
export const FIRST_KIND = 2;

export class Out extends ByteWriter {
  readonly expressions = new Map<Expression, number>();
  readonly types = new Map<TypeReference, number>();
  readonly sources = new Map<Source, number>();
  readonly loops = new Map<LoopStep, number>();
  private lastStart = 0;

  /** A part of those that may be shared. `write` writes it the first time. */
  shared<Part extends object>(known: Map<Part, number>, part: Part | undefined, write: (out: Out, part: Part) => void): void {
    if (!part) {
      this.count(NOTHING);
      return;
    }
    const number = known.get(part);
    if (number === undefined) {
      write(this, part);
      known.set(part, known.size);
    } else {
      this.count(BEFORE);
      this.count(number);
    }
  }

  /** Most things stand a little behind what was written last. */
  span({ start, end }: { readonly start: number; readonly end: number }): void {
    this.whole(start - this.lastStart);
    this.count(end - start);
    this.lastStart = start;
  }

  optionalText(text: string | undefined): void {
    this.flag(text !== undefined);
    if (text !== undefined) this.text(text);
  }

  list<Item>(items: readonly Item[], write: (out: Out, item: Item) => void): void {
    this.count(items.length);
    for (const item of items) write(this, item);
  }

  texts(items: readonly string[]): void {
    this.list(items, writeText);
  }

  wholes(items: readonly number[]): void {
    this.list(items, writeWhole);
  }
}

function writeText(out: Out, text: string): void {
  out.text(text);
}

function writeWhole(out: Out, value: number): void {
  out.whole(value);
}

export class In extends ByteReader {
  readonly expressions: Expression[] = [];
  readonly types: TypeReference[] = [];
  readonly sources: Source[] = [];
  readonly loops: LoopStep[] = [];
  /** Of the span read last. */
  start = 0;
  end = 0;

  /** `read` reads a part that comes for the first time, given its kind's number. */
  shared<Part>(known: Part[], read: (input: In, kind: number) => Part): Part | undefined {
    const word = this.count();
    if (word === NOTHING) return undefined;
    if (word === BEFORE) return known[this.count()] as Part;
    const part = read(this, word - FIRST_KIND);
    known.push(part);
    return part;
  }

  /** Sets `start` and `end`; to be taken before anything else is read. */
  readSpan(): void {
    this.start += this.whole();
    this.end = this.start + this.count();
  }

  span(): { readonly start: number; readonly end: number } {
    this.readSpan();
    return { start: this.start, end: this.end };
  }

  optionalText(): string | undefined {
    return this.flag() ? this.text() : undefined;
  }

  /** Lists as long as they need to be; one for all that are empty. */
  list<Item>(read: (input: In) => Item): readonly Item[] {
    const length = this.size();
    if (length === 0) return none;
    if (length === 1) return [read(this)];
    if (length === 2) return [read(this), read(this)];
    if (length === 3) return [read(this), read(this), read(this)];
    const items: Item[] = [];
    for (let index = 0; index < length; index += 1) items.push(read(this));
    return items.slice();
  }

  texts(): readonly string[] {
    return this.list(readText);
  }

  wholes(): readonly number[] {
    return this.list(readWhole);
  }
}

function readText(input: In): string {
  return input.text();
}

function readWhole(input: In): number {
  return input.whole();
}
