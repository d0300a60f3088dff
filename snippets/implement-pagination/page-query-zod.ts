/**
 * Zod: the page's size and cursor as a request may give them, with a ceiling.
 *
 * @tab MAX_PAGE_SIZE 100 pageQuery 25
 */
import { z } from 'zod';

// #region snippet
const MAX_PAGE_SIZE = 100;

export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(25),
  cursor: z.string().optional(),
});

export type PageQuery = z.infer<typeof pageQuery>;
// #endregion
