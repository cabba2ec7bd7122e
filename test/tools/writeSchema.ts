// Writes electron/project/schema.sql from the migrations: node test/tools/writeSchema.ts
import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { migrate } from '../../electron/project/migrate.ts';

const db = new Database(':memory:');
migrate(db);
const schema = db
  .prepare<[], string>(
    "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name",
  )
  .pluck()
  .all()
  .join('\n\n');
writeFileSync(new URL('../../electron/project/schema.sql', import.meta.url), `${schema}\n`);
