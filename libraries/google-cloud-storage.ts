import { library } from '../engine/contract/library.ts';

const request = { does: 'request', gives: 'one', isPromise: true } as const;
// https://docs.cloud.google.com/nodejs/docs/reference/storage/latest/storage/bucket#_google_cloud_storage_Bucket_getFiles_member_1_:
// page after page, unless it is told where to stop.
const list = { ...request, gives: 'many', bound: 'maxResults' } as const;
const own = { create: request, delete: request, exists: request, get: request, getMetadata: request, setMetadata: request } as const;
const access = { makePublic: request, makePrivate: request, setStorageClass: request, restore: request } as const;

export default library({
  title: 'Google Cloud Storage',
  docs: 'https://docs.cloud.google.com/nodejs/docs/reference/storage/latest',
  packages: { '@google-cloud/storage': '>=4' },
  exports: {
    Storage: { is: 'storage', does: 'client' },
    Bucket: { is: 'bucket' },
    File: { is: 'file' },
    TransferManager: { is: 'transfers' },
  },
  types: {
    storage: {
      members: {
        bucket: { returns: 'bucket' },
        createBucket: request,
        getBuckets: list,
        getServiceAccount: request,
        // Streams that ask for a page at a time.
        getBucketsStream: {},
      },
    },
    bucket: {
      members: {
        ...own,
        ...access,
        file: { returns: 'file' },
        upload: request,
        combine: request,
        getFiles: list,
        // A request for each of them.
        deleteFiles: request,
        getLabels: request,
        setLabels: request,
        setCorsConfiguration: request,
        addLifecycleRule: request,
        // Signed here, sent by whoever is given the address.
        getSignedUrl: {},
        getFilesStream: {},
      },
    },
    file: {
      members: {
        ...own,
        ...access,
        create: {},
        download: request,
        save: request,
        copy: request,
        move: request,
        rename: request,
        isPublic: request,
        createResumableUpload: request,
        createReadStream: {},
        createWriteStream: {},
        getSignedUrl: {},
        generateSignedPostPolicyV4: {},
        publicUrl: {},
      },
    },
    transfers: {
      members: { uploadManyFiles: request, downloadManyFiles: request, downloadFileInChunks: request, uploadFileInChunks: request },
    },
  },
});
