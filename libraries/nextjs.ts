import { library } from '../engine/contract/library.ts';

const code = '{ts,tsx,js,jsx,mts,mjs}';
/** https://nextjs.org/docs/app/api-reference/functions/generate-static-params: made ahead of every request, and kept. */
const builtWith = { generateStaticParams: [], dynamic: ['force-static', 'error'] };

/** https://nextjs.org/docs/app/api-reference/file-conventions/route-segment-config/maxDuration: in seconds, as `config` says it of pages. */
const endedAfter = ['maxDuration', 'config.maxDuration'];

export default library({
  title: 'Next.js',
  docs: 'https://nextjs.org/docs/app/api-reference/file-conventions',
  packages: { next: '>=12' },
  exports: {
    NextRequest: { is: 'request' },
    NextApiRequest: { is: 'request' },
    // What these keep is asked for once a revalidation, not once a request.
    unstable_cache: { callback: { argument: 0, runs: 'once' } },
    after: { callback: { argument: 0, runs: 'later' } },
  },
  types: { request: { isRequest: true } },
  files: [
    {
      files: [`{src/,}app/**/route.${code}`],
      exports: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
      kind: 'route',
      path: 'folder',
      sent: [0],
      builtWith,
      endedAfter,
    },
    { files: [`{src/,}pages/api/**/*.${code}`], exports: ['default'], kind: 'route', path: 'file', sent: [0], endedAfter },
    {
      files: [`{src/,}app/**/{page,layout}.${code}`],
      exports: ['default', 'generateMetadata'],
      kind: 'route',
      path: 'folder',
      sent: [0],
      builtWith,
      // https://nextjs.org/docs/app/guides/caching#full-route-cache
      builtWithout: ['next/headers', 'next/server'],
      endedAfter,
    },
    { files: [`{src/,}pages/**/*.${code}`], exports: ['getServerSideProps'], kind: 'route', path: 'file', sent: [0] },
    // https://nextjs.org/docs/15/app/api-reference/file-conventions/middleware#runtime
    { files: [`{src/,}middleware.${code}`], exports: ['middleware', 'default'], kind: 'middleware', isAtTheEdge: true },
    { files: [`{src/,}proxy.${code}`], exports: ['proxy', 'default'], kind: 'middleware' },
    { files: [`**/*.${code}`], exports: ['*'], kind: 'action', directive: 'use server', sent: [0, 1, 2, 3] },
  ],
});
