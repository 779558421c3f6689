/** "vì mưa lũ", "lý do: mưa lũ": the reason itself. */
export const readReason = (typed: string): string =>
  typed.replace(/^[\s,–-]*(?:vì|vi|do|lý do|ly do|because)(?::\s*|\s+)/iu, '').trim();
