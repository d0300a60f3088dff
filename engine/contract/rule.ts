/**
 * What a rule is written with: the one import of every rule file. A rule asks for facts and yields reports; it names no library
 * and reads no syntax tree. Its repairs work on the real tree of one file, and only when asked for.
 */
import type { Context, Cost, Effects, LateRead, LoopFact, Repetition, RepetitionPlace, Term, Way } from '../model/cost.ts';
import type { AwaitExpression, CallExpression, Expression } from '../model/expression.ts';
import type { Report, Severity } from '../model/finding.ts';
import type { FunctionNode, LoopStep, Module, Suppression } from '../model/module.ts';
import type { Certainty, EntryPoint, Operation } from '../model/operation.ts';
import type { Origin } from '../model/origin.ts';
import type { Site, Span } from '../model/place.ts';
import type { ColumnsRead, RelatedRead, ResultUse, RowsHandled } from '../model/result-use.ts';
import type { Schema, Table } from '../model/schema.ts';
import type { SentByClient, SharedLimit } from '../model/sent.ts';
import type { Repair } from './repair.ts';

export interface Rule<Options extends RuleOptions = RuleOptions> {
  /** As in a list of rules: 'N+1 query'. */
  readonly title: string;
  /** The checklist item it answers for. */
  readonly item: string;
  readonly certainty: Certainty;
  readonly severity: Severity;
  /** The version that brought it. */
  readonly since: string;
  /** Numbers, flags and lists that a workspace may set, with their one default. */
  readonly options?: Options;
  /** Whether it speaks of tests, scripts, migrations and generated code too; they are left alone unless told. */
  readonly isForAllFiles?: boolean;
  /** Whether it judges the suppressions, and so runs after all other rules. */
  readonly isAboutSuppressions?: boolean;
  readonly check: (facts: Facts, options: OptionValues<Options>) => Iterable<Report>;
  readonly repairs?: Readonly<Record<string, Repair>>;
}

export type RuleOptions = Readonly<Record<string, RuleOption>>;
export type RuleOption = {
  readonly standard: number | boolean | string | readonly string[];
  /** One sentence: what it decides, with its unit. */
  readonly about: string;
};
export type OptionValues<Options extends RuleOptions> = { readonly [Name in keyof Options]: Widen<Options[Name]['standard']> };
type Widen<Value> = Value extends number ? number : Value extends boolean ? boolean : Value extends string ? string : Value;

/** Types a rule while keeping the types of its options. */
export function rule<const Options extends RuleOptions = Record<never, never>>(definition: Rule<Options>): Rule {
  return definition as unknown as Rule;
}

/** What is known of one file, and what that file's findings may ask of the rest of the workspace. */
export interface Facts {
  readonly file: string;
  readonly module: Module;
  /** Operations whose site is in this file, in the order of the text. */
  readonly operations: readonly Operation[];
  readonly functions: readonly FunctionNode[];
  /** Where its loops stand, statements and iterating calls alike. */
  readonly loopSites: readonly Site[];
  readonly entries: readonly EntryPoint[];
  /** Repeated operations that are this file's to report: one root, however many loops. */
  readonly repetitions: readonly Repetition[];
  /** Where this file's own loops repeat an operation, whichever file is to report the operation. */
  readonly repeatingPlaces: readonly RepetitionPlace[];
  /** Limits that this file's schemas say are the client's to choose, each with the reads, of whatever file, that are given it. */
  readonly sharedLimits: readonly SharedLimit[];
  readonly schema: Schema;

