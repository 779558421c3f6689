import * as z from 'zod';

export const NodeId = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/);
export type NodeId = z.infer<typeof NodeId>;
