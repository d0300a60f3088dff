/**
 * Holds a library's table against the typings of the real package: what the table says an export or a member is must be there. The one
 * place with a type checker; nothing of it runs in the product.
 */
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ts } from 'ts-morph';
import type { LibraryTable, Meaning, TypeTable } from '../../engine/contract/library.ts';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

export interface TableCheck {
  /** What the table has and the package has not. */
  readonly wrong: readonly string[];
  /** Types of the table that no export or member led to, so that nothing could be said of them. */
  readonly unreached: readonly string[];
  /** How many names were found in the package. */
  readonly found: number;
}

/** The packages of all tables in one program: that the checker is started once. */
export function typingsOf(tables: Iterable<LibraryTable>): (table: LibraryTable) => TableCheck {
  const specifiers = [...new Set([...tables].flatMap(specifiersOf))];
  const file = `${FOLDER}tables.virtual.ts`;
  const text = specifiers.map((specifier, at) => `import * as p${at} from '${specifier}'; export type T${at} = typeof p${at};`).join('\n');
  const { config } = ts.readConfigFile(`${FOLDER}tsconfig.json`, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, FOLDER);
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (path, language, ...rest) =>
    path === file ? ts.createSourceFile(path, text, language) : read(path, language, ...rest);
  host.getDefaultLibLocation = languageFolder;
  const fileExists = host.fileExists.bind(host);
  host.fileExists = (path) => path === file || fileExists(path);
  const program = ts.createProgram(
    [file],
    { ...options, noEmit: true, skipLibCheck: true, types: ['node'], typeRoots: [`${FOLDER}node_modules/@types`] },
    host,
  );
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const modules = new Map<string, ts.Symbol>();
  source?.forEachChild((node) => {
    if (!ts.isImportDeclaration(node)) return;
    const module = checker.getSymbolAtLocation(node.moduleSpecifier);
    if (module && ts.isStringLiteral(node.moduleSpecifier)) modules.set(node.moduleSpecifier.text, module);
  });
  return (table) =>
    new TableChecker(
      table,
      specifiersOf(table).flatMap((specifier) => modules.get(specifier) ?? []),
      checker,
      source as ts.Node,
    ).check();
}

/** The compiler that ts-morph carries has the language's own declarations elsewhere; here they come with the one that is installed. */
function languageFolder(): string {
  const modules = `${FOLDER}node_modules/`;
  const platforms = existsSync(`${modules}@typescript`) ? readdirSync(`${modules}@typescript`).map((name) => `@typescript/${name}`) : [];
  const holder = ['typescript', ...platforms].find((name) => existsSync(`${modules}${name}/lib/lib.es5.d.ts`));
  if (!holder) throw new Error('no installed compiler has the declarations of the language');
  return `${modules}${holder}/lib`;
}

function specifiersOf({ packages }: LibraryTable): string[] {
  return Object.keys(packages)
    .filter(
      (name) =>
        name.startsWith('node:') ||
        name === 'timers/promises' ||
        (!name.startsWith('@types/') && [packageOf(name), typesOf(name)].some((folder) => existsSync(`${FOLDER}node_modules/${folder}`))),
    )
    .flatMap((name) => [name, ...SUB_PATHS.filter((path) => path.startsWith(`${name}/`))]);
}

/** Of a path into a package, the package. */
function packageOf(name: string): string {
  return name.split('/', name.startsWith('@') ? 2 : 1).join('/');
}

/** The package that holds the typings of one that has none itself. */
function typesOf(name: string): string {
  return `@types/${name.replace('@', '').replace('/', '__')}`;
}

/** Packages whose exports stand in sub-paths. */
const SUB_PATHS = [
  '@adonisjs/lucid/orm',
  '@adonisjs/lucid/services/db',
  '@adonisjs/lucid/database',
  '@adonisjs/lucid/types/database',
  '@adonisjs/lucid/types/model',
  '@adonisjs/lucid/types/relations',
  'aws-sdk/clients/dynamodb',
  'drizzle-orm/pg-core',
  'drizzle-orm/pg-core/query-builders/query',
  'drizzle-orm/mysql-core',
  'drizzle-orm/sqlite-core',
  'drizzle-orm/node-postgres',
  'drizzle-orm/postgres-js',
  'drizzle-orm/neon-http',
  'drizzle-orm/neon-serverless',
  'drizzle-orm/mysql2',
  'drizzle-orm/libsql',
  'drizzle-orm/better-sqlite3',
  'drizzle-orm/d1',
  'drizzle-orm/vercel-postgres',
  'drizzle-orm/planetscale-serverless',
  'firebase-admin/firestore',
  'firebase-functions/v1',
  'firebase-functions/v2/https',
  'firebase-functions/v2/firestore',
  'firebase-functions/v2/scheduler',
  'firebase-functions/v2/storage',
  'firebase-functions/v2/pubsub',
  'firebase-functions/v2/tasks',
  'next/server',
  'next/cache',
];

