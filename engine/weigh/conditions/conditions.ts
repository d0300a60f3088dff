/** What the test of a branch says of how often its arms are entered. */
import type { Expression } from '../../model/expression.ts';
import type { BranchStep, LoopStep } from '../../model/module.ts';
import { hasWithin } from '../../model/walk.ts';

/** A test that holds or fails; of a switch, the cases of which the tested value is one. */
export interface Condition {
  readonly test: Expression;
  readonly holds: boolean;
  readonly cases?: readonly Expression[];
}

/** An arm for one value of a loop's item, `case 'name':` or `if (key === 'name')`: of different items one alone enters it. */
export function isPicked({ test, cases, arms, isExhaustive }: BranchStep, arm: number, loop: LoopStep | undefined): boolean {
  const isItem = (expression: Expression) => expression.kind === 'name' && (loop?.items.includes(expression.binding) ?? false);
  if (cases.length) return isItem(test) && !(isExhaustive && arm === arms.length - 1);
  if (arm !== 0 || test.kind !== 'operator' || !/^===?$/.test(test.operator)) return false;
  return test.operands.some(isItem) && test.operands.some(isConstant);
}

/** A text, a number, a member of an enum. */
export function isConstant(expression: Expression): boolean {
  if (expression.kind === 'literal' || expression.kind === 'text') return true;
  return expression.kind === 'member' && expression.object.kind === 'name' && /^[A-Z]/.test(expression.object.name);
}

/** `NODE_ENV === 'production'`, `isProduction || isHosted`: what comes after a branch of it that leaves runs for developers alone. */
export function isForProduction(test: Expression): boolean {
  if (test.kind === 'name' || test.kind === 'member') return /^is_?prod(uction)?$/i.test(test.name);
  if (test.kind === 'choice') return test.operator === '||' && test.options.some(isForProduction);
  return test.kind === 'operator' && /^===?$/.test(test.operator) && isEnvironmentAnd(isProduction, test.operands);
}

/** `process.env.NODE_ENV === 'development'`, `NODE_ENV !== 'production'`, `['development', 'test'].includes(config.env)` */
export function isForDevelopers(test: Expression): boolean {
  if (test.kind === 'operator' && test.operator === '!') return test.operands.some(isForProduction);
  if (test.kind === 'operator' && /^!==?$/.test(test.operator)) return isEnvironmentAnd(isProduction, test.operands);
  if (test.kind === 'operator' && test.operator !== '&&')
    return /^===?$/.test(test.operator) && isEnvironmentAnd(isDevelopment, test.operands);
  if (test.kind === 'choice' || test.kind === 'operator') {
    const parts = test.kind === 'choice' ? (test.operator === '&&' ? test.options : []) : test.operands;
    return parts.some(isForDevelopers);
  }
  return (
    test.kind === 'call' &&
    test.callee.kind === 'member' &&
    test.callee.name === 'includes' &&
    test.arguments.some(isEnvironment) &&
    test.callee.object.kind === 'array' &&
    test.callee.object.elements.some(isDevelopment)
  );
}

function isEnvironmentAnd(isOne: (expression: Expression) => boolean, operands: readonly Expression[]): boolean {
  return operands.some(isOne) && operands.some(isEnvironment);
}

function isProduction(expression: Expression): boolean {
  return expression.kind === 'text' && expression.parts.length === 1 && /^prod(uction)?$/i.test(expression.parts[0] ?? '');
}

function isDevelopment(expression: Expression): boolean {
  return expression.kind === 'text' && expression.parts.length === 1 && /^(dev(elopment)?|local)$/i.test(expression.parts[0] ?? '');
}

/** Named for the environment that it runs in: `NODE_ENV`, `config.env`. */
function isEnvironment(expression: Expression): boolean {
  return hasWithin(
    expression,
    (inner) => (inner.kind === 'member' || inner.kind === 'name') && /(^|_)(node_?)?env(ironment)?$/i.test(inner.name),
  );
}
