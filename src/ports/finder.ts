import type { Found } from '../core/topic/topic.ts';

/** Tells what a free text is about, from approved examples alone. */
export interface Finder {
  find(text: string): Found;
}
