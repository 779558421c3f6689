import type { Instant } from '../../core/time/instant.ts';
import type { Erasure } from '../../ports/store.ts';
import { eraseTold } from './erase-told.ts';
import { type OwnRow, ownRows, type Whose } from './own-data.ts';

interface Deps {
  readonly ids: () => string;
}

export interface Erased {
  readonly certificate: Omit<Erasure, 'digest'>;
  /** Rows that a unit has confirmed: they are the unit's record too, and an officer decides about them. */
  readonly confirmed: readonly OwnRow[];
  /** Rows that left the lists. */
  readonly rows: number;
}

export type ErasePerson = (whose: Whose, at: Instant, everything: boolean) => Promise<Erased>;

/**
 * Takes back every consent of the person and erases what rests on it. `everything`: also the conversation's messages,
 * what they have asked of helpers and what those were told, and files, jobs and drafts. Then it looks again, and writes
 * down what is left.
 */
export function createErasePerson({ ids }: Deps): ErasePerson {
  return async (whose, at, everything) => {
    const { tx, account, commune } = whose;
    const rows = await ownRows(whose);
    const mine = rows.filter(({ entry }) => entry.proof === 'self-declared');
    const erased = await tx.entries.erase(
      mine.map(({ entry }) => entry.id),
      false,
      at,
    );
    const given = await tx.consents.of(account, commune);
    for (const { id, takenBackAt } of given) if (takenBackAt === undefined) tx.consents.takeBack(id, at);
    const groups = await tx.caseGroups.forget(account, commune);
    let others = 0;
    let helped: readonly string[] = [];
    const contacts = await tx.conversations.ofAccounts([account]);
    const owner = { account, commune, contacts };
    if (everything) {
      others += await eraseTold(tx, await tx.helpRequests.of(account, commune));
      helped = await tx.helpRequests.forget(account, commune);
      for (const contact of contacts)
        others +=
          (await tx.outbox.forget(contact)) +
          (await tx.followUps.forget(contact)) +
          (await tx.deadLetters.forget(contact));
      others += await tx.traces.erase(owner, at);
    }
    const left =
      (await tx.entries.countPersonal(erased)) +
      (await tx.caseGroups.of(account, commune)).length +
      (everything ? (await tx.helpRequests.of(account, commune)).length + (await tx.traces.count(owner)) : 0);
    const certificate = {
      id: ids(),
      commune,
      what: 'person',
      at,
      rows: erased.length + groups + others + helped.length,
      left,
    };
    tx.erasures.add(certificate, [...erased, ...helped], { account, everything });
    tx.audit.add({
      at,
      actor: account,
      action: 'erase-person',
      subject: certificate.id,
      detail: { rows: certificate.rows, left, everything },
    });
    return { certificate, confirmed: rows.filter((row) => !mine.includes(row)), rows: erased.length };
  };
}
