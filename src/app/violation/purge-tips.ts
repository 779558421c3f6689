import { dayOf } from '../../core/time/day.ts';
import { HOUR, type Instant, later } from '../../core/time/instant.ts';
import { purgeAt } from '../../core/violation/tip-clock.ts';
import type { Catalogue } from '../../ports/catalogue.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Media } from '../../ports/media.ts';
import type { Shreds } from '../../ports/shreds.ts';
import type { Store, Tip } from '../../ports/store.ts';

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly catalogue: Catalogue;
  readonly media: Media;
  readonly shreds: Shreds;
  readonly newId: () => string;
}

/**
 * Erases what is over its time. The key goes first: from then on rows, files and every copy of them in a backup are
 * noise, whatever becomes of the rest. Looks once an hour.
 */
export function createPurgeTips({ store, clock, catalogue, media, shreds, newId }: Deps) {
  let next: Instant | undefined;
  return async (): Promise<void> => {
    const at = clock.now();
    if (next !== undefined && at < next && next - at <= HOUR) return;
    next = later(at, HOUR);
    for (const [id, { commune, campaigns }] of catalogue.communes) {
      // Also of a commune whose door was closed meanwhile: what it has taken in is still its to erase.
      const section = campaigns.find(({ violations }) => violations !== undefined)?.violations;
      const tips = await store.transaction((tx) => tx.tips.of(id));
      const over = tips.filter((tip) => section && purgeAt(section, tip.state, tip.since) <= at);
      for (const tip of over) await purge(tip, dayOf(at, commune.timeZone));
    }
  };

  async function purge(tip: Tip, on: ReturnType<typeof dayOf>): Promise<void> {
    const { id, commune, lookup, state, outcome } = tip;
    await shreds.destroy(id);
    const files = await store.transaction((tx) => tx.tipThreads.filesOf(id));
    for (const file of files) await media.remove(file.id);
    await store.transaction(async (tx) => {
      const parts = await tx.tips.parts(id);
      const messages = await tx.tipThreads.of(id);
      const blobs = [
        parts?.content,
        parts?.identity,
        parts?.relay,
        ...messages.map(({ body }) => body),
      ].filter((blob) => blob !== undefined);
      await tx.tips.remove(id);
      await tx.tipFigures.certify({
        id: newId(),
        commune,
        lookup,
        state,
        ...(outcome && { outcome }),
        on,
        because: state === 'closed' ? 'closed' : 'open',
        parts: blobs.length,
        files: files.length,
        bytes: [...blobs.map(({ length }) => length), ...files.map(({ bytes }) => bytes)].reduce(
          (a, b) => a + b,
          0,
        ),
      });
    });
  }
}
