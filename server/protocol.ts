/**
 * What the extension and the server say to each other beyond the language server protocol: names, types and addresses.
 * Another editor's client may ask the same; it must not need any of it.
 */
import type { Location, Position, Range, WorkspaceEdit } from 'vscode-languageserver';

/** What a client that has the extension's commands says when it starts the server. */
export interface InitializationOptions {
  readonly hasCommands?: boolean;
  /** A folder of the workspace's own, in which the server may keep what makes the next start faster. */
  readonly storage?: string;
}

/** Commands that the server's answers call and the extension carries out. */
export const COMMANDS = {
  /** Arguments: `CostParameters`. */
  showCost: 'latencyLens.showCost',
  /** Arguments: `PageParameters`. */
  showPage: 'latencyLens.showPage',
  /** Arguments: `SuppressTarget`. */
  suppress: 'latencyLens.suppress',
} as const;

export const REQUESTS = {
  /** → ChecklistEntry[] */
  checklist: 'latencyLens/checklist',
  /** → RouteEntry[], dearest first */
  routes: 'latencyLens/routes',
  /** CostParameters → RouteEntry | null */
  cost: 'latencyLens/cost',
  /** FileParameters → FileStatus */
  fileStatus: 'latencyLens/fileStatus',
  /** PageParameters → string | null, Markdown */
  page: 'latencyLens/page',
  /** DeclareParameters → WorkspaceEdit */
  declare: 'latencyLens/declare',
  /** SuppressParameters → WorkspaceEdit */
  suppress: 'latencyLens/suppress',
} as const;

export const NOTIFICATIONS = {
  /** From the server, without parameters: the checklist or the routes may have changed. */
  changed: 'latencyLens/changed',
  /** From the server, with a `ServerState`. */
  state: 'latencyLens/state',
} as const;

export interface ServerState {
  readonly kind: 'reading' | 'ready';
}

export type Status = 'attention' | 'in-place' | 'not-seen' | 'not-applicable' | 'declared';

export interface ChecklistEntry {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  readonly status: Status;
  readonly declared: Declaration | null;
  readonly findings: readonly FindingEntry[];
  readonly evidence: readonly EvidenceEntry[];
  readonly rules: readonly string[];
  /** Prefixes of the snippets that help. */
  readonly snippets: readonly string[];
}

export interface Declaration {
  readonly status: string;
  readonly reason: string;
}

export interface FindingEntry {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  readonly location: Location;
}

export interface EvidenceEntry {
  readonly text: string;
  readonly location: Location;
}

export interface RouteEntry {
  readonly method: string;
  readonly path: string;
  /** `2 + 1·orders queries · 1 request` */
  readonly summary: string;
  /** ` · over the budget of 10 queries`, or nothing. */
  readonly overBudget: string;
  readonly isUnbounded: boolean;
  readonly location: Location;
  readonly terms: readonly TermEntry[];
}

export interface TermEntry {
  readonly kind: 'query' | 'request' | 'blocking';
  readonly operation: string;
  /** `once`, `2 times`, `once per order of orders`. */
  readonly often: string;
  readonly isRepeated: boolean;
  readonly isConcurrent: boolean;
  readonly location: Location;
  /** From the handler down to the operation. */
  readonly chain: readonly Location[];
}

export interface CostParameters {
  readonly uri: string;
  readonly position: Position;
}

export interface FileParameters {
  readonly uri: string;
}

/** What is known of a file: that it is checked, or why it is not. */
export type FileStatus =
  | { readonly kind: 'off' }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'checked'; readonly findings: number; readonly suppressed: number };

export interface PageParameters {
  readonly kind: 'rule' | 'item';
  readonly id: string;
}

/** The scheme under which the extension shows pages. */
export const PAGE_SCHEME = 'latency-lens';

export function pageAddress({ kind, id }: PageParameters): string {
  return `${PAGE_SCHEME}:/${kind}/${id}.md`;
}

export interface DeclareParameters {
  readonly item: string;
  /** Nothing: the declaration is taken back. */
  readonly declaration: { readonly status: 'done' | 'not-applicable'; readonly reason: string } | null;
  /** The workspace folder whose configuration is written; the first one unless told. */
  readonly folder?: string;
}

export interface SuppressTarget {
  readonly uri: string;
  readonly version: number;
  readonly rule: string;
  readonly range: Range;
  readonly scope: 'next-line' | 'file';
}

export interface SuppressParameters extends SuppressTarget {
  readonly reason: string;
}

export type { Location, Position, Range, WorkspaceEdit };