  operationAt(site: Site): Operation | undefined;
  /** What a term sends: of a statement that is handed over, what the call says that hands it. */
  operationOf(term: Pick<Term, 'operation' | 'root'>): Operation | undefined;
  loopAt(site: Site): LoopFact | undefined;
  /** The step of a loop statement; undefined for an iterating call. */
  loopStep(site: Site): LoopStep | undefined;
  call(site: Site): CallExpression | undefined;
  /** What is underlined for a site of this file: an operation's own span, a call's callee, a loop's head, a function's name. */
  spanOf(site: Site): Span | undefined;
  function(key: string): FunctionNode | undefined;
  /** What a site is called: a function by its key, a call by the function that it calls; of several by the one that `next` stands in. */
  nameOf(site: Site, next?: Site): string;
  /** As what frameworks call a function of this file, wherever that is said. */
  entriesOf(functionKey: string): readonly EntryPoint[];
  contextOf(functionKey: string): Context;
  /** Whether what is said where a framework is handed a function lets administrators alone in. */
  isAdministered(entry: EntryPoint): boolean;
  /** Whether a function of this file is called, and only by code that runs in browsers: it runs there too, wherever it stands. */
  isCodeOfPages(functionKey: string): boolean;
  costOf(functionKey: string): Cost;
  termsOf(functionKey: string): readonly Term[];
  originOf(expression: Expression): Origin;
  /** The operations that a call of this file reaches, itself or through what it calls. */
  reachedBy(call: CallExpression): readonly Operation[];
  /** The operations that functions called by a call of this file send once, each with the calls that lead to it, that one first. */
  readsThrough(call: CallExpression): readonly { readonly operation: Operation; readonly calls: readonly Site[] }[];
  /** Of an async function, the calls that are awaited one after another, though none of a run needs another. */
  independentRuns(functionKey: string): readonly (readonly Site[])[];
  /** Of an async function, for each loop over a few items whose rounds need nothing of each other, the first call that a round waits for. */
  independentRounds(functionKey: string): readonly Site[];
  /** Of an async function, the reads that wait for a whole group of answers, though they need one of them. */
  lateReads(functionKey: string): readonly LateRead[];
  /** The calls that a field's resolver makes for one parent alone: `if (user.id !== viewer.id) return` stands before them. */
  callsForOne(functionKey: string, parent: NonNullable<EntryPoint['parent']>): readonly CallExpression[];
  /** Whether a function of this file is there for tests alone, wherever it stands. */
  isForTestsAlone(functionKey: string): boolean;
  /** Whether a method of this file, or the one that a function of it stands in, is called by nothing but tests. */
  isLeftOver(functionKey: string): boolean;
  /** Whether whoever asked goes on without an answer to a call: it is let go, or a timer runs it. */
  isLeftBehind(call: Site): boolean;
  /** Whether a call of this file is made on developers' machines alone: `if (NODE_ENV === 'development') await fetch(…)`. */
  isForDevelopers(call: CallExpression): boolean;
  /** What a call of this file may do besides giving an answer, through whatever it calls. */
  effectsOf(call: CallExpression): Effects;
  /** Whether a request is sent for what it changes, wherever it stands. */
  changesOthers(request: Operation): boolean;
  /** What becomes of the answer to an operation or a call of this file; undefined where it cannot be told. */
  usesOf(site: Site): readonly ResultUse[] | undefined;
  /** The limit that a schema says at a site, where several reads are given it. */
  sharedLimitAt(site: Site): SharedLimit | undefined;
  /** How far a value of this file is the client's to choose. */
  sentByClient(expression: Expression): SentByClient;
  /**
   * The columns of an operation's rows that are looked at; undefined where it cannot be told, or rows are handed on whole. Of relations
   * that are asked about, and how many rows each gives, what is done with their rows too.
   */
  columnsRead(operation: Operation, relations?: ReadonlyMap<string, 'one' | 'many'>): ColumnsRead | undefined;
  /** What is done with the list of rows that an operation or a call gives, `under` that property; undefined where they are used one by one or handed on. */
  rowsHandled(site: Site, under?: string): RowsHandled | undefined;
  /** Whether the outermost of the calls that lead to an operation gives all its rows back. */
  isGivenBack(operation: Operation, calls: readonly Site[]): boolean;
  /** The ways from requests that are answered with all the rows of an operation of this file; 'whole': with all their columns too. */
  waysAnsweredWith(operation: Operation, form?: 'any' | 'whole'): readonly Way[];
  /** How requests, or else jobs, come to a call, the shortest way first; none where it only fills what is then remembered. */
  waysTo(call: Site): readonly Way[];
  /** The operations of the workspace that are sent through a client, by the call that made it. */
  sentThrough(client: Site): readonly Operation[];
  table(entity: string | undefined): Table | undefined;
  /** Whether nothing that is done for people puts rows into a table: scripts, administrators or whoever starts the program do. */
  isFilledAside(entity: string | undefined): boolean;
  /** Whether some place of the workspace reads a table's rows a page at a time. */
  isPaged(entity: string | undefined): boolean;
  /** As the workspace's configuration declares it. */
  sizeOf(entity: string | undefined): 'large' | 'small' | undefined;
  /** The source text of a span of this file, for names in messages. */
  text(span: Span): string;
  /** For rules about suppressions: each of the file, with the findings that it kept back. Empty for other rules. */
  readonly suppressions: readonly SuppressionUse[];
}

/** A suppression comment and what it kept back. */
export interface SuppressionUse {
  readonly suppression: Suppression;
  /** By rule id, how many findings it kept back. */
  readonly used: ReadonlyMap<string, number>;
  /** The rules it names that no rule has. */
  readonly unknown: readonly string[];
}

export type { LoopPurpose, LoopUse, RepetitionPlace } from '../model/cost.ts';
export type { BecauseSite, Fix, FixFacts } from '../model/finding.ts';
export type { Step } from '../model/module.ts';
export type { Bound, FilterColumn, Run, Timeout } from '../model/operation.ts';
export { type Edits, type Repair, type RepairContext, ts } from './repair.ts';
export type {
  AwaitExpression,
  CallExpression,
  Certainty,
  ColumnsRead,
  Context,
  Cost,
  Effects,
  EntryPoint,
  Expression,
  FunctionNode,
  LoopFact,
  LoopStep,
  Module,
  Operation,
  Origin,
  RelatedRead,
  Repetition,
  Report,
  ResultUse,
  RowsHandled,
  Schema,
  SentByClient,
  Severity,
  Site,
  Span,
  Suppression,
  Table,
  Term,
  Way,
};
