/**
 * The third step: turns calls with an origin into operations, entry points and tables, by the words of the library tables alone. After
 * it nobody knows one library from another.
 */
import type { Input, Memo } from '../incremental/memo.ts';
import type { AwaitExpression, CallExpression } from '../model/expression.ts';
import type { FunctionNode, Module } from '../model/module.ts';
import type { CallbackUse, EntryPoint, Operation, Run } from '../model/operation.ts';
import { siteKey } from '../model/place.ts';
import type { LibraryOrigin } from '../model/origin.ts';
import type { Schema, Table } from '../model/schema.ts';
import type { FileKind, Modules, Recogniser } from '../model/steps.ts';
import { expressionsIn, forEachWithin } from '../model/walk.ts';
import { optionsOf } from '../link/combine.ts';
import { callMeaning } from '../link/library-values.ts';
import type { Linking } from '../link/linking.ts';
import { callbacksOf } from './callbacks.ts';
import { entriesOf, type Mount, mountsIn } from './entries.ts';
import { fileKindOf } from './file-kind.ts';
import { operationOf, type Recognised } from './operations.ts';
import { prismaTables } from './schema/prisma-schema.ts';
import { declaredTables } from './schema/declared-tables.ts';

export interface RecogniserSources {
  readonly modules: Modules;
  readonly linking: Linking;
  /** Texts of `.prisma` files by path. */
  readonly schemaTexts: { readonly texts: Input<string>; paths(): readonly string[] };
  /** The path of a file relative to the workspace's root. */
  relative(file: string): string;
}

export function createRecogniser(memo: Memo, { modules, linking, schemaTexts, relative }: RecogniserSources): Recogniser {
  const { index } = linking;
  const kindOf = (file: string): FileKind => (modules.module(file)?.isGenerated ? 'generated' : fileKindOf(relative(file)));

  /** Most calls are of names that no table has a word for; they need no look-up. */
  const mayMean = ({ callee, form }: CallExpression): boolean => {
    if (form === 'import' || form === 'decorator') return false;
    if (callee.kind === 'member') return index.vocabulary.has(callee.name) || index.isWild(callee.name);
    return callee.kind === 'name' ? callee.binding >= 0 || index.global(callee.name) !== undefined : true;
  };

  const operations = memo.query<readonly Operation[]>(
    'operations',
    (file) => {
      const module = modules.module(file);
      return module ? module.functions.flatMap((node) => operationsOf(node, module)) : [];
    },
    { bottom: () => [] },
  );
  const operationsBySite = memo.query<ReadonlyMap<string, Operation>>('operations-by-site', (file) => new Map(operations.get(file).map((one) => [siteKey(one.site), one])), {
    bottom: () => new Map(),
    isEqual: (before, after) => before.size === 0 && after.size === 0,
  });

  const operationsOf = (node: FunctionNode, module: Module): Operation[] => {
    const found: Operation[] = [];
    const add = (recognised: Recognised) => {
      const operation = operationOf(recognised, linking, module, schema);
      if (operation) found.push(operation);
    };
    for (const call of node.calls) if (mayMean(call)) recognisedCall(call, node, module, add);
    if (node.isAsync || node.form === 'module') for (const value of awaitsOf(node)) recognisedAwait(value, node, module, add);
    return found.sort((a, b) => a.callSpan.start - b.callSpan.start || a.callSpan.end - b.callSpan.end);
  };

  const recognisedCall = (call: CallExpression, node: FunctionNode, module: Module, add: (recognised: Recognised) => void): void => {
    for (const receiver of optionsOf(linking.value(module.path, call.callee))) {
      const meaning = receiver.kind === 'library' ? callMeaning(linking, receiver, call) : undefined;
      if (receiver.kind !== 'library' || !meaning) continue;
      const result = meaning.returns === undefined ? undefined : resultType(receiver, meaning.returns);
      const isInert = result !== undefined && index.type(receiver.library, result)?.isInert === true;
      if (isInert && !meaning.settles) {
        const run = runOfBuilt(call, node);
        if (run) add({ expression: call, call, receiver: withStep(receiver, call, module), meaning, run });
      } else if (meaning.does !== undefined || meaning.settles) add({ expression: call, call, receiver, meaning, run: runOf(call, node) });
      return;
    }
  };

  const withStep = (receiver: LibraryOrigin, call: CallExpression, module: Module): LibraryOrigin => ({
    ...receiver,
    built: [...receiver.built, { file: module.path, function: call.function, part: 'call', index: call.index }],
  });

  /** `await query`, where `query` was built before. */
  const recognisedAwait = (expression: AwaitExpression, node: FunctionNode, module: Module, add: (recognised: Recognised) => void): void => {
    for (const receiver of optionsOf(linking.value(module.path, expression.value))) {
      if (receiver.kind !== 'library' || !index.type(receiver.library, receiver.type)?.isInert) continue;
      const last = receiver.built.at(-1);
      const call = last && modules.call(last);
      const callee = call && last ? linking.value(last.file, call.callee) : undefined;
      const meaning = callee && call ? optionsOf(callee).flatMap((option) => (option.kind === 'library' ? (callMeaning(linking, option, call) ?? []) : []))[0] : undefined;
      if (call && meaning) add({ expression, call, receiver, meaning, run: 'awaited' });
      void node;
      return;
    }
  };

  const schema = memo.query<Schema>(
    'schema',
    () => {
      const tables: Table[] = schemaTexts.paths().flatMap((path) => prismaTables(path, schemaTexts.texts.get(path) ?? ''));
      return { tables: [...tables, ...modules.files().flatMap((file) => declared.get(file))] };
    },
    { bottom: () => ({ tables: [] }) },
  ).get.bind(undefined, '');
  const declared = memo.query<readonly Table[]>('declared-tables', (file) => declaredTables(file, linking, mayMean), { bottom: () => [] });

  const callbacks = memo.query<readonly CallbackUse[]>(
    'callbacks',
    (file) => {
      const module = modules.module(file);
      return module ? callbacksOf(module, linking, mayMean) : [];
    },
    { bottom: () => [] },
  );
  const callbacksBySite = memo.query<ReadonlyMap<string, CallbackUse>>('callbacks-by-site', (file) => new Map(callbacks.get(file).map((use) => [siteKey(use.call), use])), {
    bottom: () => new Map(),
    isEqual: (before, after) => before.size === 0 && after.size === 0,
  });

  const mountsOf = memo.query<readonly Mount[]>('mounts-in', (file) => (modules.module(file) ? mountsIn(modules.module(file) as Module, linking, mayMean) : []), { bottom: () => [] });
  const mounts = memo.query<ReadonlyMap<string, Mount>>('mounts', () => new Map(modules.files().flatMap((file) => mountsOf.get(file).map((mount) => [mount.child, mount] as const))), { bottom: () => new Map() });
  const entries = memo.query<readonly EntryPoint[]>(
    'entries',
    (file) => {
      const module = modules.module(file);
      return module ? entriesOf(module, linking, mayMean, mounts.get('')) : [];
    },
    { bottom: () => [] },
  );
  const entriesByFunction = memo.query<ReadonlyMap<string, readonly EntryPoint[]>>(
    'entries-by-function',
    () => {
      const byFunction = new Map<string, EntryPoint[]>();
      for (const file of modules.files()) for (const entry of entries.get(file)) byFunction.set(`${entry.function.file}#${entry.function.function}`, [...(byFunction.get(`${entry.function.file}#${entry.function.function}`) ?? []), entry]);
      return byFunction;
    },
    { bottom: () => new Map() },
  );

  return {
    kindOf,
    operationsIn: (file) => operations.get(file),
    operationAt: (site) => operationsBySite.get(site.file).get(siteKey(site)),
    callbacksIn: (file) => callbacks.get(file),
    callbackAt: (site) => callbacksBySite.get(site.file).get(siteKey(site)),
    entriesIn: (file) => entries.get(file),
    entriesOf: (target) => entriesByFunction.get('').get(`${target.file}#${target.function}`) ?? [],
    schema,
  };
}

