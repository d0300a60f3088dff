/** Loops told apart by what they run over: few items, chunks, streams. */
import type { Expression } from '../../../model/expression.ts';
import { onlyValueBehind } from '../../../model/only-value.ts';
import { forEachStep, hasWithin } from '../../../model/walk.ts';
import { listCounted, listOf, unnumbered } from '../lists.ts';
import { constantNumber, lastNameOf } from './reading.ts';
import { mostPassed } from './refused.ts';
import type { LoopSubject, Purpose } from './subject.ts';
import { writtenCount } from './written-count.ts';

/** More items than this are data, even when a literal lists them. */
const MOST_FEW = 20;
const CHUNK_CALL = /chunk|batch|partition|windowed|inGroupsOf|splitEvery|sliceInto/i;
const CHUNK_COUNT = /(^|[a-z]|_)(chunks?|batch|part)_?count$|^(num|number_?of|total)_?(chunks|batches|parts)$/i;
const CHUNK_NAME = /^(chunk|batch|slice|partition)s?$|(Chunk|Batch|Slice)(es|s)?$/i;

/** Of what a generator gives round by round, more than one row. */
const SEVERAL = /^(rows|records|items|entries|documents|docs|batch|chunk|page)$|(Rows|Records|Batch|Chunk|Page)$/;

/** Literal lists, enum values, counted loops to a small constant, lists that are refused when they are longer. */
export function fewItems(subject: LoopSubject): Purpose | undefined {
  const { step, module } = subject;
  const list = listOf(step);
  const over = list && unnumbered(list);
  if (over) {
    if (isConstantName(over) || isDeclaredTable(over, subject))
      return { purpose: 'few', evidence: 'a list that the code names as a constant' };
    if (isPath(over, subject)) return { purpose: 'few', evidence: 'the parts of a path' };
    const count = writtenCount(over, subject);
    // An empty list is filled somewhere, or nobody would run over it.
    if (count && count <= MOST_FEW) return few(count, `${count} items written in the code`);
    const most = mostPassed(subject);
    if (most !== undefined && most <= MOST_FEW) return few(most, `a longer list than ${most} is refused`);
    const from = subject.mostItemsOf(over);
    return from && from <= MOST_FEW ? few(from, `at most ${from} items, by where they come from`) : undefined;
  }
  if (step.form !== 'for' || step.test?.kind !== 'operator' || !/^[<>]=?$/.test(step.test.operator)) return undefined;
  const limit = step.test.operands.map((operand) => constantNumber(operand, module)).find((value) => value !== undefined);
  return limit !== undefined && limit <= MOST_FEW ? few(limit, `at most ${limit} times`) : undefined;
}

/** `CURRENCIES`, `regions.KNOWN`, `Object.values(SAMPLE_IDS)`: by convention written down where it is not seen here. */
function isConstantName(over: Expression): boolean {
  const listed = objectListed(over);
  if (listed) return isConstantName(listed);
  return (over.kind === 'name' || over.kind === 'member') && /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$|^[A-Z]{4,}S$/.test(over.name);
}

/** `Object.values(OrderStatus)`, `for (const name in OrderStatus)`, `Object.keys(handlers)`: an enumeration, or a table that another module has written down. */
function isDeclaredTable(over: Expression, { step, module, originOf }: LoopSubject): boolean {
  const listed = step.form === 'for-in' ? over : objectListed(over);
  if (listed?.kind !== 'name' && listed?.kind !== 'member') return false;
  const binding = listed.kind === 'name' ? module.bindings[listed.binding] : undefined;
  const isImported = binding?.definitions.some(({ source }) => source.kind === 'import') ?? false;
  return isImported && (/^[A-Z]\w*[a-z]/.test(listed.name) || originOf(listed).kind === 'object');
}

/** `name.split('/')` */
function isPath(over: Expression, { module }: LoopSubject): boolean {
  const call = onlyValueBehind(over, module) ?? over;
  const [by] = call.kind === 'call' && call.callee.kind === 'member' && call.callee.name === 'split' ? call.arguments : [];
  return by?.kind === 'text' && by.parts.length === 1 && /^[/.\\]$/.test(by.parts[0] ?? '');
}

/** `table` of `Object.keys(table)` */
function objectListed(over: Expression): Expression | undefined {
  if (over.kind !== 'call' || over.callee.kind !== 'member' || !/^(keys|values|entries)$/.test(over.callee.name)) return undefined;
  return over.callee.object.kind === 'name' && over.callee.object.name === 'Object' ? over.arguments[0] : undefined;
}

function few(times: number, evidence: string): Purpose {
  return { purpose: 'few', evidence, times };
}

