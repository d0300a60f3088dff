/** Begins a rule: `npm run new-rule databases n-plus-one-query`. Its page's programs fail until the rule reports them. */
import { readFile } from 'node:fs/promises';
import { ruleFolders } from '../rules/sections.ts';
import { isKebabCase, refuse, writeNew } from './new-file.ts';

const [section, id] = process.argv.slice(2);
if (!section || !id) refuse('Say where and what: npm run new-rule <section> <id>');
if (!(section in ruleFolders)) refuse(`No section '${section}'. The sections: ${Object.keys(ruleFolders).join(', ')}`);
if (!isKebabCase(id)) refuse(`'${id}' is not in kebab-case. The id is the problem, readable after 'allow': allow missing-timeout.`);

const title = id.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
const { version } = JSON.parse(await readFile('package.json', 'utf8'));

await writeNew({ [`rules/${section}/${id}.ts`]: ruleText(), [`rules/${section}/${id}.md`]: pageText() });
console.log(`Next: the checklist item, the page's programs, then \`check\`, until they hold: npx vitest run test/pages -t ${id}`);

function ruleText(): string {
  return `import { reachedOperations } from '../../engine/contract/reached.ts';
import { type Operation, rule } from '../../engine/contract/rule.ts';

export default rule({
  title: '${title}',
  item: '',
  certainty: 'likely',
  severity: 'warning',
  since: '${version}',

  *check(facts) {
    for (const { operation, because } of reachedOperations(facts, isSlow)) {
      yield { span: operation.span, message: 'What it costs, why, and what to do.', because };
    }
  },
});

function isSlow({ kind }: Operation): boolean {
  return kind === 'blocking';
}
`;
}

function pageText(): string {
  return `# ${title}

## Why it is slow

One sentence that can stand alone in a table. Then what happens, with a figure that a reader can check.

## Wrong

### In a route

\`\`\`ts src/app.ts
import { readFileSync } from 'node:fs';
import express from 'express';

const app = express();

app.get('/', async (req, res) => {
  //         ~~~~~~~~~~~~~~~~~~~
  res.send(readFileSync('index.html', 'utf8'));
  //       ^^^^^^^^^^^^ warning
});
\`\`\`

## Right

### The same, as it should be

\`\`\`ts src/app.ts
import { readFile } from 'node:fs/promises';
import express from 'express';

const app = express();

app.get('/', async (req, res) => {
  res.send(await readFile('index.html', 'utf8'));
});
\`\`\`

## When to leave it

Where a reader may well decide that it does not matter.

## Not reported

What it does not see. Programs here must stay silent, too.
`;
}
