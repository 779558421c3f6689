import { begin, step } from '../flow/engine.ts';
import { givenAnswers } from '../flow/given-answers.ts';
import { again } from './again.ts';
import type { Control } from './control.ts';
import type { Dialogue } from './dialogue.ts';
import { latestDraft, park } from './drafts.ts';
import { follow, goHome } from './enter.ts';
import type { Scene } from './scene.ts';
import { after, said, type Turn } from './turn.ts';
import { offer } from './ways.ts';

/** Does what can be said at any point of any conversation. */
export function steer(dialogue: Dialogue, control: Control, scene: Scene): Turn {
  const { session, parked } = dialogue;
  const flow = session && scene.flowFor(session.flow);
  switch (control) {
    case 'back':
      if (session === undefined || flow === undefined) return goHome(dialogue, scene);
      return follow(dialogue, step(flow, session, { type: 'went-back' }), scene);
    case 'restart': {
      if (session === undefined || flow === undefined) return goHome(dialogue, scene);
      return follow({ parked }, begin(flow, givenAnswers(flow, session.answers), scene.at), scene);
    }
    case 'menu':
      return goHome(dialogue, scene);
    case 'help':
      return again(dialogue, scene, [said('help')]);
    case 'stop': {
      const kept = park(dialogue, scene);
      return offer(kept, [said(kept.parked.length > 0 ? 'stopped' : 'stopped-nothing')]);
    }
    case 'human': {
      const about = session === undefined ? '' : `${session.flow}.${session.node}`;
      return { dialogue, effects: [{ type: 'run', command: 'human', args: about }] };
    }
    case 'resume': {
      // Said in the middle of something it means that.
      const isBusy = session !== undefined && session.flow !== scene.home;
      return isBusy ? again(dialogue, scene, []) : resume(dialogue, scene);
    }
  }
}

/** Takes up the newest draft, in place of what is under way. */
export function resume(dialogue: Dialogue, scene: Scene): Turn {
  const draft = latestDraft(dialogue, scene);
  if (draft === undefined) return after([said('nothing-parked')], goHome(dialogue, scene));
  const others = dialogue.parked.filter((session) => session !== draft);
  const { parked } = park({ ...dialogue, parked: others }, scene);
  return again({ parked, session: draft }, scene, []);
}