class TableChecker {
  private readonly table: LibraryTable;
  private readonly modules: readonly ts.Symbol[];
  private readonly checker: ts.TypeChecker;
  private readonly at: ts.Node;
  /** Whether all packages of the table are installed: else a name may be of one that is not. */
  private readonly isWhole: boolean;
  private readonly reached = new Map<string, ts.Type[]>();
  private readonly wrong: string[] = [];
  /** Types to which only an export led that the installed version no longer has. */
  private readonly gone = new Set<string>();
  private found = 0;

  constructor(table: LibraryTable, modules: readonly ts.Symbol[], checker: ts.TypeChecker, at: ts.Node) {
    this.table = table;
    this.modules = modules;
    this.checker = checker;
    this.at = at;
    this.isWhole = Object.keys(table.packages).every(
      (name) => name.startsWith('@types/') || specifiersOf(table).some((specifier) => specifier === name),
    );
  }

  check(): TableCheck {
    for (const [path, meaning] of Object.entries(this.table.exports ?? {})) this.checkExport(path, meaning);
    for (const name of this.table.browserOnly ?? []) this.checkExport(name, {});
    for (const [name, meaning] of Object.entries(this.table.globals ?? {})) this.checkGlobal(name, meaning);
    const types = Object.entries(this.table.types ?? {});
    for (const [name, type] of types) this.checkMembers(name, type);
    const unreached = !this.isWhole
      ? []
      : types
          .filter(([name, { members }]) => members && Object.keys(members).length && !this.reached.has(name) && !this.gone.has(name))
          .map(([name]) => name);
    return { wrong: this.wrong, unreached, found: this.found };
  }

  private checkExport(path: string, meaning: Meaning): void {
    const symbols = this.modules.flatMap((module) => this.exported(module, path.split('.')) ?? []);
    if (symbols.length) this.found += 1;
    else if (meaning.until) this.gone.add(meaning.is ?? meaning.returns ?? '');
    else if (this.isWhole) this.wrong.push(`exports.${path}`);
    for (const symbol of symbols) this.follow(meaning, this.valueOf(symbol), this.instanceOf(symbol), undefined);
  }

  private checkGlobal(name: string, meaning: Meaning): void {
    const symbol = this.checker.resolveName(name, this.at, ts.SymbolFlags.Value, false);
    if (symbol) this.found += 1;
    else this.wrong.push(`globals.${name}`);
    if (symbol) this.follow(meaning, this.checker.getTypeOfSymbolAtLocation(symbol, this.at), undefined, undefined);
  }

  private checkMembers(name: string, type: TypeTable): void {
    const own = this.reached.get(name) ?? [];
    if (!own.length) return;
    for (const [member, meaning] of Object.entries(type.members ?? {})) {
      if (member.endsWith('*')) continue;
      // Where a type could not be told, nothing can be missing.
      const isAny = own.some((one) => (one.flags & ts.TypeFlags.Any) !== 0);
      if (own.some((one) => this.property(one, member))) this.found += 1;
      else if (!meaning.until && !isAny) this.wrong.push(`${name}.${member}`);
    }
  }

  private exported(module: ts.Symbol, [name = '', ...rest]: readonly string[]): ts.Symbol | undefined {
    const all = this.checker.getExportsOfModule(module);
    const whole = module.exports?.get(ts.InternalSymbolName.ExportEquals);
    const found =
      all.find((one) => one.name === name) ??
      (name === 'default' ? (whole ?? module) : undefined) ??
      (whole && this.checker.getPropertyOfType(this.checker.getTypeOfSymbolAtLocation(this.resolved(whole), this.at), name));
    const symbol = found && this.resolved(found);
    return symbol && rest.length ? this.exported(symbol, rest) : symbol;
  }

