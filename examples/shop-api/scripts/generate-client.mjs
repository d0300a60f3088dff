// `prisma generate` reads the schema with WebAssembly, yet the command line first downloads the engine that only
// migrations use. Naming an existing file as that engine skips the download, so that a type check needs no more
// than the packages of this folder.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const prisma = createRequire(import.meta.url).resolve('prisma/build/index.js');
const env = {
  ...process.env,
  PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
  CHECKPOINT_DISABLE: '1',
};

const { status } = spawnSync(process.execPath, [prisma, 'generate', '--no-hints'], { env, stdio: 'inherit' });
process.exit(status ?? 1);
