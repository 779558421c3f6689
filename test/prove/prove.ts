import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContent } from '../../src/read-content.ts';
import { findSample, type Sample } from '../../src/stage/sample.ts';
import { type DATABASES, openProofDatabase } from './database.ts';
import { drive } from './drive.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import { type Figures, figuresOf } from './figures.ts';
import { judge } from './judge.ts';
import { type Story, writeStory } from './story.ts';

export interface Proof {
  readonly sample: Sample;
  readonly story: Story;
  readonly evidence: Evidence;
  readonly figures: Figures;
  /** Everything that is lost, doubled or unexplained; empty when the product keeps its promises. */
  readonly violations: readonly string[];
}

export interface ProofOptions {
  readonly database: (typeof DATABASES)[number];
  readonly campaign: string;
  readonly updates: number;
  readonly kills: number;
  readonly seed: number;
}

/** Lets the product work through a whole campaign, kills it again and again, and looks at what is left. */
export async function prove({
  database: kind,
  campaign,
  updates,
  kills,
  seed,
}: ProofOptions): Promise<Proof> {
  const sample = findSample(readContent().catalogue.communes, campaign);
  const story = writeStory(sample, updates, seed);
  const folder = mkdtempSync(join(tmpdir(), 'cao-diem-proof-'));
  const journal = join(folder, 'journal');
  writeFileSync(journal, '');
  const database = await openProofDatabase(kind, folder);
  try {
    const orders = { seed, campaign, journal, resend: true };
    const drove = await drive({ story, kills, orders, env: database.env });
    const evidence = await gatherEvidence(database, journal);
    const { violations, doubled } = judge(sample, story, evidence);
    return { sample, story, evidence, violations, figures: figuresOf(story, drove, evidence, doubled) };
  } finally {
    await database.stop();
    rmSync(folder, { recursive: true });
  }
}
