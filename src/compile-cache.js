import { enableCompileCache } from 'node:module';
import { join } from 'node:path';

/**
 * What was stripped of its types and compiled once is kept, which is a third of the time of a start. Loaded before
 * everything else (node --import); without it, or in a folder that cannot be written, the product runs all the same.
 * Plain JavaScript, because the stripper of types (20 MB that stay) is not loaded once everything else is kept.
 */
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compile'));
