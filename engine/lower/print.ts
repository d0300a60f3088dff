/** A Module as short text, for tests and for looking at what was understood. Indented lines, a step each; spans are left out. */
import type { Expression } from '../model/expression.ts';
import type { Binding, Definition, FunctionNode, Module, PathElement, Source, Step } from '../model/module.ts';
import type { TypeReference } from '../model/type-reference.ts';

/** Every function with its steps. */
export function printed(module: Module): string {
  return module.functions.map((node) => printedFunction(node, module)).join('\n');
}

/** `async method OrderService.list(id: string)`, and its steps below. */
export function printedFunction(node: FunctionNode, module: Module): string {
  const names = node.parameters.map(
    (parameter) =>
      `${parameter.isRest ? '...' : ''}${parameter.name || boundNames(module, parameter.bindings)}${typed(parameter.annotation)}`,
  );
  const words = [node.isAsync && 'async', node.isGenerator && 'generator', node.isStatic && 'static', node.form, node.key].filter(Boolean);
  const passed = node.passedTo ? ` passed to ${node.passedTo.call}.${node.passedTo.argument}` : '';
  return [`${words.join(' ')}(${names.join(', ')})${typed(node.returns)}${passed}`, ...printedSteps(node.body, module, '  ')].join('\n');
}

/** `rows constant = orders.find() . [0]`: a name with where its values come from. */
export function printedBinding(binding: Binding, module: Module): string {
  return [
    `${binding.kind} ${binding.name}${typed(binding.annotation)}`,
    ...binding.definitions.map((definition) => printedDefinition(definition, module)),
  ].join(' = ');
}

export function printedSteps(steps: readonly Step[], module: Module, indent = ''): string[] {
  return steps.flatMap((step) => printedStep(step, module, indent));
}

function printedStep(step: Step, module: Module, indent: string): string[] {
  const inner = `${indent}  `;
  switch (step.kind) {
    case 'do':
      return [`${indent}do ${printedExpression(step.value)}`];
    case 'let':
      return [`${indent}let ${boundNames(module, step.bindings)}${step.value ? ` = ${printedExpression(step.value)}` : ''}`];
    case 'assign':
      return [`${indent}${printedExpression(step.target)} ${step.operator} ${printedExpression(step.value)}`];
    case 'leave':
      return [`${indent}${step.how}${step.value ? ` ${printedExpression(step.value)}` : ''}`];
    case 'loop': {
      const items = step.items.length > 0 ? ` ${boundNames(module, step.items)}` : '';
      const over = step.over ? ` over ${printedExpression(step.over)}` : '';
      const test = step.test ? ` while ${printedExpression(step.test)}` : '';
      const update = step.update ? ` then ${printedExpression(step.update)}` : '';
      return [
        ...printedSteps(step.setup, module, indent),
        `${indent}${step.form}${items}${over}${test}${update}`,
        ...printedSteps(step.body, module, inner),
      ];
    }
    case 'branch': {
      const tests = [step.test, ...step.cases].map(printedExpression).join(' | ');
      const arms = step.arms.flatMap((arm, i) => [
        `${indent}${i === step.arms.length - 1 && step.isExhaustive ? 'else' : 'arm'}`,
        ...printedSteps(arm, module, inner),
      ]);
      return [`${indent}branch ${tests}`, ...arms];
    }
    case 'try':
      return [
        `${indent}try`,
        ...printedSteps(step.body, module, inner),
        ...(step.handler ? [`${indent}catch`, ...printedSteps(step.handler, module, inner)] : []),
        ...(step.finalizer.length > 0 ? [`${indent}finally`, ...printedSteps(step.finalizer, module, inner)] : []),
      ];
  }
}

