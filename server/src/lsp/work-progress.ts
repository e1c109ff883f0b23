/** Long work that shows in the editor, and that people can end there (Language Server Protocol 3.17, "Work Done Progress"). */
import type { Connection } from "vscode-languageserver";

/** Work that takes fewer milliseconds does not show: something that flickers by tells nobody anything. */
const delay = 500;

/** Milliseconds between two reports. */
const interval = 200;

/** How one piece of work shows. */
export class WorkProgress {
  private begin: number | undefined;
  private reported = 0;
  private reporter: { report(message: string): void; done(): void } | undefined;
  private isShown = false;
  private isDone = false;

  /**
   * Shows nothing yet; where the client shows no progress, nothing ever is.
   *
   * @param title what the work is, in the language of the editor
   * @param onCancel called when somebody has ended the work in the editor
   * @param onError called with why it cannot be shown
   */
  constructor(
    private readonly connection: Connection,
    private readonly title: string,
    private readonly onCancel: () => void,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Says how far the work is, unless that was said a moment ago; the first time, that it has begun. `message` gives it in the language of the editor. */
  report(message: () => string): void {
    const now = Date.now();
    this.begin ??= now;
    if (this.isDone || now - this.begin < delay || now - this.reported < interval) return;
    this.reported = now;
    if (this.isShown) {
      this.reporter?.report(message());
      return;
    }
    this.isShown = true;
    this.show(message()).catch(this.onError);
  }

  /** Ends what shows. */
  done(): void {
    this.isDone = true;
    this.reporter?.done();
    this.reporter = undefined;
  }

  private async show(message: string): Promise<void> {
    const reporter = await this.connection.window.createWorkDoneProgress();
    // The editor may take so long to answer that there is nothing left to show.
    if (this.isDone) return;
    reporter.begin(this.title, undefined, message, true);
    reporter.token.onCancellationRequested(this.onCancel);
    this.reporter = reporter;
  }
}