/** `chunk(ids, 100)`, `for (let i = 0; i < n; i += SIZE)`, an item that is a batch by its name and use. */
export function chunkedData(subject: LoopSubject): Purpose | undefined {
  const { step, module } = subject;
  if (step.form === 'for' && step.update?.kind === 'assign' && step.update.operator === '+=') {
    const by = step.update.value;
    const size = constantNumber(by, module);
    if (size !== 1) return { purpose: 'chunks', evidence: size ? `chunks of ${size}` : `chunks of ${lastNameOf(by) ?? 'a fixed size'}` };
  }
  if (step.form === 'for' && isCountOfChunks(step.test)) return { purpose: 'chunks', evidence: 'runs over chunks' };
  const item = step.items.length === 1 ? module.bindings[step.items[0] ?? -1] : undefined;
  if (item && step.form === 'for-await' && SEVERAL.test(item.name)) return { purpose: 'chunks', evidence: `reads ${item.name} at a time` };
  if (!step.over)
    return step.form !== 'for' && isSpliced(step.body)
      ? { purpose: 'chunks', evidence: 'a batch is cut off the list each time' }
      : undefined;
  const origin = subject.originOf(step.over);
  if (origin.kind === 'list' && origin.isChunked) return { purpose: 'chunks', evidence: 'runs over chunks' };
  if (isChunkCall(step.over, subject)) return { purpose: 'chunks', evidence: 'runs over chunks' };
  if (item && CHUNK_NAME.test(item.name) && CHUNK_NAME.test(lastNameOf(step.over) ?? ''))
    return { purpose: 'chunks', evidence: `runs over ${lastNameOf(step.over)}` };
  return undefined;
}

/** `i < chunks.length`, `i < totalChunkCount` */
function isCountOfChunks(test: Expression | undefined): boolean {
  const list = listCounted(test);
  if (list) return CHUNK_NAME.test(lastNameOf(list) ?? '');
  return operandsOf(test).some((operand) => CHUNK_COUNT.test(lastNameOf(operand) ?? ''));
}

function operandsOf(test: Expression | undefined): readonly Expression[] {
  return test?.kind === 'operator' ? test.operands : [];
}

function isChunkCall(over: Expression, { module }: LoopSubject): boolean {
  if (over.kind === 'call')
    return (
      CHUNK_CALL.test(lastNameOf(over.callee) ?? '') ||
      (over.callee.kind === 'member' && isChunkCall(over.callee.object, { module } as LoopSubject))
    );
  if (over.kind === 'await') return isChunkCall(over.value, { module } as LoopSubject);
  const value = onlyValueBehind(over, module);
  return value?.kind === 'call' && CHUNK_CALL.test(lastNameOf(value.callee) ?? '');
}

/** `const batch = queue.splice(0, 100)` in the body. */
function isSpliced(body: LoopSubject['step']['body']): boolean {
  let isFound = false;
  forEachStep(body, (step) => {
    if (step.kind !== 'let' && step.kind !== 'assign') return;
    const value = step.value?.kind === 'await' ? step.value.value : step.value;
    isFound ||= value?.kind === 'call' && value.callee.kind === 'member' && value.callee.name === 'splice' && value.arguments.length > 1;
  });
  return isFound;
}

/** Gives what happens, as it happens. */
const SUBSCRIBES = /^(subscribe|listen|watch|observe)([A-Z]|$)/;

/** `for await` over a cursor, and loops that ask an iterator for the next. A list in memory is not a stream. */
export function streamedData(subject: LoopSubject): Purpose | undefined {
  const { step, module } = subject;
  const stream: Purpose = { purpose: 'stream', evidence: 'reads a stream' };
  if (step.form === 'for-await' && step.over) {
    if (step.over.kind === 'call' && SUBSCRIBES.test(lastNameOf(step.over.callee) ?? '')) return stream;
    const origin = subject.originOf(step.over);
    if (origin.kind === 'list') return undefined;
    return origin.kind === 'unknown' && isMaterialised(step.over, subject) ? undefined : stream;
  }
  if (step.form === 'for-of' || step.form === 'for-in') return undefined;
  const asksNext = (expression: Expression | undefined) =>
    expression !== undefined &&
    hasWithin(
      expression,
      (inner) =>
        inner.kind === 'await' && inner.value.kind === 'call' && /^(next|read|hasNext)$/.test(lastNameOf(inner.value.callee) ?? ''),
    );
  if (asksNext(step.test)) return stream;
  let isFound = false;
  for (const inner of step.body) if (inner.kind === 'let' || inner.kind === 'assign') isFound ||= asksNext(inner.value);
  return isFound && module ? stream : undefined;
}

/** An awaited value or a list method's result is in memory; so is what `.length` is asked of. */
function isMaterialised(over: Expression, { module }: LoopSubject): boolean {
  if (over.kind === 'await' || over.kind === 'array') return true;
  if (over.kind === 'call')
    return (
      over.callee.kind === 'member' && /^(map|filter|sort|slice|concat|reverse|values|keys|entries|flat|flatMap)$/.test(over.callee.name)
    );
  if (over.kind !== 'name') return false;
  const binding = module.bindings[over.binding];
  if (!binding) return false;
  if (
    binding.annotation &&
    (binding.annotation.kind === 'list' ||
      (binding.annotation.kind === 'named' && /^(Readonly)?(Array|Set)$/.test(binding.annotation.name)))
  )
    return true;
  return binding.definitions.some(
    ({ source }) => source.kind === 'value' && source.expression !== over && isMaterialisedValue(source.expression),
  );
}

function isMaterialisedValue(value: Expression): boolean {
  return (
    value.kind === 'await' ||
    value.kind === 'array' ||
    (value.kind === 'call' &&
      value.callee.kind === 'member' &&
      /^(map|filter|sort|slice|concat|reverse|flat|flatMap)$/.test(value.callee.name))
  );
}
