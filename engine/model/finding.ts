/** What a rule says, and how it is mended. */
import type { Certainty } from './operation.ts';
import type { Place, Site, Span } from './place.ts';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

export interface Because extends Place {
  readonly message: string;
}

/** A finding as it is shown: every site turned into offsets of the text as it is now. */
export interface Finding extends Place {
  readonly rule: string;
  readonly item: string;
  readonly severity: Severity;
  readonly certainty: Certainty;
  /** What it costs, why, and what to do, in one or two short sentences. */
  readonly message: string;
  readonly because: readonly Because[];
  readonly fixes: readonly Fix[];
}

/** A repair on offer. Its edits are made only when asked for. */
export interface Fix {
  /** The name of one of the rule's repairs. */
  readonly repair: string;
  readonly title: string;
  /** Whether it keeps the program's meaning, so that it may be applied without being looked at. */
  readonly isSafe: boolean;
  /** What the repair needs to know; plain data. */
  readonly facts: FixFacts;
}

export type FixFacts = Readonly<Record<string, string | number | boolean | undefined | readonly string[]>>;

export interface Edit extends Span {
  readonly text: string;
}

/** Edits of one file that belong together. */
export interface FileEdits {
  readonly file: string;
  readonly edits: readonly Edit[];
}

/** What a rule yields. Places in other files are sites, so that an edit there does not change what is said here. */
export interface Report {
  /** In the file that is judged. */
  readonly span: Span;
  /** The function it is said about, where that is not the innermost one around the span. */
  readonly function?: string;
  readonly message: string;
  readonly because: readonly BecauseSite[];
  /** The rule's own certainty and severity unless told. */
  readonly certainty?: Certainty;
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
}

export interface BecauseSite {
  readonly at: Site | Place;
  readonly message: string;
}
