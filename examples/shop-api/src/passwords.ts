import { pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

const ITERATIONS = 310_000;
const KEY_LENGTH = 32;

export interface PasswordHash {
  hash: string;
  salt: string;
}

export function hashPassword(password: string): PasswordHash {
  const salt = randomBytes(16).toString('hex');
  return { hash: derive(password, salt).toString('hex'), salt };
}

export function isPasswordCorrect(password: string, stored: PasswordHash): boolean {
  return timingSafeEqual(derive(password, stored.salt), Buffer.from(stored.hash, 'hex'));
}

function derive(password: string, salt: string): Buffer {
  return pbkdf2Sync(password, salt, ITERATIONS, KEY_LENGTH, 'sha256');
}
