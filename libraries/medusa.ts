import { library } from '../engine/contract/library.ts';

const code = '{ts,js}';

export default library({
  title: 'Medusa',
  docs: 'https://docs.medusajs.com/learn/fundamentals/api-routes',
  packages: { '@medusajs/framework': '>=2', '@medusajs/medusa': '>=1.20' },
  exports: {
    MedusaRequest: { is: 'request' },
    AuthenticatedMedusaRequest: { is: 'request' },
  },
  types: { request: { isRequest: true } },
  files: [
    {
      files: [`src/api/**/route.${code}`],
      exports: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
      kind: 'route',
      path: 'folder',
      roots: ['api'],
      sent: [0],
    },
    // https://docs.medusajs.com/learn/fundamentals/events-and-subscribers
    { files: [`src/subscribers/**/*.${code}`], exports: ['default'], kind: 'message' },
    // https://docs.medusajs.com/learn/fundamentals/scheduled-jobs
    { files: [`src/jobs/**/*.${code}`], exports: ['default'], kind: 'schedule' },
  ],
});
