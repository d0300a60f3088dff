import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// `prisma generate` reads the schema with WebAssembly, yet first downloads the engine that only migrations use. Nothing is
// migrated here: any file that exists may stand for that engine, and the download does not happen.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: fileURLToPath(new URL('shop/schema.prisma', import.meta.url)) });
