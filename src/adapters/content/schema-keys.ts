import * as z from 'zod';

/** The keys that a schema knows at a path of this content, so that a misspelt one can be put right. */
export function keysAt(schema: z.ZodType, path: readonly PropertyKey[], content: unknown): readonly string[] {
  let value = content;
  let schemas = unwrap(schema, value);
  for (const step of path) {
    value = (value as Record<PropertyKey, unknown> | null | undefined)?.[step];
    schemas = schemas.flatMap((each) => into(each, step, value));
  }
  return [
    ...new Set(schemas.flatMap((each) => (each instanceof z.ZodObject ? Object.keys(each.shape) : []))),
  ];
}

function into(schema: z.ZodType, step: PropertyKey, value: unknown): readonly z.ZodType[] {
  if (schema instanceof z.ZodObject)
    return unwrap(schema.shape[String(step)] as z.ZodType | undefined, value);
  if (schema instanceof z.ZodArray) return unwrap(schema.element as z.ZodType, value);
  if (schema instanceof z.ZodRecord) return unwrap(schema.valueType as z.ZodType, value);
  return [];
}

/** Optional, default and transformed schemas are seen through; a union is all of its options that can be meant. */
function unwrap(schema: z.ZodType | undefined, value: unknown): readonly z.ZodType[] {
  if (schema === undefined) return [];
  if (schema instanceof z.ZodDiscriminatedUnion) return unwrapKind(schema, value);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => unwrap(option as z.ZodType, value));
  if (schema instanceof z.ZodPipe) return unwrap(schema.in as z.ZodType, value);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly
  )
    return unwrap(schema.unwrap() as z.ZodType, value);
  return [schema];
}

function unwrapKind(schema: z.ZodDiscriminatedUnion, value: unknown): readonly z.ZodType[] {
  const { discriminator } = schema.def;
  const kind = (value as Record<string, unknown> | null | undefined)?.[discriminator];
  const options = schema.options.flatMap((option) => unwrap(option as z.ZodType, value));
  const meant = options.filter(
    (option) => option instanceof z.ZodObject && z.safeParse(option.shape[discriminator], kind).success,
  );
  return meant.length > 0 ? meant : options;
}
