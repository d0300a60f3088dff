/**
 * The engine's face: what the server and the command line may ask. No disk, no protocol, no clock: texts are handed in, answers
 * are plain data, and the same texts give the same answers in whatever order they came.
 */
import type { Cost, LoopFact } from '../model/cost.ts';
import type { FileEdits, Finding, Fix, Severity } from '../model/finding.ts';
import type { EntryPoint } from '../model/operation.ts';
import type { Place, Span } from '../model/place.ts';

export interface Workspace {
  /**
   * The folders that the user opened or named, absolute. What a file is for is told by where it stands below them, so that an example
   * which is opened by itself is an application, and beside others it is an example.
   */
  setRoots(folders: readonly string[]): void;
  /** Adds a file or gives it a new text. Source files, schema files, manifests, configuration: whatever `isRelevant` says. */
  set(path: string, text: string): void;
  remove(path: string): void;
  /** Makes ready for the first change of a file that is open in an editor, so that it costs no more than those after it. */
  prepare(path: string): void;
  /**
   * What the first answer would do for all files in one go, in steps that are done for a file at a time; each for all files before the
   * next. Nothing has to be done so: it only spares whoever asks first the wait.
   */
  ahead(): readonly ((path: string) => void)[];
  has(path: string): boolean;
  files(): readonly string[];
  /** As it was set last. */
  text(path: string): string | undefined;
  /** False while the text does not parse, and what is answered about the file has the offsets of its last text that did. */
  isCurrent(path: string): boolean;
  /** The text that answers speak of: an older one while the text set last does not parse. */
  judgedText(path: string): string | undefined;
  /** Whether the configuration asks that nothing be said about a file. */
  isIgnored(path: string): boolean;

  /** Of one file, sorted by place and rule. While its text does not parse: those of its last good text. */
  findings(path: string): readonly Finding[];
  /** Why loops' operations in the file were let pass, for hovers; how many findings were suppressed. */
  suppressedCount(path: string): number;
  hints(path: string): readonly Hint[];
  lenses(path: string): readonly RouteLens[];
  hover(path: string, offset: number): HoverFact | undefined;
  routes(): readonly Route[];
  checklist(): readonly ItemStatus[];
  /** Turns an offered fix into edits. Empty when the text no longer has the shape that the fix was offered for. */
  edits(finding: Finding, fix: Fix): readonly FileEdits[];
  /** The edit that suppresses a finding with a reason. */
  suppression(finding: Finding, scope: 'next-line' | 'file', reason: string): readonly FileEdits[];
  /** Files that could not be read as what they should be, with the reason. */
  unreadable(): readonly Unreadable[];
  lineCount(): number;
}

export interface Unreadable {
  readonly file: string;
  readonly reason: string;
}

/** A line of text drawn in the code: `⟳ 1 query per order`. */
export interface Hint {
  /** The offset after which it is drawn. */
  readonly offset: number;
  readonly text: string;
  readonly tooltip: string;
  readonly loop: LoopFact;
}

export interface RouteLens {
  readonly span: Span;
  readonly title: string;
  readonly route: Route;
}

export interface Route {
  readonly entry: EntryPoint;
  readonly method: string;
  readonly path: string;
  readonly place: Place;
  readonly cost: Cost;
  /** `2 + 1·orders queries · 1 request`: everything that one request costs, for a line. */
  readonly summary: string;
  /** How many queries a request may send as the workspace's configuration has it, where this one sends more. */
  readonly exceeds: number | undefined;
  readonly queries: readonly RouteTerm[];
  readonly requests: readonly RouteTerm[];
  readonly blocking: readonly RouteTerm[];
}

export interface RouteTerm {
  readonly count: number;
  /** The data run over, outermost first; empty when it happens once. */
  readonly per: readonly string[];
  readonly isConcurrent: boolean;
  /** As a reader would name it: `prisma.order.findMany`. */
  readonly operation: string;
  readonly place: Place;
  /** From the handler down to the operation. */
  readonly chain: readonly Place[];
}

export interface HoverFact {
  readonly span: Span;
  /** What is sent: the operation that stands there, or those that a call in a loop leads to. */
  readonly sent: readonly SentFact[];
  /** Plain sentences in Markdown on the loops around it: how often it is sent, or why they were let pass. */
  readonly loops: readonly string[];
  readonly rules: readonly string[];
}

export interface SentFact {
  /** In Markdown: what it is. */
  readonly text: string;
  readonly place: Place;
}

export type Status = 'attention' | 'in-place' | 'not-seen' | 'not-applicable' | 'declared';

export interface Evidence {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

export interface ItemStatus {
  readonly id: string;
  readonly section: string;
  readonly text: string;
  readonly status: Status;
  readonly evidence: readonly Evidence[];
  readonly findings: readonly Finding[];
  readonly rules: readonly string[];
  readonly snippets: readonly string[];
  readonly declared: { readonly status: string; readonly reason: string } | undefined;
}

/** What a workspace's `latency-lens.json` says, checked; the nearest one above a file counts for it. */
export interface Configuration {
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly ignore: readonly string[];
  readonly entities: Readonly<Record<string, 'large' | 'small'>>;
  readonly checklist: Readonly<Record<string, { readonly status: 'done' | 'not-applicable'; readonly reason: string }>>;
  readonly routes: { readonly budget?: { readonly queries?: number } };
}

export type RuleSetting = Severity | 'off' | readonly [Severity | 'off', Readonly<Record<string, unknown>>];
