/** One module of a generated back end in one of the styles that people write them: how it is exported, and how it reaches what it uses. */
import type { Random } from '../random.ts';
import type { Entity } from './entity.ts';
import { capital } from './layout.ts';

export type Style = 'functions' | 'singleton' | 'factory' | 'nest';

export interface Method {
  readonly name: string;
  readonly parameters: string;
  /** What the promise is of. */
  readonly gives: string;
  readonly body: string;
}

/** A module as others see it. */
export interface Part {
  /** `invoiceRepository` */
  readonly name: string;
  /** From the folder `src/`, without its ending. */
  readonly file: string;
  readonly style: Style;
}

export function styleOf(entity: Entity, random: Random): Style {
  return entity.framework === 'nest' ? 'nest' : random.pick(['functions', 'singleton', 'factory']);
}

/** How a module calls another: `this.invoiceRepository` where it is injected. */
export function reach(from: Style, to: Part): string {
  return from === 'nest' && to.style === 'nest' ? `this.${to.name}` : to.name;
}

/** How a module's methods call each other. */
export function own(style: Style): string {
  return style === 'singleton' || style === 'nest' ? 'this.' : '';
}

/** @param imports lines that the bodies need besides the parts */
export function moduleOf(
  part: Part,
  parts: readonly Part[],
  imports: readonly string[],
  preamble: string,
  methods: readonly Method[],
): string {
  const injected = part.style === 'nest' ? parts.filter(({ style }) => style === 'nest') : [];
  const made = parts.filter((one) => one.style === 'nest' && !injected.includes(one));
  const head = [
    ...(part.style === 'nest' ? ["import { Injectable } from '@nestjs/common';"] : []),
    ...new Set(imports),
    ...parts.map(imported),
    '',
    ...made.map(({ name }) => `const ${name} = new ${capital(name)}();`),
    preamble,
  ].join('\n');
  return `${head}\n${bodyOf(part, injected, methods)}`;
}

function imported({ name, file, style }: Part): string {
  const from = `'../${file}'`;
  if (style === 'functions') return `import * as ${name} from ${from};`;
  return `import { ${style === 'nest' ? capital(name) : name} } from ${from};`;
}

function bodyOf({ name, style }: Part, injected: readonly Part[], methods: readonly Method[]): string {
  const type = capital(name);
  const members = methods.map(
    ({ name: method, parameters, gives, body }) => `async ${method}(${parameters}): Promise<${gives}> {\n${body}\n}\n`,
  );
  const functions = methods.map(
    ({ name: method, parameters, gives, body }) => `async function ${method}(${parameters}): Promise<${gives}> {\n${body}\n}\n`,
  );
  switch (style) {
    case 'functions':
      return functions.map((code) => `export ${code}`).join('\n');
    case 'singleton':
      return `export class ${type} {\n${members.join('\n')}}\n\nexport const ${name} = new ${type}();\n`;
    case 'factory':
      return `export function create${type}() {\n${functions.join('\n')}\nreturn { ${methods.map((method) => method.name).join(', ')} };\n}\n\nexport const ${name} = create${type}();\n`;
    case 'nest': {
      const parameters = injected.map((one) => `private readonly ${one.name}: ${capital(one.name)}`).join(',\n');
      const making = injected.length ? `constructor(\n${parameters},\n) {}\n\n` : '';
      return `@Injectable()\nexport class ${type} {\n${making}${members.join('\n')}}\n`;
    }
  }
}
