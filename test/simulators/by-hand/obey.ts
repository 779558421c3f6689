import { FAULTS, type FaultName, type Hand } from './hand.ts';

/** Does what one line says; throws with a sentence when it says nothing that there is. */
export async function obey(hand: Hand, line: string, onPerson: (person: string) => void): Promise<void> {
  const said = line.trim();
  if (said === '') return;
  const [, method = '', fault = '', amount = '1000'] = /^! (\S+) (\S+)(?: (\d+))?$/.exec(said) ?? [];
  if (method !== '') {
    if (!(FAULTS as readonly string[]).includes(fault))
      throw new Error(`no such fault: ${FAULTS.join(', ')}`);
    hand.fault(method, fault as FaultName, Number(amount));
    return;
  }
  const [, leaver] = /^(\S+) leaves$/.exec(said) ?? [];
  if (leaver !== undefined) return hand.leave(leaver);
  const [, person = '', words] = /^(\S+)(?: > (.+))?$/.exec(said) ?? [];
  if (person === '') throw new Error('name > words');
  onPerson(person);
  const tap = /^\[(\d+)\]$/.exec(words ?? '')?.[1];
  if (words === undefined) return hand.enter(person);
  return tap === undefined ? hand.write(person, words) : hand.choose(person, Number(tap));
}
