import type { Campaign } from '../../core/campaign/campaign.ts';
import { plain, type Text } from '../../core/message/message.ts';
import { text } from '../../core/message/say.ts';
import type { AnnexTitles } from '../../core/report/annexes-of.ts';

/** What the columns are called that the plan does not name. */
export const annexTitles = ({ short }: Campaign, say: (text: Text) => string): AnnexTitles => ({
  annex: say(text('export.annex', { campaign: plain(short) })),
  metric: (id) => say(text(`campaign.metric.${id}`)),
  denominator: (id) => say(text(`campaign.denominator.${id}`)),
  difficulties: say(text('export.column.difficulties')),
});
