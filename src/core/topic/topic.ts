/** Everything that free text is answered about. The words of the answers are in locales/, the examples in data/answers/. */
export const TOPICS = [
  'vnetraffic.install',
  'vnetraffic.login',
  'vnetraffic.level2',
  'vnetraffic.lookup-fine',
  'vnetraffic.report-violation',
  'vnetraffic.features',
  'vneid.install',
  'vneid.register-level1',
  'vneid.level2',
  'vneid.activate',
  'vneid.forgot-password',
  'vneid.forgot-passcode',
  'vneid.change-device',
  'vneid.lost-phone',
  'vneid.change-phone-number',
  'vneid.otp',
  'vneid.nfc',
  'vneid.system-error',
  'vneid.integrate-bhyt',
  'vneid.integrate-gplx',
  'vneid.integrate-vehicle',
  'vneid.integrate-tax',
  'vneid.integrate-dependant',
  'vneid.integrate-bhxh',
  'vneid.health-book',
  'vneid.use-documents',
  'dvc.login',
  'vneid.children',
  'vneid.foreigner',
  'vneid.scam',
  'vneid.no-smartphone',
  'vneid.wrong-data',
  'privacy',
  'help.human',
  'campaign.deadline',
  'campaign.confirm',
] as const;
export type Topic = (typeof TOPICS)[number];

/** What a text was found to be about. */
export interface Found {
  /** `none` is off-topic. */
  readonly topic: Topic | 'none';
  /** 0 to 1. */
  readonly confidence: number;
  /** Up to three other topics, likeliest first. */
  readonly alternatives: readonly Topic[];
}
