import { createWeb } from './adapters/channels/web/index.ts';
import { createMovableClock } from './adapters/clock/movable-clock.ts';
import { createIds } from './adapters/crypto/ids.ts';
import { createOpenFile } from './app/media/open-file.ts';
import { sealInMemory } from './compose/seal-in-memory.ts';
import { compose } from './compose.ts';
import { findSample, sampleStart } from './stage/sample.ts';
import { createSimulation, SIMULATOR_CLOCK } from './stage/simulation.ts';
import type { Running, StartParts } from './start.ts';

/** Nothing is configured: made-up people on a page, one sample campaign, and a clock that can be moved. */
export async function startSimulator(parts: StartParts): Promise<Running> {
  const { config, content, store, cipher, media, publicUrl, onError } = parts;
  const sample = findSample(content.catalogue.communes, config.CAO_DIEM_SAMPLE);
  const commune = sample.content.commune.id;
  const shown = await store.transaction((tx) => tx.marks.get(SIMULATOR_CLOCK));
  const clock = createMovableClock(shown ?? sampleStart(sample), () => performance.now());
  const web = createWeb({ name: 'web', commune, clock, openFile: createOpenFile({ store, media }) });
  const channels = [web];
  const app = await compose({
    // The simulator shows one commune; the clocks of the others do not run in it.
    content: {
      words: content.words,
      catalogue: { ...content.catalogue, communes: new Map([[commune, sample.content]]) },
    },
    store,
    cipher,
    clock,
    ids: createIds(),
    media,
    sealing: { ...sealInMemory(clock), shreds: parts.shreds },
    channels,
    onError,
    publicUrl,
  });
  const simulator = await createSimulation({
    sample,
    app,
    channels,
    store,
    web,
    words: content.words,
    clock,
  });
  app.loop.start();
  return {
    app,
    simulator: { ...simulator, pictures: content.pictures },
    async stop() {
      await app.loop.stop();
      await store.transaction(async (tx) => tx.marks.set(SIMULATOR_CLOCK, clock.now()));
    },
  };
}
