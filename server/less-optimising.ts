/**
 * Has V8 optimise less while a program runs. Being loaded is all it does: first, before there is code to run.
 *
 * Most of the engine's code runs for seconds and nowhere long. By itself V8 spends as much processor time on optimising it, on every core
 * there is, as it takes to run: it is told to wait until a function has run four times as long as usual, and to put less of what a
 * function calls into it. Versions with a quick compiler before the thorough one gain nothing by that, and call the first of these
 * options otherwise: https://v8.dev/blog/maglev
 */
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';

/** Of V8, as of Node 22. */
const FIRST_WITH_QUICK_COMPILER = 12;

if (Number.parseInt(process.versions.v8, 10) < FIRST_WITH_QUICK_COMPILER) {
  setFlagsFromString('--interrupt-budget=270336');
  setFlagsFromString('--max-inlined-bytecode-size=100');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
}
