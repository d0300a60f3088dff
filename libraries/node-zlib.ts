import { library } from '../engine/contract/library.ts';

const sync = (name: string, work: string) =>
  ({ does: 'blocking', work, isSynchronous: true, promiseForm: { module: 'node:zlib', name, promisify: true } }) as const;
const functions = {
  gzipSync: sync('gzip', 'compresses'),
  deflateSync: sync('deflate', 'compresses'),
  deflateRawSync: sync('deflateRaw', 'compresses'),
  brotliCompressSync: sync('brotliCompress', 'compresses'),
  gunzipSync: sync('gunzip', 'unpacks'),
  inflateSync: sync('inflate', 'unpacks'),
  inflateRawSync: sync('inflateRaw', 'unpacks'),
  unzipSync: sync('unzip', 'unpacks'),
  brotliDecompressSync: sync('brotliDecompress', 'unpacks'),
} as const;

export default library({
  title: 'node:zlib',
  docs: 'https://nodejs.org/docs/latest/api/zlib.html',
  packages: { 'node:zlib': '*' },
  exports: { default: { is: 'module' }, ...functions },
  types: { module: { members: functions } },
});
