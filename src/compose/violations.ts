import { Hono } from 'hono';
import type { Record, RunCommand } from '../app/carry-out.ts';
import { createDesk } from '../app/commands/desk.ts';
import { receipt } from '../app/commands/receipt.ts';
import { createTip } from '../app/commands/tip.ts';
import { createTipFigures } from '../app/commands/tip-figures.ts';
import { createAskFollowUps } from '../app/violation/ask-follow-ups.ts';
import { createDeskReading } from '../app/violation/desk.ts';
import { createDeskActing } from '../app/violation/desk-acting.ts';
import { createDeskKeys } from '../app/violation/desk-keys.ts';
import { createDeskResealing } from '../app/violation/desk-resealing.ts';
import { createPrivateDialogue, type PrivateDialogue } from '../app/violation/private-dialogue.ts';
import { createPublicTips } from '../app/violation/public-tips.ts';
import { createPurgeTips } from '../app/violation/purge-tips.ts';
import { createRecordReceipt } from '../app/violation/record-receipt.ts';
import { createRecordTip } from '../app/violation/record-tip.ts';
import { createSayPrivately } from '../app/violation/say-privately.ts';
import type { Sealing } from '../app/violation/sealing.ts';
import { createStoreTip } from '../app/violation/store-tip.ts';
import { createTipFiles } from '../app/violation/tip-files.ts';
import { createTipLimits } from '../app/violation/tip-limits.ts';
import { createWatchClocks } from '../app/violation/watch-clocks.ts';
import type { Task } from '../server/loop.ts';
import { createRefuse } from '../server/refuse.ts';
import { createDeskPage } from '../server/violation/desk-page.ts';
import { createOwnModules } from '../server/violation/own-modules.ts';
import { createPublicPages } from '../server/violation/public-pages.ts';
import { createScripts } from '../server/violation/scripts.ts';
import { createVendor } from '../server/violation/vendor.ts';
import type { Ground } from './ground.ts';

export interface ViolationParts {
  readonly privacy: PrivateDialogue;
  readonly commands: Readonly<globalThis.Record<'tip' | 'receipt' | 'desk' | 'tip-figures', RunCommand>>;
  readonly records: readonly (readonly [string, Record])[];
  readonly pages: Hono;
  readonly due: readonly Task[];
  readonly later: readonly Task[];
}

/** Everything about tips of citizens, in one place because it shares its keys with nothing else. */
export function composeViolations(ground: Ground, sealing: Sealing): ViolationParts {
  const { store, clock, cipher, media, planner, channels, publicUrl } = ground;
  const { box, shreds } = sealing;
  const newId = () => crypto.randomUUID();
  const privacy = createPrivateDialogue({ ...sealing, cipher, newId });
  const sayPrivately = createSayPrivately(clock, privacy);
  const files = createTipFiles({ store, clock, media, channels, box, shreds, sayPrivately });
  const limits = createTipLimits();
  const storeTip = createStoreTip(shreds);
  const desk = { store, clock, planner, media, box, shreds };
  const reading = createDeskReading(desk);
  const acting = createDeskActing({ ...desk, cipher, sayPrivately, files, newId });
  const keys = createDeskKeys(desk);
  const resealing = createDeskResealing(desk);
  const tips = createPublicTips({ ...desk, vault: sealing.vault, storeTip, limits, newId });
  const { words, wordsOf, visits, catalogue } = ground;
  const refuse = createRefuse(words);
  const tipFigures = createTipFigures(planner);
  const pages = new Hono()
    .route('/', createDeskPage({ planner, clock, words, wordsOf, visits, reading, acting, keys, resealing }))
    .route('/', createPublicPages({ words, planner, clock, tips }))
    .route('/', createScripts(refuse))
    .route('/', createOwnModules(refuse))
    .route('/', createVendor(refuse));
  return {
    privacy,
    commands: {
      tip: createTip(planner, publicUrl, tipFigures),
      receipt,
      desk: createDesk(planner, ground.makeLink),
      'tip-figures': tipFigures,
    },
    records: [
      ['tip', createRecordTip({ planner, cipher, box, storeTip, files, limits, newId })],
      ['receipt', createRecordReceipt({ cipher, box, shreds, files, limits, newId })],
    ],
    pages,
    due: [
      { name: 'files of tips', run: files.run },
      { name: 'asking again', run: createAskFollowUps({ store, clock, planner, catalogue, sayPrivately }) },
      { name: 'the desk', run: createWatchClocks({ store, clock, planner, catalogue, sayPrivately }) },
    ],
    later: [
      { name: 'private messages', run: () => store.transaction((tx) => tx.outbox.forgetPrivate()) },
      { name: 'erasing tips', run: createPurgeTips({ store, clock, catalogue, media, shreds, newId }) },
    ],
  };
}
