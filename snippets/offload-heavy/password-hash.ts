/**
 * Node: a password hashed on the thread pool, where it blocks no other request.
 *
 * @tab hashPassword 64
 */
import { randomBytes, scrypt } from 'node:crypto';
import { promisify } from 'node:util';

// #region snippet
const derive = promisify<string, Buffer, number, Buffer>(scrypt);

export async function hashPassword(password: string): Promise<{ hash: string; salt: string }> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, 64);
  return { hash: hash.toString('base64'), salt: salt.toString('base64') };
}
// #endregion
