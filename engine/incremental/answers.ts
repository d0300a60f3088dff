/**
 * The answers of one query where nobody will ask what they were made from: the values themselves, found by the parts of their keys. A
 * workspace that is checked once has hundreds of thousands of them, and a cell around each would take more room than they do.
 */
import { Cell, type Definition, type KeyPart } from './cell.ts';

export class Answers {
  private readonly definition: Definition;
  private byKey = new Map<KeyPart, unknown>();
  /** What was asked of one file last: most questions of a query come file by file. */
  private lastFirst: KeyPart | undefined = undefined;
  private lastInner: Level | undefined = undefined;

  constructor(definition: Definition) {
    this.definition = definition;
  }

  /** A cell is an answer still to be found; `NOTHING` is one that is undefined. */
  at(first: KeyPart, second: KeyPart | undefined, third: KeyPart | undefined): unknown {
    if (second === undefined) return this.byKey.get(first);
    if (first !== this.lastFirst) {
      this.lastInner = this.byKey.get(first) as Level | undefined;
      this.lastFirst = first;
    }
    if (this.lastInner === undefined) return undefined;
    const inner = heldBy(this.lastInner, second);
    return third === undefined || inner === undefined ? inner : heldBy(inner as Level, third);
  }

  begin(first: KeyPart, second: KeyPart | undefined, third: KeyPart | undefined): Cell {
    const cell = new Cell(this.definition, first, second, third);
    this.put(cell, cell);
    return cell;
  }

  settle(cell: Cell): void {
    this.put(cell, cell.value === undefined ? NOTHING : cell.value);
  }

  clear(): void {
    this.byKey = new Map();
    this.lastFirst = undefined;
  }

  private put({ first, second, third }: Cell, held: unknown): void {
    let level: Level = this.byKey;
    if (first === this.lastFirst && !this.lastInner) this.lastFirst = undefined;
    let last = first;
    for (const part of [second, third]) {
      if (part === undefined) break;
      level = levelIn(level, last, part);
      last = part;
    }
    if (typeof last === 'number' && Array.isArray(level)) level[last] = held;
    else (level as Map<KeyPart, unknown>).set(last, held);
  }
}

export const NOTHING = Symbol('nothing');

/** Numbers count calls, bindings and the like from zero on, so that a list takes the least room. The outermost level is always a map. */
type Level = Map<KeyPart, unknown> | unknown[];

function heldBy(level: Level, key: KeyPart): unknown {
  return Array.isArray(level) ? level[key as number] : level.get(key);
}

/** Most functions make few calls; a list that begins with none would take room for sixteen with the first. */
const FEW = 4;

function levelIn(level: Level, key: KeyPart, next: KeyPart): Level {
  const known = heldBy(level, key) as Level | undefined;
  if (known) return known;
  const inner: Level = typeof next === 'number' ? new Array(FEW) : new Map();
  if (Array.isArray(level)) level[key as number] = inner;
  else level.set(key, inner);
  return inner;
}
