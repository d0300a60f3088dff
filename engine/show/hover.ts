/** What a hover says of an operation: what it is, what it costs per request and by which way, and why a loop around it was let pass. */
import type { HoverFact } from '../contract/workspace.ts';
import type { LoopUse } from '../model/cost.ts';
import type { Operation } from '../model/operation.ts';
import { siteKey } from '../model/place.ts';
import { isBatched } from '../weigh/cost.ts';
import type { RouteSources } from './routes.ts';

export function hoverAt(file: string, offset: number, rulesAt: readonly string[], sources: RouteSources): HoverFact | undefined {
  const operation = innermost(sources.recogniser.operationsIn(file), offset);
  if (!operation) return undefined;
  return {
    span: operation.span,
    operation,
    lines: [whatItIs(operation), ...loopLines(operation, sources), ...certaintyLine(operation)],
    rules: rulesAt,
  };
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

/** The loops around the operation, in its own function and in those that call it. */
function loopLines(operation: Operation, { modules, recogniser, weigher }: RouteSources): string[] {
  const { file } = operation.site;
  const lines = new Map<string, string>();
  for (const node of modules.module(file)?.functions ?? []) {
    for (const term of weigher.termsOf({ file, function: node.key })) {
      if (siteKey(term.operation) !== siteKey(operation.site)) continue;
      for (const loop of term.loops)
        lines.set(siteKey(loop.loop), loopLine(loop, isBatched(operation, term), weigher.loopAt(loop.loop)?.evidence));
    }
  }
  for (const repetition of weigher.repetitionsIn(file)) {
    if (siteKey(repetition.term.operation) !== siteKey(operation.site)) continue;
    for (const { loop } of repetition.places) lines.set(siteKey(loop.loop), loopLine(loop, false, undefined));
  }
  void recogniser;
  return [...lines.values()];
}

function loopLine(loop: LoopUse, isBatched: boolean, evidence: string | undefined): string {
  if (isBatched) return `In a loop over \`${loop.over}\`, let pass: these are sent together as one query.`;
  if (loop.purpose === 'each')
    return `⟳ Once per ${loop.item} of \`${loop.over}\`${loop.isConcurrent ? ', all at once' : ', one after another'}.`;
  return `In a loop that is let pass: ${evidence ?? loop.purpose}.`;
}

function certaintyLine({ certainty }: Operation): string[] {
  return certainty === 'certain'
    ? []
    : ['_Recognised by the shape of the call and the names in the schema, since the receiver could not be followed._'];
}
