/**
 * Next.js: a route handler that answers a page and the cursor of the next.
 *
 * @tab MAX_PAGE_SIZE 100 '25' findPage
 */
import { type NextRequest, NextResponse } from 'next/server';

declare function findPage(cursor: string | null, take: number): Promise<{ id: string }[]>;

// #region snippet
const MAX_PAGE_SIZE = 100;

export async function GET(request: NextRequest) {
  const { searchParams } = request.nextUrl;
  const asked = Number.parseInt(searchParams.get('limit') ?? '25', 10);
  const limit = Math.min(Math.max(asked || 1, 1), MAX_PAGE_SIZE);
  const rows = await findPage(searchParams.get('cursor'), limit + 1);
  const items = rows.slice(0, limit);
  return NextResponse.json({ items, nextCursor: rows.length > limit ? items.at(-1)?.id : null });
}
// #endregion
