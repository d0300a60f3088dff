/** Begins a library's table: `npm run new-library prisma`. */
import { isKebabCase, refuse, writeNew } from './new-file.ts';

const [name] = process.argv.slice(2);
if (!name) refuse('Say which library: npm run new-library <name>');
if (!isKebabCase(name)) refuse(`'${name}' is not in kebab-case. For a package in a scope, leave the scope out: nestjs-axios.`);

await writeNew({ [`libraries/${name}.ts`]: tableText() });
console.log('Next: the versions it was read for, the page it was read from, and what its exports and their members mean.');

function tableText(): string {
  return `import { library } from '../engine/contract/library.ts';

export default library({
  title: '${name}',
  docs: 'https://www.npmjs.com/package/${name}',
  packages: { '${name}': '*' },
  exports: {},
  types: {},
});
`;
}
