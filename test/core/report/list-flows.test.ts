import { describe, expect, test } from 'vitest';
import { writeToken } from '../../../src/core/flow/token.ts';
import { correctFlow } from '../../../src/core/report/correct-flow.ts';
import { listOf } from '../../../src/core/report/list-of.ts';
import { reportFlow } from '../../../src/core/report/report-flow.ts';
import { content } from '../../support/test-app.ts';

const all = [...content.catalogue.communes.values()].flatMap(({ units, campaigns }) =>
  campaigns.flatMap((campaign) => units.map((unit) => ({ campaign, unit, list: listOf(campaign, unit) }))),
);
const questionsFor = (commune: string, id: string): readonly string[] => {
  const found = all.find(({ campaign, unit }) => campaign.commune === commune && unit.id === id);
  const flow = found && reportFlow(found.campaign, found.unit);
  return Object.entries(flow?.nodes ?? {}).flatMap(([node, { kind }]) => (kind === 'ask' ? [node] : []));
};

describe('what a head is asked about one person', () => {
  test.each([
    ['nghia-trung', 'thon-1', ['name', 'address', 'citizen-id', 'plates', 'achieved']],
    ['loc-hoa', 'to-ap-1', ['name', 'address', 'result', 'achieved']],
    ['yen-tho', 'thon-1', ['name', 'address', 'phone', 'case', 'helper', 'achieved']],
    ['hoang-hop', 'thon-1', ['name', 'case', 'address', 'phone', 'achieved']],
    ['kon-tum', 'cong-an', []],
    ['nghia-trung', 'van-phong', []],
  ])('in %s, %s, is what the plan asks', (commune, unit, questions) => {
    expect(questionsFor(commune, unit)).toEqual(questions);
  });

  test('is never a code, a password or a picture', () => {
    const said = JSON.stringify(all.map(({ campaign, unit }) => reportFlow(campaign, unit)?.nodes));
    const keys = [...new Set(said.match(/"report\.ask\.[a-z-]+"/g))].map((key) => JSON.parse(key) as string);
    expect(keys.length).toBeGreaterThan(6);
    for (const key of keys)
      expect(content.words.say('vi', { key })).not.toMatch(/OTP|mật khẩu|passcode|ảnh/i);
  });

  test('can be corrected field by field, each of them and nothing else', () => {
    for (const { campaign, unit, list } of all) {
      const asked = Object.entries(reportFlow(campaign, unit)?.nodes ?? {}).filter(
        ([, { kind }]) => kind === 'ask',
      );
      const flow = correctFlow(campaign, unit);
      expect(flow === undefined).toBe(list === undefined);
      const field = flow?.nodes['field'];
      const options = field?.kind === 'ask' && 'of' in field.answer ? field.answer.of : [];
      expect(options.map(({ id }) => id)).toEqual(asked.map(([id]) => id));
    }
  });

  // Telegram's callback_data is the shortest: 64 bytes.
  test('fits into the buttons of every platform, whatever the unit is called', () => {
    for (const { campaign, unit } of all) {
      for (const flow of [reportFlow(campaign, unit), correctFlow(campaign, unit)]) {
        for (const [node, { kind }] of Object.entries(flow?.nodes ?? {})) {
          if (flow === undefined || kind === 'record') continue;
          const token = writeToken(flow, { node, turn: 36 ** 4 - 1 }, 'x'.repeat(12));
          expect(token.length).toBeLessThanOrEqual(64);
        }
      }
    }
  });
});
