import * as z from 'zod';

/** The keys that a schema knows at a path of the content, so that a misspelt one can be put right. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] {
  const found = path.reduce<readonly z.ZodType[]>(
    (schemas, step) => schemas.flatMap((each) => into(each, step)),
    unwrap(schema),
  );
  return [...new Set(found.flatMap((each) => (each instanceof z.ZodObject ? Object.keys(each.shape) : [])))];
}

function into(schema: z.ZodType, step: PropertyKey): readonly z.ZodType[] {
  if (schema instanceof z.ZodObject) return unwrap(schema.shape[String(step)] as z.ZodType | undefined);
  if (schema instanceof z.ZodArray) return unwrap(schema.element as z.ZodType);
  if (schema instanceof z.ZodRecord) return unwrap(schema.valueType as z.ZodType);
  return [];
}

/** Optional, default, transformed and lazy schemas are seen through; a union is all of its options. */
function unwrap(schema: z.ZodType | undefined): readonly z.ZodType[] {
  if (schema === undefined) return [];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => unwrap(option as z.ZodType));
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType);
  if (schema instanceof z.ZodLazy) return unwrap(schema.unwrap() as z.ZodType);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly
  )
    return unwrap(schema.unwrap() as z.ZodType);
  return [schema];
}
