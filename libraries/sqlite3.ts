import { library } from '../engine/contract/library.ts';

/** What others ask it for is read by their own tables. */
export default library({
  title: 'sqlite3',
  docs: 'https://github.com/TryGhost/node-sqlite3/wiki/API',
  packages: { sqlite3: '>=5 <7', '@journeyapps/sqlcipher': '>=5' },
  drives: 'process',
});
