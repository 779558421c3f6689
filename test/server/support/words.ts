import { fileURLToPath } from 'node:url';
import { loadWords } from '../../../src/adapters/locale/load-words.ts';

/** The words the product really says. */
export const readWords = () => loadWords(fileURLToPath(new URL('../../../locales/', import.meta.url)));
