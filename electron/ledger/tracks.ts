// Dated rows brought into order by customer and day, in typed arrays.

export type RowCollector = {
  readonly add: (c: number, day: number, value: number) => void;
  /** By customer and day; rows of one day keep the order they came in. */
  readonly sorted: () => Track;
};
export type Track = { start: Int32Array; day: Int32Array; value: Float64Array };

export function collectRows(customers: number): RowCollector {
  let count = 0;
  let owner = new Int32Array(1024);
  let day = new Int32Array(1024);
  let value = new Float64Array(1024);
  return {
    add: (c, d, v) => {
      if (count === owner.length) {
        owner = grown(owner, new Int32Array(count * 2));
        day = grown(day, new Int32Array(count * 2));
        value = grown(value, new Float64Array(count * 2));
      }
      owner[count] = c;
      day[count] = d;
      value[count++] = v;
    },
    sorted: () => {
      const start = new Int32Array(customers + 1);
      let first = 0;
      let last = 0;
      for (let i = 0; i < count; i++) {
        start[owner[i]! + 1]!++;
        if (i === 0 || day[i]! < first) first = day[i]!;
        if (i === 0 || day[i]! > last) last = day[i]!;
      }
      for (let c = 0; c < customers; c++) start[c + 1]! += start[c]!;
      // First by day, then by customer: counting sorts keep the order of what they do not tell apart.
      const next = new Int32Array(last - first + 2);
      for (let i = 0; i < count; i++) next[day[i]! - first + 1]!++;
      for (let k = 1; k < next.length; k++) next[k]! += next[k - 1]!;
      const byDay = new Int32Array(count);
      for (let i = 0; i < count; i++) byDay[next[day[i]! - first]!++] = i;
      const place = start.slice(0, customers);
      const track = { start, day: new Int32Array(count), value: new Float64Array(count) };
      for (const i of byDay) {
        const to = place[owner[i]!]!++;
        track.day[to] = day[i]!;
        track.value[to] = value[i]!;
      }
      return track;
    },
  };
}

function grown<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
