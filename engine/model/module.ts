/**
 * One file after lowering: plain data with offsets and no tree nodes, so that it can be cached by the text's hash and handed
 * between threads. Nothing in it says what a call means; that is for the later steps.
 */
import type { CallExpression, Expression, ObjectExpression } from './expression.ts';
import type { Span } from './place.ts';
import type { TypeMember, TypeReference } from './type-reference.ts';

export interface Module {
  readonly path: string;
  /** Specifiers of every import, export-from, require and dynamic import with a literal argument, once each. */
  readonly specifiers: readonly string[];
  readonly bindings: readonly Binding[];
  readonly exports: readonly Export[];
  /** The first is the module's top level (key ''). Every nested function has an entry of its own. */
  readonly functions: readonly FunctionNode[];
  readonly classes: readonly ClassNode[];
  readonly types: readonly TypeDeclaration[];
  /** 'use server', 'use client', 'use strict', … at the top of the file. */
  readonly directives: readonly string[];
  readonly suppressions: readonly Suppression[];
  /** Empty when the text parses. */
  readonly syntaxErrors: readonly SyntaxProblem[];
  /** Whether the file says that a program wrote it ("@generated", "do not edit" in its first comment). */
  readonly isGenerated: boolean;
  /** The offset at which each line begins. */
  readonly lineStarts: readonly number[];
}

export interface SyntaxProblem extends Span {
  readonly message: string;
}

export interface Import {
  readonly specifier: string;
  /** The exported name; 'default'; '*' for the whole namespace. */
  readonly name: string;
  readonly isTypeOnly: boolean;
}

export interface Export extends Span {
  /** 'default', '*' (export * from), or the name others see. `module.exports = x` is '='; `exports.a = x` is 'a'. */
  readonly name: string;
  readonly value:
    | { readonly kind: 'binding'; readonly binding: number }
    | { readonly kind: 'expression'; readonly expression: Expression }
    /** A type declared here under that name. */
    | { readonly kind: 'type'; readonly name: string }
    /** export { name } from; export * from (name '*'); export * as x from (name '*', with the export's own name x). */
    | { readonly kind: 'from'; readonly import: Import };
}

export type BindingKind = 'import' | 'parameter' | 'constant' | 'variable' | 'function' | 'class' | 'enum' | 'namespace';

/** A declared name. Its definitions say where its values come from, the declaration first, then assignments in order. */
export interface Binding extends Span {
  readonly name: string;
  readonly kind: BindingKind;
  /** The key of the function that declares it. */
  readonly function: string;
  readonly annotation: TypeReference | undefined;
  readonly definitions: readonly Definition[];
}

export interface Definition {
  readonly source: Source;
  /** How the name is reached inside the source's value by destructuring; empty when it is the value itself. */
  readonly path: readonly PathElement[];
}

export type Source =
  | { readonly kind: 'value'; readonly expression: Expression }
  /** The item of a for-of (or for-await) over the expression; a for-in gives 'key'. */
  | { readonly kind: 'item' | 'key'; readonly of: Expression }
  | { readonly kind: 'parameter'; readonly function: string; readonly index: number }
  | { readonly kind: 'import'; readonly import: Import }
  | { readonly kind: 'enum'; readonly members: readonly string[] }
  | { readonly kind: 'caught' }
  | { readonly kind: 'none' };

export type PathElement =
  | { readonly kind: 'property'; readonly name: string }
  /** The index is -1 where the name of a property is computed. */
  | { readonly kind: 'element'; readonly index: number }
  | { readonly kind: 'rest' };

export type FunctionForm = 'module' | 'function' | 'arrow' | 'method' | 'constructor' | 'getter' | 'setter' | 'static-block';

export interface FunctionNode extends Span {
  /**
   * Unique in the module and stable under edits elsewhere: 'listOrders', 'OrderService.list', 'OrderService.list/0' for the first
   * nameless function in it. A class that gives its properties values by calls, but has no constructor, has a function
   * 'OrderService.constructor' all the same, which is not among its members.
   */
  readonly key: string;
  /** The name a reader would use; '' when it has none. */
  readonly name: string;
  /** Where the name stands, or the head of a nameless function: what a lens or hint is drawn at. */
  readonly nameSpan: Span;
  readonly form: FunctionForm;
  readonly isAsync: boolean;
  readonly isGenerator: boolean;
  readonly parameters: readonly Parameter[];
  readonly typeParameters: readonly string[];
  readonly returns: TypeReference | undefined;
  readonly decorators: readonly CallExpression[];
  /** The key of the class whose member it is. */
  readonly owner: string | undefined;
  readonly isStatic: boolean;
  /** The key of the function around it; undefined for the top level. */
  readonly parent: string | undefined;
  /** When it is written directly as an argument: of which call of the parent function, at which position. */
  readonly passedTo: { readonly call: number; readonly argument: number } | undefined;
  readonly body: readonly Step[];
  /** Every call, in the order of the text; a call's `index` is its place here. Nested functions keep their own. */
  readonly calls: readonly CallExpression[];
  readonly objects: readonly ObjectExpression[];
  readonly loops: readonly LoopStep[];
}

