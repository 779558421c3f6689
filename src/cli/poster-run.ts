import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createCipher } from '../adapters/crypto/cipher.ts';
import { loadKey } from '../adapters/crypto/load-key.ts';
import type { Poster } from '../adapters/poster/draw-poster.ts';
import { posterPdf, posterPng } from '../adapters/poster/print-posters.ts';
import { createVerificationCodeOf } from '../app/verification-code.ts';
import { readConfig } from '../config.ts';
import { communeTitle } from '../core/campaign/commune-title.ts';
import { localNames } from '../core/campaign/local-names.ts';
import { posterLink } from '../core/campaign/poster-link.ts';
import type { Text } from '../core/message/message.ts';
import { text } from '../core/message/say.ts';
import type { CommuneContent } from '../ports/catalogue.ts';
import type { Content } from '../read-content.ts';

export interface PosterCli {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly content: Pick<Content, 'catalogue' | 'words'>;
  out(text: string): void;
  err(text: string): void;
}

const USAGE = `npm run poster -- <commune> --link https://…   the link that opens the bot, as its QR code
                  [--unit <unit>]            one unit only; otherwise one page for every village
                  [--png]                    pictures beside the PDF
                  [--out <folder>]           data/local/posters by default`;

/** Kinds of units in which people live; a town's plan is carried out by its wards. */
const VILLAGES: ReadonlySet<string> = new Set(['thon', 'ap', 'to-dan-pho', 'khu-dan-cu', 'xa-phuong']);

/** Where a poster hangs. */
export const villagesOf = ({ units }: CommuneContent): CommuneContent['units'] =>
  units.filter(({ kind }) => VILLAGES.has(kind));

/** Prints the poster that tells citizens which bot is the commune's own. Returns the exit code. */
export async function runPoster(args: readonly string[], cli: PosterCli): Promise<number> {
  const wanted = readWanted(args);
  const content = wanted && cli.content.catalogue.communes.get(wanted.commune);
  if (wanted === undefined || content === undefined) {
    cli.err(`${wanted === undefined ? '' : `no commune is called "${wanted.commune}"\n\n`}${USAGE}`);
    return 1;
  }
  const link = wanted.link ?? content.commune.botLink;
  if (link === null || !/^https:\/\/\S+$/.test(link)) {
    cli.err(`where does the QR code lead to? Give --link https://…, or botLink in commune.yaml\n\n${USAGE}`);
    return 1;
  }
  const units =
    wanted.unit === undefined ? villagesOf(content) : content.units.filter(({ id }) => id === wanted.unit);
  if (units.length === 0) {
    cli.err(`no unit is called "${wanted.unit ?? 'a village'}" in ${wanted.commune}`);
    return 1;
  }
  const config = readConfig(cli.env);
  const keys = loadKey({ fromEnv: config.CAO_DIEM_KEY, file: join(config.DATA_DIR, 'key') });
  const codeOf = createVerificationCodeOf(createCipher(keys), cli.content.catalogue);
  const code = codeOf(wanted.commune) ?? '';
  const folder = wanted.out ?? join(config.DATA_DIR, 'posters');
  mkdirSync(folder, { recursive: true });
  const pages: Uint8Array[] = [];
  for (const unit of units) {
    const png = await posterPng(posterOf(content, unit.name, { link: posterLink(link, unit.id), code }, cli));
    pages.push(png);
    if (wanted.png) write(`${wanted.commune}-${unit.id}.png`, png);
  }
  write(`${wanted.commune}.pdf`, await posterPdf(sayVi(cli, communeTitle(content.commune)), pages));
  return 0;

  function write(name: string, bytes: Uint8Array): void {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    cli.out(file);
  }
}

function posterOf(
  content: CommuneContent,
  village: string,
  { link, code }: { readonly link: string; readonly code: string },
  cli: PosterCli,
): Poster {
  const { commune } = content;
  const words = cli.content.words.naming(localNames(content));
  const say = (key: string, params?: Text['params']) => words.say('vi', text(`poster.${key}`, params));
  return {
    commune: sayVi(cli, communeTitle(commune)).toLocaleUpperCase('vi'),
    village,
    title: say('title').split('\n'),
    scan: say('scan'),
    link,
    codeLabel: say('code-label'),
    code,
    codeHow: say('code-how').split('\n'),
    warning: say('warning'),
    warnings: say('warnings').split('\n'),
    phone: commune.dutyPhone ? say('phone', { phone: commune.dutyPhone }) : say('no-phone'),
  };
}

const sayVi = ({ content }: PosterCli, words: Text): string => content.words.say('vi', words);

function readWanted(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        link: { type: 'string' },
        unit: { type: 'string' },
        png: { type: 'boolean', default: false },
        out: { type: 'string' },
      },
    });
    const [commune] = positionals;
    return commune === undefined || positionals.length > 1 ? undefined : { commune, ...values };
  } catch {
    return undefined;
  }
}
