import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const home = new URL('../', import.meta.resolve('@sparticuz/chromium'));
const parts = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];

/**
 * A real Chromium out of node_modules. It brings the libraries and a font with all Vietnamese letters (Open Sans)
 * that a bare Linux lacks, so that nothing has to be installed and a picture is the same on every machine.
 */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpack();
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    // Not the arguments that the package proposes: those switch off the same-origin policy, which is under test here.
    args: [
      '--no-sandbox',
      '--no-zygote',
      '--disable-dev-shm-usage',
      '--disable-gpu',
      '--font-render-hinting=none',
    ],
    env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: folder },
  });
}

/** Once per version and machine (3 s, 230 MB). Renamed into place when complete, as test files may run side by side. */
async function unpack(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('package.json', home), 'utf8')) as {
    version: string;
  };
  const temp = tmpdir();
  const folder = join(temp, `cao-diem-chromium-${version}`);
  if (existsSync(folder)) return folder;

  const stage = await mkdtemp(`${folder}-`);
  // The package knows no other way to be told where to.
  process.env['TMPDIR'] = stage;
  try {
    await Promise.all(parts.map((part) => inflate(fileURLToPath(new URL(`bin/${part}`, home)))));
  } finally {
    process.env['TMPDIR'] = temp;
  }
  await writeFile(
    join(stage, 'fonts.conf'),
    `<fontconfig><dir>${folder}/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>\n`,
  );
  // Another test file may have been quicker; its folder is as good.
  await rename(stage, folder).catch(() => rm(stage, { recursive: true }));
  return folder;
}
