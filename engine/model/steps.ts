/**
 * What each step of the engine offers the next: link, recognise, weigh. All of it is answered from remembered queries, so asking
 * twice is cheap, and every answer is position-free unless its type says otherwise.
 */
import type { Context, Cost, Effects, LateRead, LoopFact, Repetition, RepetitionPlace, Term, Way } from './cost.ts';
import type { CallExpression, Expression, MemberExpression, ObjectExpression } from './expression.ts';
import type { Binding, FunctionNode, LoopStep, Module } from './module.ts';
import type { CallbackUse, CallTarget, EntryPoint, Operation, Sending } from './operation.ts';
import type { Origin } from './origin.ts';
import type { Place, Site } from './place.ts';
import type { ColumnsRead, RowsAsked, RowsHandled } from './result-use.ts';
import type { Schema } from './schema.ts';
import type { SharedLimit } from './sent.ts';
import type { TypeReference } from './type-reference.ts';

/**
 * The lowered modules and what can be found in them by key. Who reads a module depends on the whole file. Who reads a part of one does not
 * come to know of edits inside the bodies of other functions, nor of where the part has moved to: what is remembered of it may hold sites,
 * and no offsets.
 */
export interface Modules {
  files(): readonly string[];
  module(file: string): Module | undefined;
  /** What is seen of a file without looking into its functions. */
  outline(file: string): Outline | undefined;
  function(file: string, key: string): FunctionNode | undefined;
  /**
   * The module, for who reads of it what stands outside of functions, or in the outermost function around the one of that key; all of it
   * for the top level, which is around every function.
   */
  around(file: string, key: string): Module | undefined;
  /** The innermost function around an offset of the file as it is now. */
  functionAround(file: string, offset: number): FunctionNode | undefined;
  call(site: Site): CallExpression | undefined;
  loopStep(site: Site): LoopStep | undefined;
  binding(file: string, index: number): Binding | undefined;
  /** The first of that name that the file declares outside of functions. */
  topBinding(file: string, name: string): Binding | undefined;
  /** What a function is given to where it is written: the type declared for it there, the object that it is a method of. */
  holder(file: string, key: string): { readonly type: TypeReference | undefined; readonly object: ObjectExpression | undefined };
  /** Where a site is now. For showing only: offsets must not get into remembered facts of another file. */
  locate(site: Site): Place | undefined;
}

export type Outline = Pick<Module, 'path' | 'specifiers' | 'exports' | 'classes' | 'types'>;

export type FileKind = 'source' | 'test' | 'script' | 'generated';

export type Resolution =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'package'; readonly name: string; readonly subpath: string }
  | { readonly kind: 'unresolved' };

/** An expression, and the file that it is written in. */
export interface Written {
  readonly file: string;
  readonly expression: Expression;
}

export interface Linker {
  /** What an import of the specifier in the file means: tsconfig paths, package imports, workspace packages, relative files. */
  resolve(file: string, specifier: string): Resolution;
  /** The files that import a file of the workspace. */
  importersOf(file: string): readonly string[];
  /** Where the value of an expression of that file comes from. */
  originOf(file: string, expression: Expression): Origin;
  /** The expression that a name or a member stands for, wherever it is written; undefined where it is given several, or none in sight. */
  definitionOf(file: string, expression: Expression): Written | undefined;
  /** What a function's parameter is given. */
  parameterOf(file: string, key: string, index: number): Origin;
  /** What a member of a value is, by name. */
  memberOf(origin: Origin, name: string): Origin;
  /** What calling a value gives back. */
  resultOf(origin: Origin, call: CallExpression, file: string): Origin;
  /** What awaiting a value gives. */
  awaited(origin: Origin): Origin;
  /** What iterating a value gives. */
  itemOf(origin: Origin): Origin;
  /** The workspace's functions that a call may run; empty where it is not known to run any. Constructors for `new`. */
  calleesOf(site: Site): readonly CallTarget[];
  /** The workspace's getters that reading a member runs. */
  gettersOf(file: string, expression: MemberExpression): readonly CallTarget[];
  /** The workspace's functions that an expression may be (a handler, a callback, a bound method, a class's `handle`). */
  functionsOf(file: string, expression: Expression): readonly CallTarget[];
  /** The calls of the workspace that may run a function. */
  callersOf(target: CallTarget): readonly Site[];
  /** The calls of a name of which it is not known what they run: any function of that name, for all that is told. */
  strayCallsOf(name: string, isMember: boolean): readonly Site[];
}

