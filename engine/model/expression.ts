/**
 * What an expression can be once the syntax tree is gone: a small vocabulary that every later room is written against.
 * Plain data: offsets instead of nodes, no parents, structured-clone safe.
 */
import type { Span } from './place.ts';
import type { TypeReference } from './type-reference.ts';

export type Expression =
  | NameExpression
  | MemberExpression
  | ElementExpression
  | CallExpression
  | AwaitExpression
  | ObjectExpression
  | ArrayExpression
  | TextExpression
  | LiteralExpression
  | PatternExpression
  | FunctionExpression
  | ClassExpression
  | SelfExpression
  | ChoiceExpression
  | OperatorExpression
  | AssignExpression
  | SpreadExpression
  | OpaqueExpression;

/** An identifier. `binding` indexes `Module.bindings`; -1 when nothing in the file declares it (a global). */
export interface NameExpression extends Span {
  readonly kind: 'name';
  readonly name: string;
  readonly binding: number;
}

/** `object.name`, `object?.name`, `object.#name`. `nameStart` is where the name itself begins. */
export interface MemberExpression extends Span {
  readonly kind: 'member';
  readonly object: Expression;
  readonly name: string;
  readonly nameStart: number;
  readonly isOptional: boolean;
}

/** `object[key]`; a literal string key is lowered to a MemberExpression instead. */
export interface ElementExpression extends Span {
  readonly kind: 'element';
  readonly object: Expression;
  readonly key: Expression;
}

/** How the value of a call is used by what stands directly around it. */
export type Use =
  | 'awaited' // await f(), for await (… of f())
  | 'returned' // return f(), and the body of an expression arrow
  | 'yielded'
  | 'stored' // const x = f(), x = f(), a property or element of a literal
  | 'argument' // g(f()), [f()] inside a call's argument, a template's hole
  | 'receiver' // f().g, f()()
  | 'tested' // if (f()), f() ? a : b, f() && g, !f(), f() === x
  | 'dropped' // an expression statement, void f()
  | 'other';

export type CallForm = 'call' | 'new' | 'tag' | 'import' | 'decorator';

/**
 * A call, `new`, tagged template (its one argument is a TextExpression), or dynamic `import()` (callee is the name `import`).
 * `index` is its place among the calls of its function, in the order of the opening brackets: `a().b(c())` is a, b, c. With the
 * function's key it makes a Site.
 */
export interface CallExpression extends Span {
  readonly kind: 'call';
  readonly form: CallForm;
  readonly callee: Expression;
  readonly arguments: readonly Expression[];
  readonly typeArguments: readonly TypeReference[];
  readonly isOptional: boolean;
  readonly use: Use;
  /** The key of the function it stands in. */
  readonly function: string;
  readonly index: number;
}

/** `index` counts the awaits of the function. */
export interface AwaitExpression extends Span {
  readonly kind: 'await';
  readonly value: Expression;
  readonly function: string;
  readonly index: number;
}

/** An object literal. `index` counts the object literals of the function it stands in. */
export interface ObjectExpression extends Span {
  readonly kind: 'object';
  readonly entries: readonly ObjectEntry[];
  /** The type that it is said to be of where it is written: `{ … } satisfies Resolvers`. */
  readonly type: TypeReference | undefined;
  readonly function: string;
  readonly index: number;
}

/** `name: value`, `[computed]: value` (name undefined), `...value` (isSpread), `name() {}` (value is a function), getters too. */
export interface ObjectEntry extends Span {
  readonly name: string | undefined;
  /** What stands in the brackets of a computed name that is not plain text: `Op.in` of `[Op.in]: ids`. */
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly isSpread: boolean;
  readonly isGetter: boolean;
}

export interface ArrayExpression extends Span {
  readonly kind: 'array';
  readonly elements: readonly Expression[];
}

/** A string or template: `parts` has one more entry than `holes`. A plain string has one part. */
export interface TextExpression extends Span {
  readonly kind: 'text';
  readonly parts: readonly string[];
  readonly holes: readonly Expression[];
}

export interface LiteralExpression extends Span {
  readonly kind: 'literal';
  readonly value: number | boolean | null | undefined;
}

/** A regular expression literal, as written. */
export interface PatternExpression extends Span {
  readonly kind: 'pattern';
  readonly source: string;
}

/** A function made here; `key` is that of a FunctionNode. */
export interface FunctionExpression extends Span {
  readonly kind: 'function';
  readonly key: string;
}

/** A class made here; `key` is that of a ClassNode. */
export interface ClassExpression extends Span {
  readonly kind: 'class';
  readonly key: string;
}

export interface SelfExpression extends Span {
  readonly kind: 'this' | 'super';
}

/** One of several values: `test ? a : b`, `a ?? b`, `a || b`, `a && b`. `test` stands only with `?:`. */
export interface ChoiceExpression extends Span {
  readonly kind: 'choice';
  readonly operator: '?:' | '??' | '||' | '&&';
  readonly test: Expression | undefined;
  readonly options: readonly Expression[];
}

/** Every other operator: arithmetic, comparison, `!`, `typeof`, `in`, `instanceof`, `++` (operand is assigned too), `void`, `delete`. */
export interface OperatorExpression extends Span {
  readonly kind: 'operator';
  readonly operator: string;
  readonly operands: readonly Expression[];
}

/** An assignment used as a value; as a statement it is an assign step. `operator` is `=`, `+=`, `??=`, … */
export interface AssignExpression extends Span {
  readonly kind: 'assign';
  readonly operator: string;
  readonly target: Expression;
  readonly value: Expression;
}

export interface SpreadExpression extends Span {
  readonly kind: 'spread';
  readonly value: Expression;
}

/** Whatever else (JSX, meta properties, …), keeping what is called and named inside it. */
export interface OpaqueExpression extends Span {
  readonly kind: 'opaque';
  readonly parts: readonly Expression[];
}
