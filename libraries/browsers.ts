import { library } from '../engine/contract/library.ts';

export default library({
  title: 'User interfaces',
  docs: 'https://developer.mozilla.org/en-US/docs/Web/API',
  packages: { 'react-dom': '*', vue: '*', '@angular/core': '*', svelte: '*', 'solid-js': '*', preact: '*' },
  runsIn: 'browser',
});
