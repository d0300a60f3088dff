import { library } from '../engine/contract/library.ts';

const request = { does: 'request', gives: 'one', isPromise: true } as const;

export default library({
  title: 'MinIO',
  docs: 'https://min.io/docs/minio/linux/developers/javascript/API.html',
  packages: { minio: '>=7 <9' },
  exports: { Client: { is: 'client', does: 'client' } },
  types: {
    client: {
      members: {
        bucketExists: request,
        makeBucket: request,
        listBuckets: request,
        removeBucket: request,
        getBucketPolicy: request,
        setBucketPolicy: request,
        getBucketTagging: request,
        setBucketTagging: request,
        getBucketVersioning: request,
        setBucketVersioning: request,
        getObject: request,
        getPartialObject: request,
        fGetObject: request,
        putObject: request,
        fPutObject: request,
        copyObject: request,
        composeObject: request,
        statObject: request,
        removeObject: request,
        removeObjects: request,
        removeIncompleteUpload: request,
        getObjectTagging: request,
        setObjectTagging: request,
        getObjectRetention: request,
        putObjectRetention: request,
        // Signed here, sent by whoever is given the address.
        presignedUrl: {},
        presignedGetObject: {},
        presignedPutObject: {},
        presignedPostPolicy: {},
        // Streams that ask for a page at a time.
        listObjects: {},
        listObjectsV2: {},
        listIncompleteUploads: {},
      },
    },
  },
});
