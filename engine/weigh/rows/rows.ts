/**
 * What becomes of rows, remembered by the call that reads them: several rules ask the same of one read, and an edit elsewhere in the
 * file leaves the answers standing.
 */
import type { Memo } from '../../incremental/memo.ts';
import type { Site } from '../../model/place.ts';
import type { ColumnsRead, RowsAsked, RowsHandled } from '../../model/result-use.ts';
import type { Weigher } from '../../model/steps.ts';
import { columnsRead } from './columns-read.ts';
import { rowsHandled } from './rows-handled.ts';
import type { RowSources } from './rows-walk.ts';

export function createRows(memo: Memo, sources: RowSources): Pick<Weigher, 'columnsRead' | 'rowsHandled'> {
  const columns = memo.query<ColumnsRead | undefined, Key>(
    'columns-read',
    (file, key, question) => {
      const { part, index, gives, under, relations }: ColumnsQuestion = JSON.parse(question);
      return columnsRead({ file, function: key, part, index }, { gives, under, relations: new Map(relations) }, sources);
    },
    { bottom: () => undefined },
  );
  const handled = memo.query<RowsHandled | undefined, Key>(
    'rows-handled',
    (file, key, question) => {
      const { part, index, under }: Question = JSON.parse(question);
      return rowsHandled({ file, function: key, part, index }, under, sources);
    },
    { bottom: () => undefined },
  );
  return {
    columnsRead: ({ file, function: key, part, index }, { relations, ...asked }) => {
      const question: ColumnsQuestion = { part, index, ...asked, relations: [...relations] };
      return columns.get(file, key, JSON.stringify(question));
    },
    rowsHandled: ({ file, function: key, part, index }, under) => {
      const question: Question = { part, index, under };
      return handled.get(file, key, JSON.stringify(question));
    },
  };
}

/** A function, and as text what is asked of one of its calls. */
type Key = readonly [file: string, key: string, question: string];

type Question = Pick<Site, 'part' | 'index'> & Pick<RowsAsked, 'under'>;
type ColumnsQuestion = Question & Pick<RowsAsked, 'gives'> & { readonly relations: readonly (readonly [string, 'one' | 'many'])[] };