/** Names that nothing declares are marked with a `?`, calls with their use unless it is `other`. */
export function printedExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'name':
      return expression.binding < 0 ? `${expression.name}?` : expression.name;
    case 'member':
      return `${printedExpression(expression.object)}${expression.isOptional ? '?.' : '.'}${expression.name}`;
    case 'element':
      return `${printedExpression(expression.object)}[${printedExpression(expression.key)}]`;
    case 'call': {
      const form = expression.form === 'call' || expression.form === 'import' ? '' : `${expression.form} `;
      const types = expression.typeArguments.length > 0 ? `<${expression.typeArguments.map(printedType).join(', ')}>` : '';
      const use = expression.use === 'other' ? '' : ` ${expression.use}`;
      return `${form}${printedExpression(expression.callee)}${types}${expression.isOptional ? '?.' : ''}(${printedAll(expression.arguments)})#${expression.index}${use}`;
    }
    case 'await':
      return `await (${printedExpression(expression.value)})`;
    case 'object':
      return `{ ${expression.entries.map((entry) => (entry.isSpread ? '...' : `${entry.isGetter ? 'get ' : ''}${entry.name ?? (entry.key ? `[${printedExpression(entry.key)}]` : '')}: `) + printedExpression(entry.value)).join(', ')} }${expression.type ? ` as ${printedType(expression.type)}` : ''}`;
    case 'array':
      return `[${printedAll(expression.elements)}]`;
    case 'text':
      return `"${expression.parts.map((part, i) => part + (expression.holes[i] ? `\${${printedExpression(expression.holes[i])}}` : '')).join('')}"`;
    case 'literal':
      return String(expression.value);
    case 'pattern':
      return expression.source;
    case 'function':
    case 'class':
      return `${expression.kind} ${expression.key}`;
    case 'this':
    case 'super':
      return expression.kind;
    case 'choice':
      return `(${expression.test ? `${printedExpression(expression.test)} ? ` : ''}${expression.options.map(printedExpression).join(expression.test ? ' : ' : ` ${expression.operator} `)})`;
    case 'operator':
      return `(${expression.operator} ${printedAll(expression.operands)})`;
    case 'assign':
      return `(${printedExpression(expression.target)} ${expression.operator} ${printedExpression(expression.value)})`;
    case 'spread':
      return `...${printedExpression(expression.value)}`;
    case 'opaque':
      return `<${printedAll(expression.parts)}>`;
  }
}

export function printedType(type: TypeReference): string {
  switch (type.kind) {
    case 'named':
      return type.arguments.length > 0 ? `${type.name}<${type.arguments.map(printedType).join(', ')}>` : type.name;
    case 'list':
      return `${printedType(type.of)}[]`;
    case 'tuple':
      return `[${type.elements.map(printedType).join(', ')}]`;
    case 'union':
    case 'intersection':
      return `(${type.options.map(printedType).join(type.kind === 'union' ? ' | ' : ' & ')})`;
    case 'object':
      return `{ ${type.members.map((member) => `${member.name}${member.isOptional ? '?' : ''}: ${printedType(member.type)}`).join('; ')} }`;
    case 'function':
      return `(${type.parameters.map(printedType).join(', ')}) => ${printedType(type.returns)}`;
    case 'literal':
      return `'${type.text}'`;
    case 'typeof':
      return `typeof ${type.path.join('.')}${type.binding < 0 ? '?' : ''}`;
    case 'indexed':
      return `${printedType(type.object)}['${type.key}']`;
    case 'other':
      return '_';
  }
}

export function printedDefinition(definition: Definition, module: Module): string {
  return printedSource(definition.source, module) + definition.path.map(printedStepOfPath).join('');
}

function printedSource(source: Source, module: Module): string {
  switch (source.kind) {
    case 'value':
      return printedExpression(source.expression);
    case 'item':
    case 'key':
      return `${source.kind} of ${printedExpression(source.of)}`;
    case 'parameter':
      return `parameter ${source.index} of ${source.function || module.path}`;
    case 'import':
      return `import${source.import.isTypeOnly ? ' type' : ''} ${source.import.name} from ${source.import.specifier}`;
    case 'enum':
      return `enum ${source.members.join(' ')}`;
    case 'caught':
    case 'none':
      return source.kind;
  }
}

function printedStepOfPath(step: PathElement): string {
  return step.kind === 'property' ? ` .${step.name}` : step.kind === 'element' ? ` [${step.index}]` : ' ...';
}

function printedAll(expressions: readonly Expression[]): string {
  return expressions.map(printedExpression).join(', ');
}

function boundNames(module: Module, bindings: readonly number[]): string {
  return bindings.map((index) => module.bindings[index]?.name ?? '!').join(' ');
}

function typed(type: TypeReference | undefined): string {
  return type ? `: ${printedType(type)}` : '';
}
