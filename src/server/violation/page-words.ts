import type { Language } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import { TIP_STATES } from '../../core/violation/state.ts';
import { VEHICLES } from '../../core/violation/tip.ts';
import { TIP_QUESTIONS } from '../../core/violation/tip-flow.ts';
import type { Words } from '../../ports/words.ts';
import { type Speaker, speakerOf } from '../pages/layout.ts';

type Sentences = Readonly<Record<string, string>>;

/** What the scripts of a page say, by short names: they have no sentence of their own. */
const sentences = (say: Speaker, prefix: string, names: readonly string[]): Sentences =>
  Object.fromEntries(names.map((name) => [name, say(text(`violation.${prefix}.${name}`))]));

const questions = (say: Speaker): Sentences => ({
  ...Object.fromEntries(TIP_QUESTIONS.map((name) => [`ask-${name}`, say(text(`violation.ask.${name}`))])),
  ...Object.fromEntries(TIP_QUESTIONS.map((name) => [`field-${name}`, say(text(`violation.field.${name}`))])),
  ...Object.fromEntries(
    VEHICLES.map((name) => [`vehicle-${name}`, say(text(`violation.choice.vehicle-${name}`))]),
  ),
  'other-act': say(text('violation.choice.other-act')),
});

const SHARED = [
  'sealing',
  'failed',
  'too-big',
  'too-many-files',
  'wrong-type',
  'file-failed',
  'send',
  'no-secret',
] as const;

export const formWords = (say: Speaker): Sentences => ({
  ...questions(say),
  ...sentences(say, 'page', [
    ...SHARED,
    'choose',
    'ask-day',
    'ask-hour',
    'field-day',
    'when-future',
    'missing',
    'identity-note',
    'sent',
    'keep',
    'look-later',
    'receipt',
    'commend',
  ]),
});

export const receiptWords = (say: Speaker): Sentences => ({
  ...sentences(say, 'page', [
    ...SHARED,
    'code',
    'open',
    'wrong-code',
    'desk-said',
    'you-said',
    'answer',
    'add-files',
    'waiting',
    'thanks',
    'handled-ask',
    'handled-yes',
    'handled-no',
    'purged',
  ]),
  ...Object.fromEntries(
    TIP_STATES.map((state) => [`state-${state}`, say(text(`violation.state.${state}`, { day: '{day}' }))]),
  ),
});

const DESK = [
  'unlock',
  'opening',
  'passphrase',
  'new-passphrase',
  'key-file',
  'make-key',
  'make-key-note',
  'no-desk-key',
  'label',
  'label-missing',
  'spare-key',
  'spare-note',
  'add-key',
  'paste-key',
  'public-key',
  'key-waits',
  'waiting-keys',
  'confirm-note',
  'confirm-key',
  'key-locked',
  'key-wrong',
  'no-key-yet',
  'weak-passphrase',
  'list',
  'no-tips',
  'all-states',
  'state-title',
  'age',
  'log',
  'log-note',
  'purges',
  'purges-note',
  'purged-closed',
  'purged-open',
  'keys',
  'retire',
  'overdue',
  'days',
  'unreadable',
  'similar',
  'routed',
  'file-number',
  'identity',
  'identity-note',
  'identity-reason',
  'reason-missing',
  'identity-open',
  'no-identity',
  'files',
  'show',
  'fetching',
  'fetch-again',
  'file-missing',
  'not-drawn',
  'not-played',
  'video-note',
  'still-take',
  'still-taken',
  'redact-note',
  'undo',
  'download',
  'along',
  'box-numbers',
  'box-left',
  'box-top',
  'box-width',
  'box-height',
  'box-add',
  'box-missing',
  'box-added',
  'original',
  'question',
  'answer',
  'note',
  'handover',
  'handover-to',
  'handover-what',
  'handover-photos',
  'handover-nothing',
  'handover-saved',
  'handover-done',
  'move',
  'thread',
  'no-messages',
  'write-here',
  'block',
  'commend',
  'commend-no',
  'commend-title',
  'commend-propose',
  'commend-done',
  'commend-list',
  'commend-open',
  'commend-save',
  'back',
  'waits-desk',
  'waits-reporter',
  'handled-yes',
  'handled-no',
  'false-title',
  'false-note',
  'template-choose',
  'writes-vi',
  'writes-en',
  'reseal',
  'reseal-note',
  'reseal-done',
  'done',
  'ended',
  'not-reached',
] as const;

const KINDS = ['question', 'answer', 'addition', 'note', 'handover'] as const;

/** What the log of the desk can name. */
const DESK_ACTIONS = [
  ...TIP_STATES.map((state) => `move-${state}`),
  'write-question',
  'write-answer',
  'write-note',
  'write-handover',
  'open-identity',
  'propose',
  'block',
  'reseal',
  'add-key',
  'add-spare-key',
  'confirm-key',
  'retire-key',
];

const nested = (say: Speaker, group: string, names: readonly string[]): Sentences =>
  Object.fromEntries(names.map((name) => [`${group}-${name}`, say(text(`violation.desk.${group}.${name}`))]));

/** What a receiver answers with, in the language of the reporter, by the state of the tip. */
export const templates = (words: Words): Readonly<Record<Language, Sentences>> => ({
  vi: templatesIn(speakerOf(words, 'vi')),
  en: templatesIn(speakerOf(words, 'en')),
});

const TEMPLATES = ['acted-on', 'no-ground', 'unverifiable', 'handed-over'] as const;

const templatesIn = (say: Speaker): Sentences => sentences(say, 'desk.template', TEMPLATES);

/** Papers are in Vietnamese, whatever the officer's page speaks. */
export function paperWords(words: Words): Sentences {
  const say = speakerOf(words, 'vi');
  return { ...questions(say), ...sentences(say, 'paper', PAPER) };
}

const PAPER = [
  'nation',
  'motto',
  'number',
  'date',
  'title',
  'subject',
  'to',
  'about',
  'photo',
  'photo-about',
  'still',
  'still-about',
  'secret',
  'copies',
  'copy-above',
  'copy-file',
  'signed',
  'commend-title',
  'commend-about',
  'commend-number',
  'commend-name',
  'commend-address',
  'commend-merit',
  'commend-did',
  'commend-unnamed',
] as const;

export const deskWords = (say: Speaker): Sentences => ({
  ...questions(say),
  ...sentences(say, 'desk', DESK),
  ...sentences(say, 'page', SHARED),
  ...Object.fromEntries(
    TIP_STATES.map((state) => [`state-${state}`, say(text(`violation.desk.state.${state}`))]),
  ),
  ...nested(say, 'kind', KINDS),
  ...nested(say, 'log-action', DESK_ACTIONS),
  'desk-said': say(text('violation.page.desk-said')),
  'you-said': say(text('violation.desk.reporter-said')),
});
