import type { Generated } from 'kysely';

/** Long work, who does it, pages, and what the store remembers about itself. */
export interface RunningTables {
  job: {
    id: string;
    kind: string;
    channel: string;
    address: string;
    language: string;
    /** JSON, sealed. */
    args: Uint8Array;
    at: number;
    not_before: number;
    state: string;
    epoch: number;
    attempts: number;
    done: number | null;
    total: number | null;
    settled_at: number | null;
    reason: string | null;
  };
  lease: { name: string; epoch: number; owner: string; life: string; at: number; until: number };
  mark: { name: string; at: number };
  audit: {
    id: Generated<number>;
    at: number;
    actor: string;
    action: string;
    subject: string;
    detail: string | null;
  };
  /** `communes` is a JSON list; null is all. */
  api_token: {
    digest: Uint8Array;
    name: string;
    communes: string | null;
    since: number;
    expires: number;
    revoked_at: number | null;
  };
  /** `args` is JSON of ids; the page is the only one it opens. */
  web_link: {
    digest: Uint8Array;
    account: string;
    commune: string;
    page: string;
    args: string;
    expires: number;
    used_at: number | null;
  };
  web_session: {
    digest: Uint8Array;
    account: string;
    commune: string;
    page: string;
    args: string;
    since: number;
    expires: number;
  };
  /** What the store remembers about itself, such as whether the key is the right one. */
  meta: { name: string; value: Uint8Array };
}
