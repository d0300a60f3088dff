import { library } from '../engine/contract/library.ts';

export default library({
  title: 'Desktop programs',
  docs: 'https://www.electronjs.org/docs/latest/tutorial/process-model',
  packages: { electron: '*' },
  runsIn: 'desktop',
});