export interface Fills {
  /** The places that put rows into a table. */
  of(table: string): readonly Site[];
  /** How many tables some place puts rows into: where there are none, how it is done is not seen. */
  readonly tables: number;
  /** Whether some place reads a table's rows a page at a time. */
  isPaged(table: string): boolean;
}

export interface Recogniser {
  /** Of a file, in the order of the text. */
  operationsIn(file: string): readonly Operation[];
  operationAt(site: Site): Operation | undefined;
  /** The same, without what an edit moves: nobody who asks for no more comes to know of it. */
  sendingsIn(file: string): readonly Sending[];
  sendingAt(site: Site): Sending | undefined;
  /** What a term sends: of a statement that is handed over, what the call says that hands it. */
  operationOf(term: Pick<Term, 'operation' | 'root'>): Operation | undefined;
  /** Where new rows are put into the tables of the workspace. */
  fills(): Fills;
  /** The operations of the workspace that are sent through a client, by the call that made it. */
  sentThrough(client: Site): readonly Site[];
  /** What calls of a file do with the functions they are given: iterate, run once, keep for later. */
  callbacksIn(file: string): readonly CallbackUse[];
  callbackAt(site: Site): CallbackUse | undefined;
  /** What a call runs a function over for each item. */
  dataOf(use: CallbackUse): Expression | undefined;
  /** Functions of a file that a framework calls. */
  entriesIn(file: string): readonly EntryPoint[];
  /** As what frameworks call a function, wherever that is said. */
  entriesOf(target: CallTarget): readonly EntryPoint[];
  /** Whether a value is, or a decorator hands out, what the client sent. */
  isSentByClient(origin: Origin): boolean;
  /** What a file is for, told by where it stands and what it says of itself. */
  kindOf(file: string): FileKind;
  /** Whether nobody waits for what the file does: it runs by the clock, or shows how the product looks when filled. */
  isBackground(file: string): boolean;
  /** Whether the database that an operation asks runs in the process itself. */
  asksItsProcess(operation: Operation): boolean;
  /** Whether a file's code runs in a browser or at the edge. */
  isForBrowsers(file: string): boolean;
  /** Whether all requests lose what the classes that check them do not declare. */
  stripsUndeclared(): boolean;
  schema(): Schema;
}

export interface Weigher {
  /** Where the file's loops stand, statements and iterating calls alike. */
  loopsIn(file: string): readonly Site[];
  loopAt(site: Site): LoopFact | undefined;
  termsOf(target: CallTarget): readonly Term[];
  costOf(target: CallTarget): Cost;
  contextOf(target: CallTarget): Context;
  /** Whether a framework is seen to call anything of the workspace: an application, and not a library or a file by itself. */
  isServed(): boolean;
  /** How requests, or else jobs, come to a call, the shortest way first; none where it only fills what is then remembered. */
  waysTo(call: Site): readonly Way[];
  /** What a call may do besides giving an answer. */
  effectsOf(call: Site): Effects;
  /** The operations that a call sends, itself or through what it calls. */
  reachedBy(call: Site): readonly Site[];
  /** Of an async function, the calls that are awaited one after another, though none of a run needs another. */
  independentRuns(target: CallTarget): readonly (readonly Site[])[];
  /** Of an async function, for each loop over a few items whose rounds need nothing of each other, the first call that a round waits for. */
  independentRounds(target: CallTarget): readonly Site[];
  /** Of an async function, the reads that wait for a whole group of answers, though they need one of them. */
  lateReads(target: CallTarget): readonly LateRead[];
  /** The columns that are looked at of the rows of a read. */
  columnsRead(read: Site, asked: RowsAsked): ColumnsRead | undefined;
  /** What is done with the list of rows that a call gives, `under` that property. */
  rowsHandled(call: Site, under: string | undefined): RowsHandled | undefined;
  /** The repeated operations that the file has to report. */
  repetitionsIn(file: string): readonly Repetition[];
  /** Where the file's own loops repeat an operation. */
  repeatingPlacesIn(file: string): readonly RepetitionPlace[];
  /** The limit that a schema says at the site, where several reads are given it. */
  sharedLimitAt(saidAt: Site): SharedLimit | undefined;
  /** Those that the file says. */
  sharedLimitsIn(file: string): readonly SharedLimit[];
}

/** Answers an expression's origin where a step has no name for it. */
export type OriginOf = (file: string, expression: Expression) => Origin;
