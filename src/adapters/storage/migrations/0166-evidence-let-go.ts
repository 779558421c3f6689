import type { Migration } from '../migrate.ts';

/** Of evidence that was withdrawn, or was there already, the bytes were kept for good, and nobody could erase them. */
export const evidenceLetGo: Migration = {
  name: '0166-evidence-let-go',
  ddl: `
    UPDATE media SET purge_at = at WHERE state = 'stored' AND purge_at IS NULL AND EXISTS (
      SELECT 1 FROM evidence WHERE evidence.media = media.id AND evidence.state IN ('refused', 'withdrawn'));
  `,
};
