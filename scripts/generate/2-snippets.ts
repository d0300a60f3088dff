/** The editor's snippet file, from the programs in `snippets/`. */
export { outputs } from '../snippet-programs.ts';
