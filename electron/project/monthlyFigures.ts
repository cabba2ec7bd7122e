// Monthly figures that people brought along, by name.
import type Database from 'better-sqlite3';
import type { MonthlyFigure } from '../../shared/contract/drivers.ts';
import { dayNumber } from '../../shared/dates.ts';
import { AppError } from '../../shared/errors.ts';

type Row = { name: string; year: number; month: number; value: number };

/** By name, their months in order. */
export function readMonthlyFigures(db: Database.Database): MonthlyFigure[] {
  const figures = new Map<string, MonthlyFigure>();
  const rows = db.prepare<[], Row>('SELECT name, year, month, value FROM monthly_figure ORDER BY name, year, month');
  for (const { name, year, month, value } of rows.iterate()) {
    const figure = figures.get(name) ?? { name, values: [] };
    figures.set(name, figure);
    figure.values.push({ month: `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`, value });
  }
  return [...figures.values()];
}

/** Replaces what the figure was before. */
export function saveMonthlyFigure(db: Database.Database, { name, values }: MonthlyFigure): number {
  const add = db.prepare('INSERT INTO monthly_figure (name, year, month, value) VALUES (?, ?, ?, ?)');
  const months = new Map(values.map(({ month, value }) => [month, value]));
  db.transaction(() => {
    db.prepare('DELETE FROM monthly_figure WHERE name = ?').run(name);
    for (const [text, value] of months) {
      const { year, month } = monthOf(text);
      add.run(name, year, month, value);
    }
  })();
  return months.size;
}

export const removeMonthlyFigure = (db: Database.Database, name: string): boolean =>
  db.prepare('DELETE FROM monthly_figure WHERE name = ?').run(name).changes > 0;

/** Day number of the first day of a month as it is written in a figure. */
export function firstOfMonth(text: string): number {
  const { year, month } = monthOf(text);
  return dayNumber(year, month, 1);
}

function monthOf(text: string): { year: number; month: number } {
  const [year = 0, month = 0] = text.split('-').map(Number);
  if (!(month >= 1 && month <= 12)) throw new AppError('drivers.badMonth', { month: text });
  return { year, month };
}
