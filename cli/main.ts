/** Where the command line begins: hands the process's streams, folder and disk to `run`. */
import '../server/less-optimising.ts';
import { execFile } from 'node:child_process';
import { diskFiles, diskStorage } from '../server/disk-files.ts';
import { engineVersion } from '../server/engine-version.ts';
import type { Io, Output } from './io.ts';
import { run } from './run.ts';

const io: Io = {
  files: diskFiles,
  storage: diskStorage,
  version: engineVersion,
  folder: process.cwd().replaceAll('\\', '/'),
  out: outputTo(process.stdout),
  err: outputTo(process.stderr),
  environment: process.env,
  now: () => performance.now(),
  peakMemory: () => process.resourceUsage().maxRSS / 1024,
  git,
  openWorkspace: async (options) => (await import('./open-workspace.ts')).openWorkspace(options),
  // The server is a program of its own beside this one; it reads `--stdio` from the same words.
  serve: () => import(/* the bundle's neighbour, not part of it */ ['.', 'server.js'].join('/')),
};

// Whoever reads the first lines and closes the pipe (`| head`) has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

void run(process.argv.slice(2), io).then((status) => {
  process.exitCode = status;
});

function outputTo(stream: NodeJS.WriteStream): Output {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY ?? false,
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

/** Without the repository's hooks and helpers: checking a clone must not run what came with it. */
function git(folder: string, words: readonly string[]): Promise<string> {
  const guarded = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...words];
  return new Promise((resolve, reject) => {
    execFile('git', guarded, { cwd: folder, maxBuffer: 256 * 1024 * 1024 }, (error, stdout) => (error ? reject(error) : resolve(stdout)));
  });
}
