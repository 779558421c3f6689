import { text } from '../../core/message/say.ts';
import { TIP_STATES } from '../../core/violation/state.ts';
import { VEHICLES } from '../../core/violation/tip.ts';
import { TIP_QUESTIONS } from '../../core/violation/tip-flow.ts';
import type { Violations } from '../../core/violation/violations.ts';
import type { Speaker } from '../pages/layout.ts';

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

const SHARED = ['sealing', 'failed', 'too-big', 'wrong-type', 'file-failed', 'send', 'no-secret'] as const;

export const formWords = (say: Speaker): Sentences => ({
  ...questions(say),
  ...sentences(say, 'page', [
    ...SHARED,
    'choose',
    'when-future',
    'missing',
    'optional',
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
  'passphrase',
  'key-file',
  'make-key',
  'make-key-note',
  'label',
  'spare-key',
  'spare-note',
  'fingerprint',
  'key-locked',
  'key-wrong',
  'no-key-yet',
  'weak-passphrase',
  'list',
  'log',
  'keys',
  'retire',
  'overdue',
  'days',
  'unreadable',
  'similar',
  'routed',
  'identity',
  'identity-reason',
  'identity-open',
  'no-identity',
  'files',
  'show',
  'redact',
  'redact-note',
  'undo',
  'download',
  'original',
  'question',
  'answer',
  'note',
  'handover',
  'handover-to',
  'handover-what',
  'handover-done',
  'move',
  'thread',
  'block',
  'block-done',
  'follow-up',
  'commend',
  'save',
  'back',
  'waits-desk',
  'waits-reporter',
  'false-note',
  'template-choose',
  'done',
] as const;

export const deskWords = (say: Speaker, { bodies }: Violations): Sentences => ({
  ...questions(say),
  ...sentences(say, 'desk', DESK),
  ...sentences(say, 'page', SHARED),
  ...Object.fromEntries(
    TIP_STATES.map((state) => [`state-${state}`, say(text(`violation.desk.state.${state}`))]),
  ),
  ...Object.fromEntries(
    ['acted-on', 'no-ground', 'unverifiable', 'handed-over'].map((state) => [
      `template-${state}`,
      say(text(`violation.desk.template.${state}`)),
    ]),
  ),
  ...Object.fromEntries(bodies.map(({ id, name }) => [`body-${id}`, name])),
  'desk-said': say(text('violation.page.desk-said')),
  'you-said': say(text('violation.desk.reporter-said')),
});
