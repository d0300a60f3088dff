/** Other places for the client that a program makes at its top level. */
import { Node, type SourceFile, type VariableStatement } from 'ts-morph';
import { hasTypes, type Replacement, type Rewriting, replace, usesOf } from './rewriting.ts';

export const clients: Readonly<Record<string, Rewriting>> = {
  'a client that the first who asks makes': kept(
    (name, made) =>
      `let ${name}Made: any;\nexport function ${name}Of() {\nif (!${name}Made) ${name}Made = ${made};\nreturn ${name}Made;\n}`,
    (name) => ({ shared: `${name}Of`, used: `${name}Of()` }),
  ),
  'a client in an object': kept(
    (name, made) => `export const clients = { ${name}: ${made} };`,
    (name) => ({ shared: 'clients', used: `clients.${name}` }),
  ),
  'a client that is a field': kept(
    (name, made) => `class Holder {\nreadonly ${name} = ${made};\n}\nexport const holder = new Holder();`,
    (name) => ({ shared: 'holder', used: `holder.${name}` }),
  ),
  'a client that is a static field': kept(
    (name, made) => `export class Holder {\nstatic readonly ${name} = ${made};\n}`,
    (name) => ({ shared: 'Holder', used: `Holder.${name}` }),
  ),
  'a client that survives a reload': kept(
    (name, made) => `const all = globalThis as any;\nexport const ${name}Kept = all.${name} ?? ${made};\nall.${name} = ${name}Kept;`,
    (name) => ({ shared: `${name}Kept`, used: `${name}Kept` }),
  ),
  'a client that a function makes': kept(
    (name, made) => `function made() {\nconst client = ${made};\nreturn client;\n}\nexport const ${name}Made = made();`,
    (name) => ({ shared: `${name}Made`, used: `${name}Made` }),
  ),
  'a client that is connected later': kept(
    (name, made) => `export let ${name}Live: any;\nexport async function connect() {\n${name}Live = ${made};\n}`,
    (name) => ({ shared: `${name}Live`, used: `${name}Live` }),
  ),
};

interface Instead {
  /** What other files import. */
  readonly shared: string;
  readonly used: string;
}

function kept(declare: (name: string, made: string) => string, insteadOf: (name: string) => Instead): Rewriting {
  return (files) => {
    for (const file of files.filter(hasTypes)) {
      const statement = file.getVariableStatements().find((one) => isClient(one, file));
      const declaration = statement?.getDeclarations()[0];
      const made = declaration?.getInitializer();
      if (!statement || !declaration || !made) continue;
      const name = declaration.getName();
      const { shared, used } = insteadOf(name);
      for (const other of files.filter((one) => one !== file)) {
        const imported = importsOf(other, file, name);
        if (imported.length) replace(other, [...imported.map((node) => ({ node, text: shared })), ...usesOf(other, name, used)]);
      }
      const text = declare(name, made.getText());
      return replace(file, [{ node: statement, text }, ...usesOutside(statement, file, name, used)]);
    }
    return false;
  };
}

/** `const db = knex({ … })`, used by its name alone; nothing that registers routes, makes models or is made with `await`. */
function isClient(statement: VariableStatement, file: SourceFile): boolean {
  const [declaration, ...others] = statement.getDeclarations();
  const made = declaration?.getInitializer();
  if (!declaration || others.length || !(Node.isNewExpression(made) || Node.isCallExpression(made))) return false;
  const name = declaration.getName();
  const isDefault = file.getDefaultExportSymbol() !== undefined;
  return (
    /^[\w$]+$/.test(name) &&
    !isDefault &&
    /(client|prisma|knex|pool|postgres|sequelize|drizzle|kysely)/i.test(made.getExpression().getText())
  );
}

function importsOf(file: SourceFile, target: SourceFile, name: string): readonly Node[] {
  return file
    .getImportDeclarations()
    .filter((one) => one.getModuleSpecifierSourceFile() === target)
    .flatMap((one) => one.getNamedImports().filter((inner) => inner.getName() === name && !inner.getAliasNode()));
}

function usesOutside(statement: VariableStatement, file: SourceFile, name: string, used: string): readonly Replacement[] {
  return usesOf(file, name, used).filter(({ node }) => !node.getAncestors().includes(statement));
}
