import type { Content } from '../../src/read-content.ts';
import { findSample } from '../../src/stage/sample.ts';

export const findPlan = ({ communes }: Content['catalogue']) =>
  findSample(communes, 'nghia-trung/vnetraffic-2025');

/** About a thousand people in all. */
export const CHATS_PER_UNIT = 48;
export const toChat = (n: number): number => 5_000_000 + n;
