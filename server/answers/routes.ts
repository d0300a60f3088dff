/** Routes with the places that make up their cost. */
import type { Route, RouteTerm } from '../../engine/contract/workspace.ts';
import type { Place } from '../../engine/model/place.ts';
import { overBudget } from '../../engine/show/routes.ts';
import type { CostParameters, Location, RouteEntry, TermEntry } from '../protocol.ts';
import { addressOf, isSpokenOf, type Session } from '../session.ts';
import { pathOf } from '../uris.ts';

/** Dearest first. */
export function routesOf(session: Session): RouteEntry[] {
  return session.workspace
    .routes()
    .filter(({ place }) => isSpokenOf(session, place.file))
    .map((route) => routeEntry(session, route));
}

/** The route whose lens stands at a position. */
export function costAt(session: Session, { uri, position }: CostParameters): RouteEntry | null {
  const path = pathOf(uri);
  if (path === undefined || !isSpokenOf(session, path)) return null;
  const lens = session.workspace.lenses(path).find(({ span }) => {
    const { start } = session.texts.range({ file: path, ...span });
    return start.line === position.line && start.character === position.character;
  });
  return lens ? routeEntry(session, lens.route) : null;
}

function routeEntry(session: Session, route: Route): RouteEntry {
  const { method, path, cost, summary, place, queries, requests, blocking } = route;
  const terms = (kind: TermEntry['kind'], own: readonly RouteTerm[]) => own.map((term) => termEntry(session, kind, term));
  return {
    method,
    path,
    summary,
    overBudget: overBudget(route),
    isUnbounded: cost.isUnbounded,
    location: locationOf(session, place),
    terms: [...terms('query', queries), ...terms('request', requests), ...terms('blocking', blocking)],
  };
}

function termEntry(session: Session, kind: TermEntry['kind'], { count, per, isConcurrent, operation, place, chain }: RouteTerm): TermEntry {
  return {
    kind,
    operation,
    often: often(count, per),
    isRepeated: per.length > 0,
    isConcurrent,
    location: locationOf(session, place),
    chain: chain.map((one) => locationOf(session, one)),
  };
}

/** `once`, `2 times`, `once for each of orders, times lines`. */
export function often(count: number, per: readonly string[]): string {
  const times = count === 1 ? 'once' : `${count} times`;
  return per.length ? `${times} for each of ${per.join(', times ')}` : times;
}

function locationOf(session: Session, place: Place): Location {
  return { uri: addressOf(session, place.file), range: session.texts.range(place) };
}