function resultType(receiver: LibraryOrigin, returns: string): string {
  return returns === 'self' ? (receiver.type.split('#')[0] as string) : returns;
}

/** How the result of a call that sends at once is waited for. */
function runOf(call: CallExpression, node: FunctionNode): Run {
  switch (call.use) {
    case 'awaited':
      return 'awaited';
    case 'returned':
    case 'yielded':
      return 'returned';
    case 'dropped':
      return 'dropped';
    case 'receiver':
      return 'awaited';
    case 'argument':
      return isInBatch(call, node) ? 'never' : 'collected';
    default:
      return 'collected';
  }
}

/** `$transaction([a, b])`: the parts are sent together by the call that takes them. */
function isInBatch(call: CallExpression, node: FunctionNode): boolean {
  return node.calls.some(
    (outer) => outer.callee.kind === 'member' && /^\$?transaction$|^batch$|^bulkWrite$/.test(outer.callee.name) && outer.arguments.some((argument) => argument.kind === 'array' && argument.elements.includes(call)),
  );
}

/** A built query is sent when it is awaited, chained on with `then`, or handed on; undefined while it is only being built. */
function runOfBuilt(call: CallExpression, node: FunctionNode): Run | undefined {
  switch (call.use) {
    case 'awaited':
      return 'awaited';
    case 'returned':
      return 'returned';
    case 'argument':
      return isInBatch(call, node) ? undefined : 'collected';
    case 'receiver':
      return node.calls.some((outer) => outer.callee.kind === 'member' && outer.callee.object === call && /^(then|catch|finally)$/.test(outer.callee.name)) ? 'awaited' : undefined;
    default:
      return undefined;
  }
}

/** The awaits of names and members: those of calls are the calls' own. */
function awaitsOf(node: FunctionNode): AwaitExpression[] {
  const found: AwaitExpression[] = [];
  for (const expression of expressionsIn(node.body)) {
    forEachWithin(expression, (inner) => {
      if (inner.kind === 'await' && inner.value.kind === 'name') found.push(inner);
    });
  }
  return found;
}
