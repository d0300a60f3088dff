import { library } from '../engine/contract/library.ts';

const code = '{ts,js}';
const roots = ['routes'];

export default library({
  title: 'SvelteKit',
  docs: 'https://svelte.dev/docs/kit/routing',
  packages: { '@sveltejs/kit': '>=1' },
  files: [
    {
      files: [`src/routes/**/+server.${code}`],
      exports: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'fallback'],
      kind: 'route',
      path: 'folder',
      roots,
      sent: [0],
    },
    { files: [`src/routes/**/+{page,layout}.server.${code}`], exports: ['load'], kind: 'route', path: 'folder', roots, sent: [0] },
    // https://svelte.dev/docs/kit/form-actions
    { files: [`src/routes/**/+page.server.${code}`], exports: ['actions'], kind: 'action', sent: [0] },
    { files: [`src/hooks.server.${code}`], exports: ['handle'], kind: 'middleware' },
  ],
});
