import { type FileConvention, library } from '../engine/contract/library.ts';

const code = '{ts,js,mts,mjs}';
const file = (folder: string, root: string): FileConvention => ({
  files: [`${folder}/**/*.${code}`],
  exports: ['default'],
  kind: 'route',
  path: 'verb',
  roots: [root],
  sent: [0],
});

export default library({
  title: 'Nuxt and Nitro',
  docs: 'https://nitro.build/guide/routing',
  packages: { nuxt: '>=3', nitropack: '>=2', nitro: '>=3' },
  files: [
    file('server/api', 'server'),
    file('server/routes', 'server/routes'),
    { files: [`server/middleware/**/*.${code}`], exports: ['default'], kind: 'middleware', sent: [0] },
  ],
});
