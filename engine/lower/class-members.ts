/** The members of one class, and the constructor that gives its properties their values. */
import { ts } from 'ts-morph';
import type { CallExpression, Expression } from '../model/expression.ts';
import type { ClassMember, FunctionForm, Step } from '../model/module.ts';
import type { Span } from '../model/place.ts';
import type { Draft } from './draft.ts';
import { expression, stripped } from './expressions.ts';
import type { Frame } from './frame.ts';
import { type FunctionSyntax, finished, functionOf, type Head } from './functions.ts';
import { none } from './lists.ts';
import { nameText } from './literals.ts';
import { decoratorsOf, type Modifiers, modifiersOf } from './modifiers.ts';
import { perform } from './patterns.ts';
import { annotation, signature } from './types.ts';

const {
  ArrowFunction,
  FunctionExpression,
  Constructor,
  MethodDeclaration,
  PropertyDeclaration,
  GetAccessor,
  SetAccessor,
  ClassStaticBlockDeclaration,
  Identifier,
  StringLiteral,
  NumericLiteral,
  TrueKeyword,
  FalseKeyword,
  NullKeyword,
} = ts.SyntaxKind;

/** Takes the members in the order of the text. */
export class ClassBody {
  private readonly draft: Draft;
  private readonly node: ts.ClassLikeDeclaration;
  private readonly key: string;
  /** Where the values of properties are evaluated; undefined when that needs no function. */
  private readonly making: Frame | undefined;
  private readonly isMadeHere: boolean;
  private readonly steps: Step[] = [];

  constructor(draft: Draft, node: ts.ClassLikeDeclaration, key: string) {
    this.draft = draft;
    this.node = node;
    this.key = key;
    const hasConstructor = node.members.some(
      (member) => member.kind === Constructor && (member as ts.ConstructorDeclaration).body !== undefined,
    );
    this.isMadeHere = !hasConstructor && node.members.some(happensInConstructor);
    if (hasConstructor || this.isMadeHere) this.making = draft.opened(draft.keys.member(key, 'constructor'));
  }

  member(node: ts.ClassElement): ClassMember | undefined {
    const { draft } = this;
    if (node.kind === ClassStaticBlockDeclaration) {
      this.staticBlock(node as ts.ClassStaticBlockDeclaration);
      return undefined;
    }
    const modifiers = modifiersOf(node);
    const start = draft.start(node);
    if (node.kind === Constructor)
      return this.method(node as ts.ConstructorDeclaration, 'constructor', 'constructor', modifiers, none, this.constructorSpan(node));
    if (!node.name) return undefined;
    const decorators = decoratorsOf(draft, node, modifiers);
    const name = nameText(node.name) ?? this.computedName(node.name as ts.ComputedPropertyName);
    const naming = { start: draft.start(node.name), end: node.name.end };
    switch (node.kind) {
      case PropertyDeclaration:
        return this.property(node as ts.PropertyDeclaration, start, name, modifiers, decorators);
      case MethodDeclaration:
        return this.method(node as ts.MethodDeclaration, 'method', name, modifiers, decorators, naming);
      case GetAccessor:
        return this.method(node as ts.GetAccessorDeclaration, 'getter', name, modifiers, decorators, naming);
      case SetAccessor:
        return this.method(node as ts.SetAccessorDeclaration, 'setter', name, modifiers, decorators, naming);
    }
    return undefined;
  }

  /** Writes what properties do into the constructor, or the constructor itself. */
  finish(): void {
    const { draft, node, making, steps } = this;
    if (!making || steps.length === 0) return;
    const written = draft.functions[making.slot];
    if (!this.isMadeHere) {
      if (written) draft.functions[making.slot] = finished(making, [...steps, ...written.body], written);
      return;
    }
    const start = draft.start(node);
    const nameSpan = node.name ? { start: draft.start(node.name), end: node.name.end } : { start, end: node.members.pos };
    draft.functions[making.slot] = finished(making, steps, {
      start,
      end: node.end,
      name: 'constructor',
      nameSpan,
      form: 'constructor',
      isAsync: false,
      isGenerator: false,
      parameters: none,
      typeParameters: none,
      returns: undefined,
      decorators: none,
      owner: this.key,
      isStatic: false,
      parent: draft.frame.key,
      passedTo: undefined,
    });
  }

  private method(
    node: ts.MethodDeclaration | ts.ConstructorDeclaration | ts.AccessorDeclaration,
    form: 'method' | 'constructor' | 'getter' | 'setter',
    name: string,
    modifiers: Modifiers,
    decorators: readonly CallExpression[],
    nameSpan: Span,
  ): ClassMember {
    const { draft } = this;
    const start = draft.start(node);
    const hasBody = node.body !== undefined;
    // A second constructor is an error in the text, and gets a function of its own.
    const opened = form === 'constructor' && this.making && draft.functions[this.making.slot] === undefined ? this.making : undefined;
    const label = form === 'getter' ? `get ${name}` : form === 'setter' ? `set ${name}` : name;
    const key = hasBody ? (opened?.key ?? draft.keys.member(this.key, label)) : undefined;
    if (key !== undefined)
      this.function(
        node,
        { key, name, nameStart: nameSpan.start, nameEnd: nameSpan.end, form, modifiers, owner: this.key, decorators, passedTo: undefined },
        opened,
      );
    return {
      start,
      end: node.end,
      name,
      kind: form,
      isStatic: modifiers.isStatic,
      function: key,
      annotation: hasBody ? undefined : signature(draft, node),
      initialiser: undefined,
      decorators,
    };
  }

