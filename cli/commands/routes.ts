/** `latency-lens routes`: every route with its static cost, dearest first. */
import type { Route, RouteTerm } from '../../engine/contract/workspace.ts';
import { cells } from '../code-frame.ts';
import { paintFor } from '../colours.ts';
import { written } from '../formats/json.ts';
import { EXIT, type Io } from '../io.ts';
import type { Positions } from '../positions.ts';
import { counted } from '../report.ts';
import { openSession, type SessionOptions } from '../session.ts';

export interface ListOptions extends SessionOptions {
  readonly format: 'text' | 'json';
  readonly color: boolean;
}

export async function routes(paths: readonly string[], options: ListOptions, io: Io): Promise<number> {
  const { workspace, isAsked, positions, progress, keep } = await openSession('routes', paths, options, io);
  progress.show('Weighing routes', 0, undefined);
  const all = workspace.routes().filter(({ place }) => isAsked(place.file) && !workspace.isIgnored(place.file));
  progress.end();
  keep();
  io.out.write(options.format === 'json' ? jsonOf(all, positions) : textOf(all, positions, options, io));
  return EXIT.clean;
}

function jsonOf(all: readonly Route[], positions: Positions): string {
  const placed = (place: RouteTerm['place']) => ({ file: positions.shown(place.file), range: positions.rangeOf(place) });
  const term = ({ count, per, isConcurrent, operation, place }: RouteTerm) => ({
    count,
    per,
    concurrent: isConcurrent,
    operation,
    ...placed(place),
  });
  return written({
    version: 1,
    routes: all.map(({ method, path, place, cost, queries, requests, blocking }) => ({
      method,
      path,
      ...placed(place),
      cost: { text: cost.text, queries: queries.map(term), requests: requests.map(term), blocking: blocking.map(term) },
      unbounded: cost.isUnbounded,
    })),
  });
}

function textOf(all: readonly Route[], positions: Positions, { color }: ListOptions, io: Io): string {
  if (!all.length) return 'No routes found.\n';
  const paint = paintFor(io.out, color, io.environment);
  const rows = all.map((route) => {
    const { start } = positions.rangeOf(route.place);
    return {
      method: route.method,
      path: route.path || '(no path)',
      cost: route.summary,
      where: `${positions.shown(route.place.file)}:${start.line}:${start.column}`,
      route,
    };
  });
  const width = (column: 'method' | 'path' | 'cost') => Math.max(...rows.map((row) => cells(row[column])));
  const [methodWidth, pathWidth, costWidth] = [width('method'), Math.min(60, width('path')), Math.min(48, width('cost'))];
  const lines = rows.map(({ method, path, cost, where, route }) => {
    const isRepeated = [...route.queries, ...route.requests].some(({ per }) => per.length > 0);
    const isFree = ![...route.queries, ...route.requests, ...route.blocking].length;
    const brush = route.blocking.length ? paint.red : isRepeated ? paint.yellow : isFree ? paint.dim : paint.green;
    const marks = [
      ...(route.cost.isUnbounded ? [paint.yellow('unbounded')] : []),
      ...(route.exceeds === undefined ? [] : [paint.red(`over the budget of ${counted(route.exceeds, 'query', 'queries')}`)]),
    ];
    return [
      paint.magenta(padded(method, methodWidth)),
      padded(path, pathWidth),
      brush(padded(cost, costWidth)),
      paint.blue(where),
      ...marks,
    ].join('  ');
  });
  const repeated = all.filter(({ queries, requests }) => [...queries, ...requests].some(({ per }) => per.length > 0)).length;
  const over = all.filter(({ exceeds }) => exceeds !== undefined).length;
  const summary = `${paint.bold(counted(all.length, 'route'))}, ${repeated} of them with a cost that grows with the data${over ? `, ${over} over the budget` : ''}`;
  return `${lines.join('\n')}\n\n${summary}\n`;
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cells(text)));
}