  private resolved(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  private valueOf(symbol: ts.Symbol): ts.Type | undefined {
    return symbol.flags & (ts.SymbolFlags.Value | ts.SymbolFlags.ValueModule)
      ? this.checker.getTypeOfSymbolAtLocation(symbol, this.at)
      : undefined;
  }

  private instanceOf(symbol: ts.Symbol): ts.Type | undefined {
    if (symbol.flags & ts.SymbolFlags.Type) return this.checker.getDeclaredTypeOfSymbol(symbol);
    const value = this.valueOf(symbol);
    return value?.getConstructSignatures()[0]?.getReturnType() ?? value;
  }

  /** What the meaning says of a value's types leads to further types of the table. */
  private follow(meaning: Meaning, value: ts.Type | undefined, instance: ts.Type | undefined, self: string | undefined): void {
    const calls = value ? this.signatures(value) : [];
    if (meaning.is !== undefined && (instance ?? value)) this.visit(meaning.is, (instance ?? value) as ts.Type);
    if (meaning.statics !== undefined && value) this.visit(meaning.statics, value);
    if (meaning.returns !== undefined && !(meaning.returns === 'self' && self === undefined) && !/^rows?$/.test(meaning.returns)) {
      const type = meaning.returns === 'self' ? (self as string) : meaning.returns;
      for (const signature of calls) this.visitGiven(type, signature.getReturnType());
    }
    const parameters = meaning.callback?.parameters ?? meaning.entry?.parameters ?? [];
    for (const [position, type] of parameters.entries()) {
      if (type === null || type === 'item') continue;
      for (const signature of calls) for (const parameter of signature.getParameters()) this.visitHanded(type, parameter, position);
    }
  }

  /** What comes back may be asked itself, or be awaited first. */
  private visitGiven(name: string, type: ts.Type): void {
    // A query is asked itself; awaiting it gives its rows.
    const awaited = this.table.types?.[name]?.isInert ? type : this.checker.getAwaitedType(type);
    if (awaited) this.visit(name, awaited);
    if (awaited !== type) this.visit(name, type);
  }

  private visitHanded(type: string, parameter: ts.Symbol, position: number): void {
    const given = this.checker.getNonNullableType(this.checker.getTypeOfSymbolAtLocation(parameter, this.at));
    const element = this.checker.isArrayType(given) ? this.checker.getTypeArguments(given as ts.TypeReference)[0] : given;
    for (const signature of element ? this.signatures(element) : []) {
      const handed = signature.getParameters()[position];
      if (handed) this.visit(type, this.checker.getTypeOfSymbolAtLocation(handed, this.at));
    }
  }

  private visit(name: string, type: ts.Type): void {
    const known = this.reached.get(name) ?? [];
    // A builder's type differs with every step, by its type arguments alone.
    const kind = this.kindOf(type);
    if (known.some((one) => one === type || this.kindOf(one) === kind) || known.length >= MOST_TYPES) return;
    this.reached.set(name, [...known, type]);
    for (let at: string | undefined = name; at !== undefined; at = this.table.types?.[at]?.extends) {
      const { members, call, construct }: TypeTable = this.table.types?.[at] ?? {};
      if (at !== name) this.visit(at, type);
      if (call) this.follow(call, type, undefined, name);
      if (construct)
        for (const signature of type.getConstructSignatures())
          if (construct.returns) this.visit(construct.returns, signature.getReturnType());
      for (const [member, meaning] of Object.entries(members ?? {})) {
        const properties = member === '*' ? type.getProperties() : [this.property(type, member)];
        for (const property of properties) {
          const value = property && this.checker.getTypeOfSymbolAtLocation(property, this.at);
          if (value) this.follow(meaning, value, value.getConstructSignatures()[0]?.getReturnType(), name);
        }
      }
    }
  }

  private kindOf(type: ts.Type): string {
    const text = this.checker.typeToString(type);
    return /^(?:Omit<)?[A-Z][\w$.]*(?=<)/.exec(text)?.[0] ?? text;
  }

  private property(type: ts.Type, name: string): ts.Symbol | undefined {
    const options = type.isUnion() ? type.types : [this.checker.getBaseConstraintOfType(type) ?? type];
    for (const option of options) {
      const found = this.checker.getPropertyOfType(this.checker.getApparentType(option), name);
      if (found) return found;
    }
    return undefined;
  }

  private signatures(type: ts.Type): readonly ts.Signature[] {
    return (type.isUnion() ? type.types : [type]).flatMap((one) => [...this.checker.getApparentType(one).getCallSignatures()]);
  }
}

/** More types than this for one of the table's are seldom wanted. */
const MOST_TYPES = 30;
