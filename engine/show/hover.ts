/** What a hover says of an operation: what it is, what it costs per request and by which way, and why a loop around it was let pass. */
import type { HoverFact, SentFact } from '../contract/workspace.ts';
import type { Term } from '../model/cost.ts';
import type { Operation } from '../model/operation.ts';
import { isSameSite, type Site, siteKey } from '../model/place.ts';
import { isBatched } from '../weigh/cost.ts';
import { leftLoopLines, loopLine } from './loop-lines.ts';
import type { RouteSources } from './routes.ts';

export function hoverAt(file: string, offset: number, rulesAt: readonly string[], sources: RouteSources): HoverFact | undefined {
  const operation = innermost(sources.recogniser.operationsIn(file), offset);
  if (!operation) return callInLoopAt(file, offset, rulesAt, sources);
  return {
    span: operation.span,
    sent: [{ text: whatItIs(operation), place: { file, ...operation.span } }],
    loops: [...loopLines(operation, sources), ...certaintyLine(operation)],
    rules: rulesAt,
  };
}

/** A call in a loop that leads to operations elsewhere. */
function callInLoopAt(file: string, offset: number, rules: readonly string[], sources: RouteSources): HoverFact | undefined {
  const { modules, recogniser, weigher } = sources;
  const terms = (modules.module(file)?.functions ?? []).flatMap((node) => weigher.termsOf({ file, function: node.key }));
  const call = innermostCall(terms, file, offset, modules);
  if (!call) return undefined;
  const isCall = (site: Site) => isSameSite(site, call.site);
  const sent = new Map<string, SentFact>();
  const loops = new Map<string, string>();
  for (const term of terms) {
    const operation = recogniser.operationAt(term.operation);
    if (!operation || !term.chain.some(isCall)) continue;
    sent.set(siteKey(operation.site), { text: whatItIs(operation), place: { file: operation.site.file, ...operation.span } });
    for (const loop of term.loops.filter(({ through }) => isCall(through)))
      loops.set(siteKey(loop.loop), loopLine(loop, isBatched(operation, term), weigher.loopAt(loop.loop)?.evidence));
  }
  const lines = [...loops.values(), ...leftLoopLines(call.site, call.place, [...loops.keys()], sources)];
  return lines.length ? { span: call.place, sent: [...sent.values()], loops: [...new Set(lines)], rules } : undefined;
}

function innermostCall(terms: readonly Term[], file: string, offset: number, { locate }: RouteSources['modules']) {
  const calls = new Map(terms.flatMap(({ chain }) => chain.slice(0, -1).map((site) => [siteKey(site), site] as const)));
  const around = [...calls.values()].flatMap((site) => {
    const place = site.file === file ? locate(site) : undefined;
    return place && place.start <= offset && offset <= place.end ? [{ site, place }] : [];
  });
  return around.sort((a, b) => a.place.end - a.place.start - (b.place.end - b.place.start))[0];
}

function innermost(operations: readonly Operation[], offset: number): Operation | undefined {
  const around = operations.filter(({ callSpan }) => callSpan.start <= offset && offset <= callSpan.end);
  return around.sort((a, b) => a.callSpan.end - a.callSpan.start - (b.callSpan.end - b.callSpan.start))[0];
}

const VERB: Record<Operation['kind'], string> = {
  read: 'reads',
  insert: 'inserts into',
  update: 'updates',
  upsert: 'inserts or updates',
  delete: 'deletes from',
  sql: 'runs SQL on',
  transaction: 'opens a transaction on',
  connect: 'connects to',
  client: 'makes a client of',
  request: 'sends a request to',
  publish: 'publishes to',
  listen: 'waits for what comes from',
  'cache-read': 'reads the cache',
  'cache-write': 'writes the cache',
  'cache-delete': 'deletes from the cache',
  lock: 'takes a lock on',
  mail: 'sends mail through',
  file: 'reads or writes a file with',
  blocking: 'keeps the thread busy with',
  sleep: 'pauses with',
  log: 'logs with',
};

function whatItIs(operation: Operation): string {
  const target = operation.target ? `\`${operation.target}\`` : operation.libraryTitle;
  const details = [
    givesText(operation),
    boundText(operation),
    operation.columns === 'all' && operation.kind === 'read' ? 'all columns' : '',
  ].filter(Boolean);
  return `**${operation.libraryTitle}** · ${VERB[operation.kind]} ${target}${details.length ? ` (${details.join(', ')})` : ''}`;
}

function givesText({ gives, kind }: Operation): string {
  if (kind !== 'read' || !gives) return '';
  return { one: 'one row', many: 'many rows', count: 'a count', nothing: '' }[gives];
}

function boundText({ bound, gives }: Operation): string {
  if (gives !== 'many') return '';
  switch (bound.kind) {
    case 'none':
      return 'no limit';
    case 'constant':
      return `at most ${bound.rows} rows`;
    case 'given':
      return 'limited';
    case 'key':
      return 'by key';
    case 'list':
      return 'by a list of keys';
    case 'page':
      return 'a page at a time';
    case 'unknown':
      return '';
  }
}

/** The loops around the operation, in its own function and in those of the file that call it. */
function loopLines(operation: Operation, { modules, weigher }: RouteSources): string[] {
  const { site, span } = operation;
  const { file } = site;
  const lines = new Map<string, string>();
  for (const node of modules.module(file)?.functions ?? []) {
    for (const term of weigher.termsOf({ file, function: node.key })) {
      if (!isSameSite(term.operation, site)) continue;
      for (const loop of term.loops)
        lines.set(siteKey(loop.loop), loopLine(loop, isBatched(operation, term), weigher.loopAt(loop.loop)?.evidence));
    }
  }
  for (const repetition of weigher.repetitionsIn(file)) {
    if (!isSameSite(repetition.term.operation, site)) continue;
    for (const { loop } of repetition.places) lines.set(siteKey(loop.loop), loopLine(loop, false, undefined));
  }
  return [...lines.values(), ...leftLoopLines(site, span, [...lines.keys()], { modules, weigher })];
}

function certaintyLine({ certainty }: Operation): string[] {
  return certainty === 'certain'
    ? []
    : ['_Recognised by the shape of the call and the names in the schema, since the receiver could not be followed._'];
}
