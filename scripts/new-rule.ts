/** Begins a rule: `npm run new-rule databases n-plus-one-query`. Its page's programs fail until the rule reports them. */
import { readFile } from 'node:fs/promises';
import { sections } from '../rules/sections.ts';
import { isKebabCase, refuse, writeNew } from './new-file.ts';

const [section, id] = process.argv.slice(2);
if (!section || !id) refuse('Say where and what: npm run new-rule <section> <id>');
if (!(section in sections)) refuse(`No section '${section}'. The sections: ${Object.keys(sections).join(', ')}`);
if (!isKebabCase(id)) refuse(`'${id}' is not in kebab-case. The id is the problem, readable after 'allow': allow missing-timeout.`);

const title = id.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
const { version } = JSON.parse(await readFile('package.json', 'utf8'));

await writeNew({ [`rules/${section}/${id}.ts`]: ruleText(), [`rules/${section}/${id}.md`]: pageText() });
console.log('Next: name its checklist item, write the page, then `check`, until its programs hold.');

function ruleText(): string {
  return `import { type Facts, type Report, rule } from '../../engine/contract/rule.ts';

export default rule({
  title: '${title}',
  item: '',
  certainty: 'likely',
  severity: 'warning',
  since: '${version}',
  check,
});

function* check(facts: Facts): Iterable<Report> {
  for (const operation of facts.operations) {
    if (!isSlow(operation)) continue;
    yield { span: operation.span, message: 'What it costs, why, and what to do.', because: [] };
  }
}

function isSlow(_operation: Facts['operations'][number]): boolean {
  return false;
}
`;
}

function pageText(): string {
  return `# ${title}

## Why it is slow

## Wrong

\`\`\`ts
// A program, with carets under what is reported.
\`\`\`

## Right

\`\`\`ts
// The same, as it should be: nothing is reported here.
\`\`\`

## When to leave it

## Not reported
`;
}
