import { library } from '../engine/contract/library.ts';

const code = '{ts,tsx,js,jsx,mts,mjs}';
const files = [`{src/,}app/routes/**/*.${code}`];

export default library({
  title: 'Remix and React Router',
  docs: 'https://reactrouter.com/start/framework/route-module',
  packages: {
    '@remix-run/node': '>=1',
    '@remix-run/server-runtime': '>=1',
    '@react-router/node': '>=7',
    '@react-router/serve': '>=7',
  },
  files: [
    { files, exports: ['loader'], kind: 'route', method: 'GET', path: 'flat', sent: [0] },
    { files, exports: ['action'], kind: 'route', method: 'POST', path: 'flat', sent: [0] },
  ],
});
