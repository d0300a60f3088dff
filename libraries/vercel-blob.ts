import { library } from '../engine/contract/library.ts';

// https://vercel.com/docs/vercel-blob/using-blob-sdk#aborting-requests: no limit of its own, and a signal; the fetch beneath gives up
// after five minutes.
const timeout = { signals: ['abortSignal'], standard: 300_000 } as const;
const request = { does: 'request', gives: 'one', isPromise: true, timeout: { ...timeout, repair: 'signal' } } as const;
const named = { ...request, options: 1 } as const;
// No repair: a file takes as long as it is large.
const read = { ...named, timeout } as const;
const sent = { ...read, options: 2 } as const;

export default library({
  title: 'Vercel Blob',
  docs: 'https://vercel.com/docs/vercel-blob/using-blob-sdk',
  packages: { '@vercel/blob': '*' },
  exports: {
    put: sent,
    copy: sent,
    rename: sent,
    // One, or as many as it is given.
    del: named,
    head: named,
    get: read,
    createFolder: named,
    createMultipartUpload: named,
    createMultipartUploader: named,
    uploadPart: sent,
    completeMultipartUpload: sent,
    // A thousand of them, unless it is told otherwise, and where to go on.
    list: { ...request, gives: 'many', rows: 'blobs', bound: 'limit', standardBound: 'page' },
    getDownloadUrl: {},
  },
});
