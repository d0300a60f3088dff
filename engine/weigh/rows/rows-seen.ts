/** What a walk after rows comes upon. */
import type { Site } from '../../model/place.ts';

export interface RowsSeen {
  readonly names: Set<string>;
  /** Left out of what is handed on otherwise: `({ body, ...rest }) => rest`. */
  readonly omitted: Set<string>;
  /** The calls that are given them back. */
  readonly callers: Site[];
  /** What is done with all of them together: their methods, 'for' for a loop, 'at' for one by its place. */
  readonly methods: Set<string>;
  /** The calls of those methods. */
  readonly calls: Site[];
  /** Whether somebody has them whole, or it cannot be told. */
  isWhole: boolean;
  isOfFirst: boolean;
  hasRest: boolean;
  isTyped: boolean;
  isDeclared: boolean;
}

export function nothingSeen(gives: 'one' | 'many'): RowsSeen {
  return {
    names: new Set(),
    omitted: new Set(),
    callers: [],
    methods: new Set(),
    calls: [],
    isWhole: false,
    isOfFirst: gives === 'many',
    hasRest: false,
    isTyped: false,
    isDeclared: false,
  };
}