export interface Parameter extends Span {
  /** The bindings it declares: one for a plain name, several for a pattern. */
  readonly bindings: readonly number[];
  readonly name: string;
  readonly annotation: TypeReference | undefined;
  readonly initialiser: Expression | undefined;
  readonly isRest: boolean;
  readonly isOptional: boolean;
  readonly decorators: readonly CallExpression[];
  /** `constructor(private readonly users: Users)` declares a property too. */
  readonly isProperty: boolean;
}

export type Step = DoStep | LetStep | AssignStep | LoopStep | BranchStep | TryStep | LeaveStep;

/** An expression evaluated for what it does. Also a nested function or class declaration, as its expression. */
export interface DoStep extends Span {
  readonly kind: 'do';
  readonly value: Expression;
}

/** One declarator: `const { a, b } = value`. */
export interface LetStep extends Span {
  readonly kind: 'let';
  readonly bindings: readonly number[];
  readonly value: Expression | undefined;
}

/** `target = value`; `operator` is '=', '+=', '??=', … */
export interface AssignStep extends Span {
  readonly kind: 'assign';
  readonly operator: string;
  readonly target: Expression;
  readonly value: Expression;
}

export type LoopForm = 'for' | 'for-of' | 'for-in' | 'for-await' | 'while' | 'do-while';

export interface LoopStep extends Span {
  readonly kind: 'loop';
  readonly form: LoopForm;
  /** The span of the head, `for (const a of b)`, for hints. */
  readonly head: Span;
  /** What a for-of, for-in or for-await runs over. */
  readonly over: Expression | undefined;
  /** The bindings of the item; of a counted loop its variables, then those of the item that they take from a list. */
  readonly items: readonly number[];
  /** A counted loop's `let i = 0` steps. */
  readonly setup: readonly Step[];
  readonly test: Expression | undefined;
  readonly update: Expression | undefined;
  readonly body: readonly Step[];
  readonly function: string;
  readonly index: number;
}

/** An `if` (arms: then, else) or a `switch` (an arm a case). */
export interface BranchStep extends Span {
  readonly kind: 'branch';
  readonly test: Expression;
  /** The other tests of a switch's cases, for the calls inside them. */
  readonly cases: readonly Expression[];
  readonly arms: readonly (readonly Step[])[];
  /** Of a switch: the arms, by number, that run into the next, since nothing leaves it at their end. */
  readonly runsOn: readonly number[];
  /** Whether one of the arms always runs (an else, a default). */
  readonly isExhaustive: boolean;
}

export interface TryStep extends Span {
  readonly kind: 'try';
  readonly body: readonly Step[];
  readonly handler: readonly Step[] | undefined;
  readonly finalizer: readonly Step[];
}

export interface LeaveStep extends Span {
  readonly kind: 'leave';
  readonly how: 'return' | 'throw' | 'break' | 'continue' | 'yield';
  readonly value: Expression | undefined;
}

export interface ClassNode extends Span {
  /** Unique in the module: the name, or 'class/0' for a nameless one. */
  readonly key: string;
  readonly name: string;
  readonly nameSpan: Span;
  readonly binding: number;
  readonly typeParameters: readonly string[];
  readonly heritage: Expression | undefined;
  readonly heritageArguments: readonly TypeReference[];
  readonly implements: readonly TypeReference[];
  readonly decorators: readonly CallExpression[];
  readonly isAbstract: boolean;
  readonly members: readonly ClassMember[];
}

export interface ClassMember extends Span {
  readonly name: string;
  readonly kind: 'method' | 'property' | 'getter' | 'setter' | 'constructor';
  readonly isStatic: boolean;
  /** The key of its function; undefined for a property, or an abstract or overload signature. */
  readonly function: string | undefined;
  readonly annotation: TypeReference | undefined;
  readonly initialiser: Expression | undefined;
  readonly decorators: readonly CallExpression[];
}

export interface TypeDeclaration extends Span {
  readonly name: string;
  readonly typeParameters: readonly string[];
  readonly declares:
    | { readonly kind: 'interface'; readonly extends: readonly TypeReference[]; readonly members: readonly TypeMember[] }
    | { readonly kind: 'alias'; readonly type: TypeReference };
}

/** A `latency-lens-ignore…` comment, as written. */
export interface Suppression extends Span {
  readonly scope: 'next-line' | 'file';
  readonly rules: readonly string[];
  readonly reason: string | undefined;
}
