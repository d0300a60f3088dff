/** Other ways to share what a file has. */
import { type ImportDeclaration, type Node, type SourceFile, SyntaxKind } from 'ts-morph';
import { hasTypes, type Replacement, type Rewriting, replace, usesOf } from './rewriting.ts';

export const modules: Readonly<Record<string, Rewriting>> = {
  'a file that gives on what others have': (files, project) => {
    const imports = files.flatMap(ownImports);
    for (const [index, { declaration, target }] of imports.entries()) {
      const from = `./${target.getBaseNameWithoutExtension()}`;
      const hasDefault = target.getDefaultExportSymbol() !== undefined;
      const name = `shared${index}`;
      project.createSourceFile(
        `${target.getDirectoryPath()}/${name}.ts`,
        `export * from '${from}';\n${hasDefault ? `export { default } from '${from}';\n` : ''}`,
      );
      declaration.setModuleSpecifier(declaration.getModuleSpecifierValue().replace(/[^/]+$/, name));
    }
    return imports.length > 0;
  },
  'all that a file has, under one name': (files) =>
    files
      .map((file) => {
        const named = ownImports(file).filter(
          ({ declaration }) => !declaration.getDefaultImport() && declaration.getNamedImports().length > 0,
        );
        return replace(
          file,
          named.flatMap(({ declaration }, index): Replacement[] => {
            const uses = declaration
              .getNamedImports()
              .flatMap((one) => usesOf(file, one.getAliasNode()?.getText() ?? one.getName(), `module${index}.${one.getName()}`));
            return [{ node: declaration, text: `import * as module${index} from '${declaration.getModuleSpecifierValue()}';` }, ...uses];
          }),
        );
      })
      .some(Boolean),
  'static methods of a class': (files) => asMethods(files, true),
  'methods of the one instance of a class': (files) => asMethods(files, false),
};

interface OwnImport {
  readonly declaration: ImportDeclaration;
  readonly target: SourceFile;
}

/** What a file takes of the program's other files, and not of types alone. */
function ownImports(file: SourceFile): readonly OwnImport[] {
  return file.getImportDeclarations().flatMap((declaration) => {
    const target = declaration.getModuleSpecifierValue().startsWith('.') ? declaration.getModuleSpecifierSourceFile() : undefined;
    const isOfTypes = declaration.isTypeOnly() || declaration.getNamedImports().some((one) => one.isTypeOnly());
    return target && !isOfTypes ? [{ declaration, target }] : [];
  });
}

/** The functions of the first file that others import nothing but functions of. */
function asMethods(files: readonly SourceFile[], isStatic: boolean): boolean {
  const holder = isStatic ? 'Service' : 'service';
  for (const file of files.filter(hasTypes)) {
    const shared = file.getFunctions().filter((one) => one.isExported() && !one.isDefaultExport() && !one.isGenerator() && one.getBody());
    const names = shared.flatMap((one) => one.getName() ?? []);
    const users = files.flatMap((other) => ownImports(other).filter(({ target }) => target === file));
    const isAll = users.every(
      ({ declaration }) =>
        !declaration.getDefaultImport() &&
        !declaration.getNamespaceImport() &&
        declaration.getNamedImports().every((one) => names.includes(one.getName()) && !one.getAliasNode()),
    );
    if (!users.length || !names.length || !isAll || file.getFunctions().some(usesThis)) continue;
    for (const { declaration } of users) {
      const uses = declaration
        .getNamedImports()
        .flatMap((one) => usesOf(declaration.getSourceFile(), one.getName(), `${holder}.${one.getName()}`));
      const text = `import { ${holder} } from '${declaration.getModuleSpecifierValue()}';`;
      replace(declaration.getSourceFile(), [{ node: declaration, text }, ...uses]);
    }
    const methods = shared.map(
      (one) =>
        `${isStatic ? 'static ' : ''}${one
          .getText()
          .replace(/^export /, '')
          .replace(/\bfunction /, '')}`,
    );
    for (const one of shared) one.remove();
    const body = `{\n${methods.join('\n')}\n}`;
    file.addStatements(isStatic ? `export class Service ${body}` : `class Own ${body}\nexport const service = new Own();`);
    return true;
  }
  return false;
}

function usesThis(node: Node): boolean {
  return node.getDescendantsOfKind(SyntaxKind.ThisKeyword).length > 0;
}
