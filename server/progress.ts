/** The progress bar that the client shows while the workspace is read. */
import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';

export interface Progress {
  begin(): Promise<void>;
  /** The same bar for the next stretch of work. */
  next(stretch: string): void;
  /** Cheap enough to be called for every file. */
  report(done: number, all: number): void;
  end(): void;
}

export function createProgress(connection: Connection, canShow: () => boolean): Progress {
  let bar: WorkDoneProgressServerReporter | undefined;
  let stretch = '';
  let shown = -1;
  return {
    async begin() {
      if (!canShow() || bar) return;
      bar = await connection.window.createWorkDoneProgress();
      stretch = 'reading';
      shown = -1;
      bar.begin('Latency Lens', 0, stretch);
    },
    next(named) {
      stretch = named;
      shown = -1;
    },
    report(done, all) {
      const percentage = Math.floor((100 * done) / Math.max(all, 1));
      if (!bar || percentage === shown) return;
      shown = percentage;
      bar.report(percentage, `${stretch}: ${done} of ${all} files`);
    },
    end() {
      bar?.done();
      bar = undefined;
    },
  };
}
