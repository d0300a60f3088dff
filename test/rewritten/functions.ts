/** Other ways to write a function down. */
import { type FunctionDeclaration, type MethodDeclaration, Node, type SourceFile, SyntaxKind } from 'ts-morph';
import { codeFor, inEach, type Rewriting, replace } from './rewriting.ts';

export const functions: Readonly<Record<string, Rewriting>> = {
  'arrow functions': inEach((file) =>
    replace(
      file,
      plainFunctions(file).map((node) => ({ node, text: `${exported(node)}const ${node.getName()} = ${arrow(node)};` })),
    ),
  ),
  'arrow functions that are properties': inEach((file) =>
    replace(
      file,
      plainMethods(file).map((node) => ({
        node,
        text: `${node.hasScopeKeyword() ? `${node.getScope()} ` : ''}${node.getName()} = ${arrow(node)};`,
      })),
    ),
  ),
  'functions that another function wraps': inEach((file) => {
    const wrapped = plainFunctions(file).filter((node) => node.isAsync() && Node.isSourceFile(node.getParent()));
    const isDone = replace(
      file,
      wrapped.map((node) => ({ node, text: `${exported(node)}const ${node.getName()} = logged('${node.getName()}', ${arrow(node)});` })),
    );
    if (isDone) file.insertStatements(0, codeFor(file, LOGGED));
    return isDone;
  }),
  'a failure that is logged and thrown on': inBodies(
    (statements) => `{\ntry {${statements}\n} catch (error) {\nconsole.error(error);\nthrow error;\n}\n}`,
  ),
  'a block inside the body': inBodies((statements) => `{\nif (process.env.DEBUG) console.log('begun');\n{${statements}\n}\n}`),
};

const LOGGED = `function logged<Given extends unknown[], Answer>(name: string, run: (...given: Given) => Promise<Answer>) {
  return async (...given: Given): Promise<Answer> => {
    console.log(name);
    return run(...given);
  };
}`;

/** Those that are nothing but a name, parameters and a body, and that are called where they stand above or below alike. */
function plainFunctions(file: SourceFile): readonly FunctionDeclaration[] {
  return file
    .getDescendantsOfKind(SyntaxKind.FunctionDeclaration)
    .filter(
      (node) =>
        node.getName() !== undefined &&
        node.getBody() !== undefined &&
        !node.isGenerator() &&
        !node.isDefaultExport() &&
        !node.getTypeParameters().length &&
        !node.getDescendantsOfKind(SyntaxKind.ThisKeyword).length,
    );
}

/** Those of classes that nothing decorates, overrides or inherits. */
function plainMethods(file: SourceFile): readonly MethodDeclaration[] {
  return file.getDescendantsOfKind(SyntaxKind.MethodDeclaration).filter((node) => {
    const owner = node.getParent();
    const isDecorated = node.getDecorators().length > 0 || node.getParameters().some((one) => one.getDecorators().length > 0);
    const isPlain = !node.isStatic() && !node.isAbstract() && !node.isGenerator() && !node.getTypeParameters().length;
    return Node.isClassDeclaration(owner) && !owner.getExtends() && node.getBody() !== undefined && isPlain && !isDecorated;
  });
}

function exported(node: FunctionDeclaration): string {
  return node.hasExportKeyword() ? 'export ' : '';
}

function arrow(node: FunctionDeclaration | MethodDeclaration): string {
  const parameters = node.getParameters().map((one) => one.getText());
  const returns = node.getReturnTypeNode();
  return `${node.isAsync() ? 'async ' : ''}(${parameters.join(', ')})${returns ? `: ${returns.getText()}` : ''} => ${node.getBodyOrThrow().getText()}`;
}

function inBodies(write: (statements: string) => string): Rewriting {
  return inEach((file) => {
    const kinds = [SyntaxKind.FunctionDeclaration, SyntaxKind.MethodDeclaration] as const;
    const bodies = kinds.flatMap((kind) => file.getDescendantsOfKind(kind).map((node) => node.getBody())).filter(Node.isBlock);
    return replace(
      file,
      bodies.map((node) => ({
        node,
        text: write(
          node
            .getStatements()
            .map((one) => one.getFullText())
            .join(''),
        ),
      })),
    );
  });
}
