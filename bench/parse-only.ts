/** Reads and parses every source file below a folder, and nothing else: what every figure is a ratio of. Prints what it cost. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { ts } from 'ts-morph';
import { sourcesBelow } from './sources.ts';

const [, , folder = '.'] = process.argv;
const begun = performance.now();
const before = process.cpuUsage();
for (const path of sourcesBelow(folder)) ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, false);
const { user, system } = process.cpuUsage(before);
const milliseconds = performance.now() - begun;
console.log(JSON.stringify({ milliseconds, processor: (user + system) / 1000, megabytes: process.resourceUsage().maxRSS / 1024 }));
