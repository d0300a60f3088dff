import { library } from '../engine/contract/library.ts';

const sync = (name: string, work: string) =>
  ({ does: 'blocking', work, isSynchronous: true, promiseForm: { module: 'node:crypto', name, promisify: true } }) as const;
const functions = {
  pbkdf2Sync: sync('pbkdf2', 'derives a key from a password'),
  scryptSync: sync('scrypt', 'derives a key from a password'),
  hkdfSync: { ...sync('hkdf', 'derives a key'), isBrief: true },
  generateKeyPairSync: sync('generateKeyPair', 'makes a key pair'),
  generateKeySync: sync('generateKey', 'makes a key'),
  generatePrimeSync: sync('generatePrime', 'looks for a prime'),
} as const;

export default library({
  title: 'node:crypto',
  docs: 'https://nodejs.org/docs/latest/api/crypto.html',
  packages: { 'node:crypto': '*' },
  exports: { default: { is: 'module' }, ...functions },
  types: { module: { members: functions } },
});
