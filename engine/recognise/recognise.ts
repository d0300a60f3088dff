/**
 * The third step: turns calls with an origin into operations, entry points and tables, by the words of the library tables alone. After
 * it nobody knows one library from another. It follows no value itself (that is the linker's) and counts nothing (that is weigh's).
 */
import type { Input, Memo } from '../incremental/memo.ts';
import { ambientLibraries } from '../link/ambient.ts';
import { optionsOf } from '../link/combine.ts';
import type { Linking } from '../link/linking.ts';
import { targetKey } from '../model/functions.ts';
import type { Module } from '../model/module.ts';
import type { CallbackUse, EntryPoint, Operation, Sending } from '../model/operation.ts';
import { type Site, siteKey } from '../model/place.ts';
import type { Schema } from '../model/schema.ts';
import { SiteTable } from '../model/site-table.ts';
import type { FileKind, Modules, Recogniser } from '../model/steps.ts';
import { type Listeners, listenersAmong } from './announced.ts';
import { batchedIn } from './batches.ts';
import { isForBrowsers, isOfCommand } from './browsers.ts';
import { queriesIn } from './builders.ts';
import { callbacksIn, dataOf } from './callbacks.ts';
import { type MeantCalls, meantCallsIn, vocabularyOf } from './calls.ts';
import { asksItsProcess } from './drivers.ts';
import { byFunction, entriesIn } from './entries/entries.ts';
import { type Mount, mountsIn } from './entries/paths.ts';
import { repeatedAmong } from './entries/repeated.ts';
import { isBackground, kindOfModule } from './file-kind.ts';
import { fillsAmong } from './filled.ts';
import { fingerprintsIn } from './fingerprints.ts';
import { createHandedStatements } from './handed-statements.ts';
import { lazyOperationsIn } from './lazy-relations.ts';
import { operationOf } from './operations.ts';
import { type Declarations, NO_DECLARATIONS } from './schema/declarations.ts';
import { declaredIn, tablesOf } from './schema/declared-tables.ts';
import { prismaTables } from './schema/prisma-schema.ts';
import { type SchemaShape, type ShapeData, schemaShape, shapeOf } from './schema/shape.ts';
import { sentIn } from './sends.ts';
import { limitedClientsAmong, type TimeoutSetting, timeoutPaths, timeoutSettingsIn, withTimeoutsElsewhere } from './timeout-settings.ts';
import { strippingForAll } from './undeclared.ts';

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
  const never = () => false;

  /** The libraries that some file imports: other tables' words need no look-up. */
  const usedIn = memo.query<readonly string[]>('libraries-of-file', (file) => librariesOf(modules.module(file), linking), {
    bottom: () => [],
    isOfEachFile: true,
  });
  const used = memo.query<readonly string[]>(
    'libraries-in-use',
    () => [...new Set(modules.files().flatMap((file) => usedIn.get(file)))].sort(),
    { bottom: () => [], isEager: true },
  );
  const vocabulary = memo.query<ReturnType<typeof vocabularyOf>>('vocabulary', () => vocabularyOf(linking, new Set(used.get(''))), {
    bottom: () => never,
    isEqual: never,
  });

  const meant = memo.query<MeantCalls>(
    'meant-calls',
    (file) => {
      const module = modules.module(file);
      return module ? meantCallsIn(module, linking, vocabulary.get('')) : new Map();
    },
    { bottom: () => new Map(), isEqual: (before, after) => before.size === 0 && after.size === 0 },
  );

  const declared = memo.query<Declarations>(
    'declared-tables',
    (file) => {
      const module = modules.module(file);
      // A file that is handed its library imports nothing of it.
      const declares = module && (usedIn.get(file).length || [...meant.get(file).values()].some(({ meaning }) => meaning.declares));
      return declares ? declaredIn({ linking, module }, meant.get(file)) : NO_DECLARATIONS;
    },
    { bottom: () => NO_DECLARATIONS, isOfEachFile: true },
  );
  const schema = memo.query<Schema>(
    'schema',
    () => {
      const inSchemaFiles = schemaTexts.paths().flatMap((path) => prismaTables(path, schemaTexts.texts.get(path) ?? ''));
      return { tables: [...inSchemaFiles, ...tablesOf(modules.files().map((file) => declared.get(file)))] };
    },
    { bottom: () => ({ tables: [] }) },
  );
  const shapeData = memo.query<ShapeData>('schema-shape', () => shapeOf(schema.get('')), { bottom: () => ({ tables: [] }), isEager: true });
  const shapes = new WeakMap<ShapeData, SchemaShape>();
  const shape = (): SchemaShape => {
    const data = shapeData.get('');
    const known = shapes.get(data) ?? schemaShape(data);
    shapes.set(data, known);
    return known;
  };

  const paths = timeoutPaths(linking);
  const settingsOf = memo.query<readonly TimeoutSetting[]>(
    'timeout-settings-of',
    (file) => {
      const module = modules.module(file);
      return module ? [...timeoutSettingsIn(module, paths, linking), ...limitedClientsAmong(meant.get(file), { linking, module })] : [];
    },
    { bottom: () => [], isOfEachFile: true },
  );
  const settings = memo.query<readonly TimeoutSetting[]>(
    'timeout-settings',
    () => modules.files().flatMap((file) => settingsOf.get(file)),
    { bottom: () => [], isEager: true },
  );

  const operations = memo.query<readonly Operation[]>(
    'operations',
    (file) => {
      const module = modules.module(file);
      return module ? operationsOf(module) : [];
    },
    { bottom: () => [] },
  );
  const operationsOf = (module: Module): readonly Operation[] => {
    const scope = { linking, module };
    const calls = meant.get(module.path);
    const sources = { scope, meant: calls, queries: queriesIn(scope, calls, meant.get), batched: batchedIn(calls, scope, shape()) };
    const found = new Map<string, Operation>();
    const add = (operation: Operation | undefined) =>
      operation &&
      !found.has(siteKey(operation.site)) &&
      found.set(
        siteKey(operation.site),
        withTimeoutsElsewhere(operation, () => settings.get(''), linking),
      );
    for (const node of module.functions) {
      if (node.calls.length || node.isAsync) for (const sent of sentIn(node, sources)) add(operationOf(sent, scope, shape()));
      for (const operation of lazyOperationsIn(node, scope, shape())) add(operation);
    }
    for (const sent of fingerprintsIn(scope, calls, shape(), sources.batched)) add(operationOf(sent, scope, shape()));
    return [...found.values()].sort((a, b) => a.callSpan.start - b.callSpan.start || a.callSpan.end - b.callSpan.end);
  };

  const sendings = memo.query<readonly Sending[]>('sendings', (file) => operations.get(file).map(asSending), { bottom: () => [] });

  const clients = memo.query<readonly (readonly [client: string, operation: Site])[]>(
    'clients-used',
    (file) => operations.get(file).flatMap(({ client, site }) => (client ? [[siteKey(client), site] as const] : [])),
    { bottom: () => [], isOfEachFile: true },
  );
  const sent = memo.query<ReadonlyMap<string, readonly Site[]>>(
    'sent-through',
    () => {
      const byClient = new Map<string, Site[]>();
      for (const [client, site] of modules.files().flatMap((file) => clients.get(file))) {
        const known = byClient.get(client);
        if (known) known.push(site);
        else byClient.set(client, [site]);
      }
      return byClient;
    },
    { bottom: () => new Map(), isEager: true },
  );

  const callbacks = memo.query<readonly CallbackUse[]>(
    'callbacks',
    (file) => {
      const module = modules.module(file);
      return module ? callbacksIn({ linking, module }, meant.get(file), () => listeners.get('')) : [];
    },
    { bottom: () => [] },
  );

  const mountsOf = memo.query<readonly Mount[]>(
    'mounts-in',
    (file) => {
      const module = modules.module(file);
      return module ? mountsIn({ linking, module }, meant.get(file)) : [];
    },
    { bottom: () => [], isOfEachFile: true },
  );
  const mounts = memo.query<ReadonlyMap<string, Mount>>(
    'mounts',
    () => new Map(modules.files().flatMap((file) => mountsOf.get(file).map((mount) => [mount.child, mount] as const))),
    { bottom: () => new Map(), isEager: true },
  );
  const repeated = repeatedAmong(memo, modules, meant.get, linking);
  const entries = memo.query<readonly EntryPoint[]>(
    'entries',
    (file) => {
      const module = modules.module(file);
      return module ? entriesIn({ linking, module }, meant.get(file), mounts.get(''), repeated) : [];
    },
    { bottom: () => [], isOfEachFile: true },
  );
  const entriesByFunction = memo.query<ReadonlyMap<string, readonly EntryPoint[]>>(
    'entries-by-function',
    () => byFunction(modules.files().flatMap((file) => entries.get(file))),
    { bottom: () => new Map(), isEager: true },
  );

  const listeners = memo.query<Listeners>('listeners', () => listenersAmong(modules.files().flatMap((file) => entries.get(file))), {
    bottom: () => new Map(),
    isEager: true,
  });

  /** Found by its site; kept as long as the list that it was made of. */
  const bySite = <One>(list: { get(file: string): readonly One[] }, siteOf: (one: One) => Site) => {
    const tables = new WeakMap<readonly One[], SiteTable<One>>();
    return (site: Site): One | undefined => {
      const all = list.get(site.file);
      if (!all.length) return undefined;
      const table = tables.get(all) ?? new SiteTable(all, siteOf);
      tables.set(all, table);
      return table.at(site);
    };
  };

  const fills = fillsAmong(memo, modules, operations.get, () => shapeData.get(''));
  const operationAt = bySite(operations, ({ site }) => site);
  const kinds = memo.query<FileKind>(
    'file-kind',
    (file) => {
      const kind = kindOfModule(modules.module(file), relative(file));
      return kind === 'source' && isOfCommand(linking.resolver.packageOf(file), index.libraries) ? 'script' : kind;
    },
    { bottom: () => 'source' },
  );
  const forBrowsers = memo.query<boolean>(
    'for-browsers',
    (file) => {
      const module = modules.module(file);
      return module !== undefined && isForBrowsers({ linking, module });
    },
    { bottom: () => false },
  );

  return {
    kindOf: kinds.get,
    isBackground: (file) => isBackground(relative(file)),
    operationsIn: (file) => operations.get(file),
    operationAt,
    fills,
    sendingsIn: sendings.get,
    sendingAt: bySite(sendings, ({ site }) => site),
    operationOf: createHandedStatements({ memo, linking, operationAt, shape }),
    sentThrough: (client) => sent.get('').get(siteKey(client)) ?? [],
    callbacksIn: (file) => callbacks.get(file),
    callbackAt: bySite(callbacks, ({ call }) => call),
    dataOf: (use) => {
      const [module, call] = [modules.module(use.call.file), modules.call(use.call)];
      const options = call && meant.get(use.call.file).get(call)?.meaning.options;
      return module && call && dataOf(use, call, options ?? 0, { linking, module });
    },
    entriesIn: (file) => entries.get(file),
    entriesOf: (target) => entriesByFunction.get('').get(targetKey(target)) ?? [],
    asksItsProcess: ({ library, site }) => asksItsProcess(library, linking.resolver.packageOf(site.file), linking),
    isForBrowsers: forBrowsers.get,
    stripsUndeclared: strippingForAll(memo, modules),
    schema: () => schema.get(''),
    isSentByClient: (origin) =>
      optionsOf(origin).some(
        (one) => one.kind === 'library' && (index.type(one.library, one.type)?.isRequest ?? index.meaningOf(one)?.isRequest) === true,
      ),
  };

  function librariesOf(module: Module | undefined, { resolver }: Linking): readonly string[] {
    if (!module) return [];
    const imported = module.specifiers.flatMap((specifier) => {
      const resolution = resolver.resolve(module.path, specifier);
      if (resolution.kind === 'package') return index.ofSpecifier(specifier);
      // A client that is generated into the workspace is known by what it exports.
      return resolution.kind === 'unresolved' ? distinctiveIn(module, specifier) : [];
    });
    return [...new Set([...imported, ...ambientLibraries(index, resolver, module.path)])].sort();
  }

  function distinctiveIn({ bindings }: Module, specifier: string): readonly string[] {
    return bindings.flatMap(({ definitions }) =>
      definitions.flatMap(({ source }) =>
        source.kind === 'import' && source.import.specifier === specifier ? (index.ofDistinctive(source.import.name) ?? []) : [],
      ),
    );
  }
}

/** Nothing of it moves with the text. */
function asSending({ site, kind, method, meaning, gives, run, isTargetOpen, connection, isCached }: Operation): Sending {
  return { site, kind, method, meaning, gives, run, isTargetOpen, connection, isCached };
}
