/** The README's first command: from a fresh clone to findings in the example back end. */
import { install, run } from './installed.mjs';

const example = 'examples/shop-api';

install();
run('node', ['scripts/build.mjs']);
// Findings end `check` with 1, which is what the example is there to show.
shown(['check', example], [0, 1]);
shown(['routes', example]);
shown(['checklist', example]);

function shown(words, mayEndWith = [0]) {
  console.log(`\n$ latency-lens ${words.join(' ')}`);
  run('node', ['dist/cli.js', ...words], { mayEndWith });
}
