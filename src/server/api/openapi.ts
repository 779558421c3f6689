import * as z from 'zod';
import { ProvinceView, TotalsView } from '../../core/report/totals-view.ts';

const json = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });
const refusals = {
  401: { description: 'No token, or one that does not hold (any more).', content: json('Error') },
  404: { description: 'Not there, or not for this token.', content: json('Error') },
};

export const ApiError = z.object({ error: z.string(), message: z.string() });

/** https://spec.openapis.org/oas/v3.1.1. The schemas are those that the answers are typed by. */
export const openApi = (server: string) => ({
  openapi: '3.1.1',
  info: {
    title: 'Cao Điểm',
    version: '1',
    description:
      'Totals of campaigns, read-only, without any personal data. A figure that is null is blank (not reported, or not asked), which is not 0.',
  },
  servers: [{ url: server }],
  security: [{ token: [] }],
  paths: {
    '/api/v1/communes': {
      get: {
        operationId: 'listCommunes',
        summary: 'The communes that the token may see, with the totals of their campaign under way.',
        responses: {
          200: { description: 'As of the moment of asking.', content: json('Province') },
          ...refusals,
        },
      },
    },
    '/api/v1/communes/{commune}/campaigns/{campaign}': {
      get: {
        operationId: 'readTotals',
        summary: 'One campaign in totals: metrics, targets, reports, and each unit.',
        parameters: ['commune', 'campaign'].map((name) => ({
          name,
          in: 'path',
          required: true,
          schema: { type: 'string' },
        })),
        responses: {
          200: { description: 'As of the moment of asking.', content: json('Totals') },
          ...refusals,
        },
      },
    },
  },
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer', description: 'npm run api-token makes one.' },
    },
    schemas: {
      Province: z.toJSONSchema(ProvinceView),
      Totals: z.toJSONSchema(TotalsView),
      Error: z.toJSONSchema(ApiError),
    },
  },
});
