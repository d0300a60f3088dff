/** What a hover says of a call: what it is, what it costs the routes that reach it, and where to read on. */
import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { HoverFact, Route, RouteTerm } from '../../engine/contract/workspace.ts';
import type { Finding } from '../../engine/model/finding.ts';
import type { Place, Span } from '../../engine/model/place.ts';
import { rules } from '../../rules/index.ts';
import { addressOf, findingsOf, isSpokenOf, type Session } from '../session.ts';
import { often } from './routes.ts';

/** More routes than these are counted, not named. */
const MOST_ROUTES = 3;
/** More operations than these are counted, not named. */
const MOST_SENT = 3;

export function hoverAt(session: Session, path: string, position: Position): Hover | null {
  if (!isSpokenOf(session, path)) return null;
  const offset = session.texts.offset(path, position);
  const reported = findingsOf(session, path).filter(({ start, end }) => start <= offset && offset <= end);
  const fact = session.workspace.hover(path, offset);
  if (fact) return hover(session, path, fact.span, linesOf(session, fact, path), ruleIdsOf(reported, fact.rules));
  // A call that is reported for what it leads to is no operation itself.
  const [first] = reported;
  if (!first) return null;
  const lines = [...new Set(reported.flatMap((finding) => reachedLines(session, finding)))];
  return hover(session, path, first, lines, ruleIdsOf(reported));
}

function ruleIdsOf(reported: readonly Finding[], others: readonly string[] = []): readonly string[] {
  return [...new Set([...others, ...reported.map(({ rule }) => rule)])];
}

function hover(session: Session, path: string, span: Span, lines: readonly string[], ids: readonly string[]): Hover {
  const links = [...new Set(ids)].flatMap((id) => linkTo(id, session) ?? []);
  return {
    contents: { kind: MarkupKind.Markdown, value: [...lines, ...(links.length ? [links.join(' · ')] : [])].join('\n\n') },
    range: session.texts.range({ file: path, start: span.start, end: span.end }),
  };
}

/** The routes on whose requests the operation at a place is sent. */
function routeLines({ workspace }: Session, place: Place): string[] {
  const reaching = workspace.routes().flatMap((route) => {
    const term = termsOf(route).find((one) => one.place.file === place.file && one.place.start === place.start);
    return term ? [`\`${[route.method, route.path].filter(Boolean).join(' ')}\` sends it ${often(term.count, term.per)}`] : [];
  });
  if (!reaching.length) return [];
  const more = reaching.length - MOST_ROUTES;
  const named = [...reaching.slice(0, MOST_ROUTES), ...(more > 0 ? [`${more} more ${more === 1 ? 'route does' : 'routes do'}, too`] : [])];
  return [named.map((line) => `- ${line}`).join('\n')];
}

function termsOf({ queries, requests, blocking }: Route): readonly RouteTerm[] {
  return [...queries, ...requests, ...blocking];
}

/** What the operation is that a reported call leads to, and where it stands. */
function reachedLines(session: Session, { message, because, file }: Finding): string[] {
  for (const place of [...because].reverse()) {
    const fact = session.workspace.hover(place.file, place.start);
    if (fact) return linesOf(session, fact, file);
  }
  return [message];
}

/** @param file the one that is looked at: what is sent elsewhere tells where */
function linesOf(session: Session, { sent, loops, span }: HoverFact, file: string): string[] {
  const more = sent.length - MOST_SENT;
  const isHere = (place: Place) => place.file === file && place.start === span.start;
  const named = sent.slice(0, MOST_SENT).map(({ text, place }) => (isHere(place) ? text : `${text} in ${placeLink(session, place)}`));
  const routes = sent.length === 1 ? sent.flatMap(({ place }) => routeLines(session, place)) : [];
  return [...named, ...(more > 0 ? [`and ${more} more`] : []), ...loops, ...routes];
}

function placeLink(session: Session, place: Place): string {
  const line = session.texts.range(place).start.line + 1;
  return `[${place.file.slice(place.file.lastIndexOf('/') + 1)}:${line}](${addressOf(session, place.file)}#L${line})`;
}

function linkTo(id: string, { pages }: Session): string | undefined {
  const address = pages.link(id);
  const title = rules.find((rule) => rule.id === id)?.title ?? id;
  return address && `[${title}: why, and what to write instead](${address})`;
}
