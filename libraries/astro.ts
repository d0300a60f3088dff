import { library } from '../engine/contract/library.ts';

const code = '{ts,js,mts,mjs}';
const files = [`src/pages/**/*.${code}`];
/** https://docs.astro.build/en/guides/endpoints/#static-file-endpoints: run once, as the site is built. */
const builtWith = { prerender: ['true'], getStaticPaths: [] };
const endpoint = { files, kind: 'route', path: 'folder', sent: [0], builtWith } as const;

export default library({
  title: 'Astro',
  docs: 'https://docs.astro.build/en/guides/endpoints/#server-endpoints-api-routes',
  packages: { astro: '>=2', 'astro:actions': '*' },
  exports: {
    // https://docs.astro.build/en/guides/actions/
    defineAction: { entry: { kind: 'action', from: 1, handler: 'handler', sent: [0] } },
  },
  files: [
    { ...endpoint, exports: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'] },
    { ...endpoint, exports: ['ALL'], method: '*' },
    // https://docs.astro.build/en/guides/middleware/
    { files: [`src/middleware.${code}`, `src/middleware/index.${code}`], exports: ['onRequest'], kind: 'middleware', sent: [0] },
  ],
});