  private property(
    node: ts.PropertyDeclaration,
    start: number,
    name: string,
    modifiers: Modifiers,
    decorators: readonly CallExpression[],
  ): ClassMember {
    const { draft } = this;
    const bare = node.initializer && stripped(node.initializer);
    let own: string | undefined;
    let initialiser: Expression | undefined;
    if (bare && isFunction(bare)) {
      own = this.propertyFunction(bare, node.name, name, modifiers, decorators);
      initialiser = { kind: 'function', start: draft.start(bare), end: bare.end, key: own };
    } else if (bare) initialiser = this.initialiser(node, bare, name, modifiers);
    return {
      start,
      end: node.end,
      name,
      kind: 'property',
      isStatic: modifiers.isStatic,
      function: own,
      annotation: annotation(draft, node.type),
      initialiser,
      decorators,
    };
  }

  private propertyFunction(
    node: ts.ArrowFunction | ts.FunctionExpression,
    nameNode: ts.PropertyName,
    name: string,
    modifiers: Modifiers,
    decorators: readonly CallExpression[],
  ): string {
    const { draft } = this;
    const key = draft.keys.member(this.key, name);
    const form: FunctionForm = node.kind === ArrowFunction ? 'arrow' : 'function';
    const own = { ...modifiersOf(node), isStatic: modifiers.isStatic };
    return this.function(
      node,
      {
        key,
        name,
        nameStart: draft.start(nameNode),
        nameEnd: nameNode.end,
        form,
        modifiers: own,
        owner: this.key,
        decorators,
        passedTo: undefined,
      },
      undefined,
    );
  }

  /** The value of a property, in the constructor's frame when it is an instance's and does something. */
  private initialiser(node: ts.PropertyDeclaration, bare: ts.Node, name: string, modifiers: Modifiers): Expression {
    const { draft, making } = this;
    const outer = draft.frame;
    const isMaking = making !== undefined && happensInConstructor(node);
    const frame = isMaking ? making : outer;
    const { base, prefix, hint } = frame;
    frame.base = this.key;
    frame.prefix = `${this.key}.`;
    frame.hint = name;
    draft.frame = frame;
    const value = expression(draft, bare, 'stored');
    draft.frame = outer;
    frame.base = base;
    frame.prefix = prefix;
    frame.hint = hint;
    if (isMaking || (modifiers.isStatic && isEventful(bare))) {
      const start = draft.start(node.name);
      const self: Expression = { kind: 'this', start, end: start };
      const target: Expression = { kind: 'member', start, end: node.name.end, object: self, name, nameStart: start, isOptional: false };
      if (isMaking) this.steps.push({ kind: 'assign', start, end: node.end, operator: '=', target, value });
      else draft.frame.pending.push({ kind: 'do', start, end: node.end, value });
    }
    return value;
  }

  private staticBlock(node: ts.ClassStaticBlockDeclaration): void {
    const { draft } = this;
    const start = draft.start(node);
    const key = draft.keys.member(this.key, 'static');
    const modifiers = { ...modifiersOf(node), isStatic: true };
    this.function(
      node,
      {
        key,
        name: 'static',
        nameStart: start,
        nameEnd: start + 'static'.length,
        form: 'static-block',
        modifiers,
        owner: this.key,
        decorators: none,
        passedTo: undefined,
      },
      undefined,
    );
  }

  private function(node: FunctionSyntax, head: Head, opened: Frame | undefined): string {
    return functionOf(this.draft, node, head, opened);
  }

  private computedName(name: ts.ComputedPropertyName): string {
    // Evaluated with the class, for the calls in it.
    perform(this.draft, () => expression(this.draft, name.expression, 'other'));
    return this.draft.text.slice(this.draft.start(name), name.end);
  }

  /** The word itself stands behind the modifiers. */
  private constructorSpan(node: ts.Node): Span {
    const { draft } = this;
    const { parameters } = node as ts.ConstructorDeclaration;
    const end = parameters.pos - 1;
    const start = draft.text.lastIndexOf('constructor', end);
    return start >= node.pos ? { start, end: start + 'constructor'.length } : { start: draft.start(node), end: draft.start(node) };
  }
}

function isFunction(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
  return node.kind === ArrowFunction || node.kind === FunctionExpression;
}

function happensInConstructor(node: ts.ClassElement): boolean {
  if (node.kind !== PropertyDeclaration) return false;
  const { initializer } = node as ts.PropertyDeclaration;
  return initializer !== undefined && !modifiersOf(node).isStatic && isEventful(stripped(initializer));
}

/** Whether something may happen in it; a function is only made, and a plain value is only read. */
function isEventful(node: ts.Node): boolean {
  switch (node.kind) {
    case ArrowFunction:
    case FunctionExpression:
    case Identifier:
    case StringLiteral:
    case NumericLiteral:
    case TrueKeyword:
    case FalseKeyword:
    case NullKeyword:
      return false;
    default:
      return true;
  }
}
