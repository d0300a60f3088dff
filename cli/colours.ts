/** Colours for terminals, or none at all. */
import type { Io, Output } from './io.ts';

export interface Paint {
  readonly red: Brush;
  readonly yellow: Brush;
  readonly blue: Brush;
  readonly green: Brush;
  readonly cyan: Brush;
  readonly magenta: Brush;
  readonly bold: Brush;
  readonly dim: Brush;
  readonly underline: Brush;
}

export type Brush = (text: string) => string;

export function paintFor(output: Output, isWanted: boolean, environment: Io['environment']): Paint {
  const isForced = Boolean(environment.FORCE_COLOR) && environment.FORCE_COLOR !== '0';
  const isColoured = isWanted && !environment.NO_COLOR && (isForced || (output.isTerminal && environment.TERM !== 'dumb'));
  const brush = (open: number, close: number): Brush => (isColoured ? (text) => `\u001b[${open}m${text}\u001b[${close}m` : (text) => text);
  return {
    red: brush(31, 39),
    yellow: brush(33, 39),
    blue: brush(34, 39),
    green: brush(32, 39),
    cyan: brush(36, 39),
    magenta: brush(35, 39),
    bold: brush(1, 22),
    dim: brush(2, 22),
    underline: brush(4, 24),
  };
}
