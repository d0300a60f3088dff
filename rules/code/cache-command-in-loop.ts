import { ts } from '../../engine/contract/repair.ts';
import { type Repeated, repeatedOperations } from '../../engine/contract/repeated.ts';
import {
  type Facts,
  type Fix,
  type Operation,
  type Repair,
  type Repetition,
  type RepetitionPlace,
  rule,
} from '../../engine/contract/rule.ts';

const COMMANDS: ReadonlySet<Operation['kind']> = new Set(['cache-read', 'cache-write', 'cache-delete']);

export default rule({
  title: 'Cache command in a loop',
  item: 'similar-requests',
  certainty: 'certain',
  severity: 'warning',
  since: '0.1.0',

  *check(facts) {
    // What is kept in the process itself answers at once, and has nothing to gather.
    const repeated = repeatedOperations(facts, ({ kind, meaning }, repetition) => {
      const isCommand = COMMANDS.has(kind) && meaning.pipeline !== undefined;
      return isCommand && repetition.places.every(isWaitedFor) && isOfCacheAlone(repetition, facts);
    });
    for (const [first, ...more] of byLoop(repeated)) {
      if (!first) continue;
      const because = [...first.because, ...more.map(({ operation }) => ({ at: operation.site, message: `sends ${operation.label}` }))];
      yield {
        span: first.span,
        message: sentence(first),
        because,
        certainty: first.certainty,
        fixes: more.length ? [] : fixes(first, facts),
      };
    }
  },

  repairs: { 'delete-together': deleteTogether },
});

/** The commands of one loop have one cause. */
function byLoop(repeated: Iterable<Repeated>): Iterable<readonly Repeated[]> {
  const loops = new Map<number | string, Repeated[]>();
  for (const one of repeated) {
    const { file, function: key, part, index } = one.loop.loop;
    const loop = [file, key, part, index].join();
    loops.set(loop, [...(loops.get(loop) ?? []), one]);
  }
  return loops.values();
}

/** Commands that are sent at once travel together on their connection, and wait about once. */
function isWaitedFor({ loop }: RepetitionPlace): boolean {
  return loop.isDependent && !loop.isConcurrent;
}

/** Whether the call in the loop is about the cache alone; as a part of larger work, a command cannot be taken out of it. */
function isOfCacheAlone({ places, root }: Repetition, facts: Facts): boolean {
  const [place, ...others] = places;
  const call = place && !others.length ? facts.call(place.loop.through) : undefined;
  const reached = call ? facts.reachedBy(call) : facts.termsOf(root.function).flatMap((term) => facts.operationAt(term.operation) ?? []);
  return reached.every(({ kind }) => COMMANDS.has(kind) || kind === 'log' || kind === 'connect');
}

function sentence({ operation, loop, repetition }: Repeated): string {
  const often = repetition.places.length === 1 ? `for every ${loop.item}` : `for every item in ${repetition.places.length} loops`;
  return `Waits for \`${operation.label}\` ${often}, one round trip after another. ${advice(operation)}`;
}

/** What writes many at once has no place for a time to live. */
function advice({ kind, meaning: { bulk, pipeline }, inputs }: Operation): string {
  const isPlain = kind !== 'cache-write' || inputs.length <= 2;
  return bulk && isPlain ? `Send one \`${bulk}\`.` : `Gather them in one \`${pipeline}\`.`;
}

/** A list whose keys are deleted and nothing else: the command takes many. */
function fixes({ isDirect, loop, operation }: Repeated, facts: Facts): readonly Fix[] {
  const { method, meaning, kind, site } = operation;
  const step = isDirect && kind === 'cache-delete' && meaning.bulk === method ? facts.loopStep(loop.loop) : undefined;
  const [only, ...others] = step?.body ?? [];
  const call = facts.call(site);
  if (!step?.over || others.length || only?.kind !== 'do' || only.value.kind !== 'await' || only.value.value !== call) return [];
  const isPlain = step.over.kind === 'name' && step.items.length === 1 && call?.arguments.length === 1;
  if (!isPlain || facts.originOf(step.over).kind !== 'list') return [];
  const { start, end } = operation.callSpan;
  return [
    { repair: 'delete-together', title: `Delete them with one \`${method}\``, isSafe: false, facts: { loop: step.start, start, end } },
  ];
}

function deleteTogether({ nodeAt, facts, edits }: Parameters<Repair>[0]): boolean {
  const call = nodeAt({ start: Number(facts.start), end: Number(facts.end) });
  let loop = call;
  while (loop.parent && !ts.isForOfStatement(loop)) loop = loop.parent;
  if (!ts.isForOfStatement(loop) || !ts.isCallExpression(call) || !ts.isVariableDeclarationList(loop.initializer)) return false;
  const [key] = call.arguments;
  const item = loop.initializer.declarations[0]?.name;
  if (!key || !item || loop.getStart() !== facts.loop || /\/[/*]/.test(loop.statement.getText().replace(key.getText(), ''))) return false;
  const list = loop.expression.getText();
  const name = item.getText();
  const keys = key.getText() === name ? list : `${list}.map((${name}) => ${key.getText()})`;
  // Without a key the command is an error.
  edits.replace(loop, `if (${list}.length > 0) await ${call.expression.getText()}(${keys})${edits.semicolon}`);
  return true;
}
