/** Where an expression stands that a value is followed to, and by which calls. */
import type { CallExpression } from '../../model/expression.ts';

export interface At {
  readonly file: string;
  /** The calls that led into the functions around it. */
  readonly frames: readonly Frame[];
}

export interface Frame {
  readonly function: string;
  readonly file: string;
  readonly call: CallExpression;
  readonly from: At;
}
