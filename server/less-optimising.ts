/**
 * Has V8 optimise less while a program runs. Being loaded is all it does: first, before there is code to run.
 *
 * Most of the engine's code runs for seconds and nowhere long. By itself V8 spends as much processor time on optimising it, on every core
 * there is, as it takes to run: it is told to wait until a function has run twice as long as usual, and to put less of what a function
 * calls into it.
 */
import { setFlagsFromString } from 'node:v8';

setFlagsFromString('--interrupt-budget=270336');
setFlagsFromString('--max-inlined-bytecode-size=100');
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
