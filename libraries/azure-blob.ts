import { library } from '../engine/contract/library.ts';

// https://learn.microsoft.com/javascript/api/@azure/storage-blob/storageretryoptions: what takes too long the server ends, unless told
// otherwise by `tryTimeoutInMs`.
const request = { does: 'request', gives: 'one', isPromise: true } as const;
const blob = { returns: 'blob' } as const;
const own = { create: request, createIfNotExists: request, delete: request, deleteIfExists: request, exists: request } as const;
const facts = { getProperties: request, getAccountInfo: request } as const;
const client = { is: 'blob', does: 'client' } as const;

export default library({
  title: 'Azure Blob Storage',
  docs: 'https://learn.microsoft.com/javascript/api/overview/azure/storage-blob-readme',
  packages: { '@azure/storage-blob': '>=12 <13' },
  exports: {
    BlobServiceClient: { is: 'service', does: 'client', statics: 'services' },
    ContainerClient: { is: 'container', does: 'client' },
    BlobClient: client,
    BlockBlobClient: client,
    AppendBlobClient: client,
    PageBlobClient: client,
    BlobBatchClient: { is: 'batch', does: 'client' },
  },
  types: {
    services: { members: { fromConnectionString: { does: 'client', returns: 'service' } } },
    service: {
      members: {
        ...facts,
        getContainerClient: { returns: 'container' },
        getBlobBatchClient: { returns: 'batch' },
        createContainer: request,
        deleteContainer: request,
        setProperties: request,
        getUserDelegationKey: request,
        // Iterators that ask for a page at a time.
        listContainers: {},
        findBlobsByTags: {},
      },
    },
    container: {
      members: {
        ...own,
        ...facts,
        setMetadata: request,
        getBlobClient: blob,
        getBlockBlobClient: blob,
        getAppendBlobClient: blob,
        getPageBlobClient: blob,
        getBlobBatchClient: { returns: 'batch' },
        uploadBlockBlob: request,
        deleteBlob: request,
        getAccessPolicy: request,
        setAccessPolicy: request,
        listBlobsFlat: {},
        listBlobsByHierarchy: {},
        findBlobsByTags: {},
        generateSasUrl: {},
      },
    },
    blob: {
      members: {
        ...own,
        ...facts,
        setMetadata: request,
        getBlockBlobClient: blob,
        getAppendBlobClient: blob,
        getPageBlobClient: blob,
        withSnapshot: blob,
        withVersion: blob,
        undelete: request,
        download: request,
        downloadToBuffer: request,
        downloadToFile: request,
        upload: request,
        uploadData: request,
        uploadFile: request,
        uploadStream: request,
        syncUploadFromURL: request,
        stageBlock: request,
        commitBlockList: request,
        getBlockList: request,
        appendBlock: request,
        uploadPages: request,
        setHTTPHeaders: request,
        setTags: request,
        getTags: request,
        setAccessTier: request,
        createSnapshot: request,
        syncCopyFromURL: request,
        beginCopyFromURL: request,
        abortCopyFromURL: request,
        query: request,
        // Signed here, sent by whoever is given the address.
        generateSasUrl: {},
      },
    },
    // One request for all that it is given.
    batch: { members: { deleteBlobs: request, setBlobsAccessTier: request, submitBatch: request, createBatch: {} } },
  },
});
