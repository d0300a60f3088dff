/** Whether a table goes on growing for as long as the product is used, or holds what is set up once. */
import type { FilterColumn, Operation } from '../model/operation.ts';
import { inWords } from '../model/spelling.ts';
import { isNamedForFew, isOfSettings, isWrittenThere } from './most-rows.ts';
import type { Facts } from './rule.ts';

/** By its name, or by what the workspace does: whoever reads a table in pages elsewhere has seen that it is long. */
export function isGrowing(target: string | undefined, facts: Facts): boolean {
  if (target === undefined || facts.sizeOf(target) === 'small') return false;
  if (facts.sizeOf(target) === 'large') return true;
  return (isNamedForGrowth(target) || facts.isPaged(target)) && !isOfFew(target, facts);
}

export function isNamedForGrowth(target: string | undefined): boolean {
  return target !== undefined && NAMED_FOR_GROWTH.test(inWords(target));
}

/** What is set up, by few people or by the program itself. */
export function isOfFew(target: string, facts: Facts): boolean {
  return isNamedForFew(target) || isOfSettings(target, facts) || facts.isFilledAside(target);
}

const NAMED_FOR_GROWTH = new RegExp(
  `(^|_|\\.)(${[
    'activit(y|ie)|alert|answer|appointment|article|attachment|attempt|audit|bill|booking|build|call|candidate|cart|chat|check_?in|check_?out',
    'claim|click|comment|contact|conversation|customer|deliver(y|ie)|deployment|document|donation|download|email|enrol+ment|entr(y|ie)',
    'event|execution|expense|export|favou?rite|feed|feedback|file|follow(er)?|histor(y|ie)|image|import|impression|incident|invitation|invite|invoice|item|job',
    'lead|like|line|listing|log|mail|measurement|media|member(ship)?|message|metric|notification|offer|order|page_?view|participant',
    'patient|payment|payout|people|person|photo|post|product|profile|project|purchase|question|reaction|reading|receipt|recipe|refund|registration|repl(y|ie)',
    'report|request|reservation|response|result|review|run|sale|score|screenshot|sensor|session|shipment|snapshot|story|stories|student',
    'submission|subscriber|task|thread|ticket|token|trace|trade|transaction|transfer|trip|tweet|upload|usage|user|video|view|visit(or)?|vote',
  ].join('|')})s?(_(entit(y|ies)|models?|tables?|data))?$`,
);

/** `{ projectId: project.id }` and little else: of a customer's or a project's, rows go on coming; of an order's or a comment's, hardly. */
export function isUnderBroadParent(narrowing: readonly FilterColumn[]): boolean {
  const [first, ...others] = narrowing;
  const [name = ''] = first?.name.split('.').slice(-1) ?? [];
  return !others.length && first?.comparison === 'equals' && BROAD.test(inWords(name));
}

const BROAD =
  /(^|_)(tenant|org|organi[sz]ation|workspace|company|account|team|project|user|customer|owner|author|shop|store|site|website|channel|community|app)(_?id|_?uuid)?$/;

/** The columns of a filter that cut out the rows of one parent or of one value, and not a large part of the table whoever asks. */
export function narrowingColumns({ filter }: Operation): readonly FilterColumn[] {
  return filter.columns.filter(({ comparison, value }) => (comparison === 'equals' || comparison === 'other') && !isWrittenThere(value));
}
