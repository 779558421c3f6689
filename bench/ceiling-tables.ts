/** Five tables, as narrow as they can be: seen it, where the chat stands, what counts, the trace, the answer. */
export function ceilingTables(dialect: 'sqlite' | 'postgres'): string {
  const isLite = dialect === 'sqlite';
  const [int, text, json] = isLite ? ['INTEGER', 'TEXT', 'TEXT'] : ['bigint', 'text', 'jsonb'];
  const id = isLite ? 'INTEGER PRIMARY KEY AUTOINCREMENT' : 'bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY';
  const short = isLite ? ' STRICT, WITHOUT ROWID' : '';
  const long = isLite ? ' STRICT' : '';
  return `
    CREATE TABLE inbox (channel ${text} NOT NULL, id ${int} NOT NULL, at ${int} NOT NULL,
      PRIMARY KEY (channel, id))${short};
    CREATE TABLE chat (channel ${text} NOT NULL, id ${int} NOT NULL, state ${text} NOT NULL, data ${json} NOT NULL,
      version ${int} NOT NULL, at ${int} NOT NULL, PRIMARY KEY (channel, id))${short};
    CREATE TABLE confirmation (id ${id}, phase ${int} NOT NULL, unit ${int} NOT NULL, metric ${int} NOT NULL,
      person ${int} NOT NULL, value ${int} NOT NULL, at ${int} NOT NULL, UNIQUE (phase, unit, metric, person))${long};
    CREATE TABLE trace (id ${id}, at ${int} NOT NULL, actor ${text} NOT NULL, action ${text} NOT NULL,
      entity ${text} NOT NULL, entity_id ${text} NOT NULL, detail ${json} NOT NULL)${long};
    CREATE TABLE answer (id ${id}, key ${text} NOT NULL UNIQUE, channel ${text} NOT NULL, chat ${int} NOT NULL,
      payload ${json} NOT NULL, state ${int} NOT NULL DEFAULT 0, attempts ${int} NOT NULL DEFAULT 0,
      not_before ${int} NOT NULL, at ${int} NOT NULL)${long};
    CREATE INDEX answer_due ON answer (not_before, id) WHERE state = 0;`;
}
