/** How time and memory grow with the size of the workspace. */
import type { Cost, Missing } from './commands.ts';
import { type Row, shown, tableOf } from './table.ts';

/** From a twentieth of the size on. */
const SHARES = [1 / 20, 1 / 4, 1];

export async function growthTable(
  lines: number,
  generated: (lines: number) => string,
  coldCheckOf: (folder: string) => Promise<Cost | Missing | undefined>,
): Promise<string> {
  const sizes = SHARES.map((share) => Math.round(lines * share));
  const costs: (Cost | Missing | undefined)[] = [];
  for (const size of sizes) costs.push(await coldCheckOf(generated(size)));
  const slope = (pick: (cost: Cost) => number | undefined): string => {
    const picked = costs.map((cost) => (typeof cost === 'object' ? pick(cost) : undefined) ?? Number.NaN);
    const found = exponent(sizes, picked);
    return Number.isNaN(found) ? '—' : found.toFixed(2);
  };
  return tableOf('Growth', [
    ...sizes.map(
      (size, index): Row => ({ figure: `cold check of ${size.toLocaleString('en')} lines`, value: shown(costs[index]), limit: undefined }),
    ),
    { figure: 'exponent of time', value: slope(({ milliseconds, processor }) => processor ?? milliseconds), limit: '1.05' },
    { figure: 'exponent of memory', value: slope(({ megabytes }) => megabytes), limit: '1.05' },
  ]);
}

/** The slope of a straight line through the logarithms. */
function exponent(sizes: readonly number[], costs: readonly number[]): number {
  const [x, y] = [sizes.map(Math.log), costs.map(Math.log)];
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  return x.reduce((sum, one, index) => sum + (one - mx) * ((y[index] ?? 0) - my), 0) / x.reduce((sum, one) => sum + (one - mx) ** 2, 0);
}
