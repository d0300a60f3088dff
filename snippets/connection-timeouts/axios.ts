/**
 * axios: one instance per service, with a limit. The library's own default waits for ever; `timeout` bounds the answer, the signal of a request bounds connecting too.
 *
 * @tab http 'https://api.example.com' 5_000
 */
import axios from 'axios';

// #region snippet
export const http = axios.create({
  baseURL: 'https://api.example.com',
  timeout: 5_000,
});
// #endregion
