/** What the command stands on; where its lines go is up to the caller. */
export interface PlanCli {
  readonly dataDir: string;
  readonly localesDir: string;
  out(text: string): void;
  err(text: string): void;
}
