/** What is asked about a loop, and what is answered. */
import type { LoopPurpose } from '../../../model/cost.ts';
import type { CallExpression, Expression } from '../../../model/expression.ts';
import type { LoopStep, Module } from '../../../model/module.ts';
import type { Origin } from '../../../model/origin.ts';
import type { Dependence } from '../../values/dependence.ts';

export interface LoopSubject {
  readonly step: LoopStep;
  readonly module: Module;
  readonly dependence: Dependence;
  originOf(expression: Expression): Origin;
  /** How many items a list has at most, by where it comes from. */
  mostItemsOf(list: Expression): number | undefined;
  /** Whether a call pauses. */
  isPause(call: CallExpression): boolean;
}

export interface Purpose {
  readonly purpose: LoopPurpose;
  /** A few words that a reader understands. */
  readonly evidence: string;
  /** The literal number of iterations, where it is known. */
  readonly times?: number;
  /** Whether several workers take the items in turn. */
  readonly isShared?: boolean;
}
