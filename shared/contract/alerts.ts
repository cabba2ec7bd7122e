// The list of alerts: who stands out today, what has changed since last time, and what people do about it.
import { z } from 'zod';
import { unknownFields } from '../messageFields.ts';
import { text } from '../text.ts';
import { alertLevel } from './alertRule.ts';
import { analysisBase } from './analysisBase.ts';
import { read, write } from './call.ts';
import { amountE4, asOfArg, count, isoDay, limit, offset, projectRef, rate, share } from './common.ts';
import { valueClass, withinArg } from './customerSet.ts';

/** Since the last list of an earlier day. */
export const alertChange = z.enum(['new', 'worse', 'better', 'same', 'closed']);
export const alertOutcome = z.enum(['falseAlarm', 'saved', 'lost', 'unreachable']);
export type AlertOutcome = z.infer<typeof alertOutcome>;
export const alertEntryKind = z.enum(['owner', 'due', 'snooze', 'outcome', 'note']);
export type AlertEntryKind = z.infer<typeof alertEntryKind>;
/** overdue: open, with its deadline behind it. */
export const caseStatus = z.enum(['open', 'overdue', 'snoozed', 'done']);
export type CaseStatus = z.infer<typeof caseStatus>;

const personName = z.string().trim().min(1).max(80);
const noteText = z.string().trim().max(2000);

/** Days to act, from the day an alert reached its level: slight, clear, severe. */
const dueDays = z.int().min(1).max(365);
export const alertDeadlines = z.tuple([dueDays, dueDays, dueDays]);

/** Words of messages, with {{fields}} that are filled in for each customer. */
const words = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((template) => unknownFields(template).length === 0, 'unknown {{field}}');
export const messageTemplate = z.strictObject({
  mailSubject: words(200),
  mailBody: words(4000),
  sms: words(500),
});
export type MessageTemplate = z.infer<typeof messageTemplate>;
/** null: the words that come with the program. */
export const messageTemplates = z.strictObject({ en: messageTemplate.nullable(), 'zh-CN': messageTemplate.nullable() });

export const alertAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('owner'), owner: personName.nullable() }),
  z.strictObject({ kind: z.literal('due'), day: isoDay.nullable() }),
  z.strictObject({ kind: z.literal('snooze'), until: isoDay.nullable() }),
  /** null opens the case again. */
  z.strictObject({ kind: z.literal('outcome'), outcome: alertOutcome.nullable(), note: noteText.default('') }),
  z.strictObject({ kind: z.literal('note'), note: noteText.min(1) }),
]);
export type AlertAction = z.infer<typeof alertAction>;

/** Of customers who stood at a level in the past, how many were lost; levels `from` to `to` are taken together. */
export const levelRisk = z.strictObject({ ...rate.shape, from: alertLevel, to: alertLevel });
export type LevelRisk = z.infer<typeof levelRisk>;

/** Where the chance of leaving comes from: the model in use, or the share of earlier alerts of the same level. */
export const riskSource = z.enum(['model', 'level']);
export type RiskSource = z.infer<typeof riskSource>;

/** What every risk on a list rests on, in one sentence. */
export const riskBasis = z.strictObject({
  source: riskSource,
  /** Version of the model that leads, and the days within which it says who leaves. */
  version: count.nullable(),
  horizonDays: count,
  /** Alerts the model says nothing of: there the share by level holds. */
  unscored: count,
  sentence: text,
});
export type RiskBasis = z.infer<typeof riskBasis>;

/** One customer's chance of leaving, and what it rests on. */
const customerRisk = z.strictObject({ value: share, source: riskSource, sentence: text });
export type CustomerRisk = z.infer<typeof customerRisk>;

export const alertRow = z.strictObject({
  /** Number of the alert; null until a list of this day has been made. */
  alert: z.int().nullable(),
  customer: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  valueClass: valueClass.nullable(),
  /** 0: closed. */
  level: alertLevel,
  before: alertLevel,
  change: alertChange,
  /** First day of the alert; first day at this level or above. */
  since: isoDay,
  levelSince: isoDay,
  /** Revenue of the last 365 days; chance of leaving, and where it comes from; one times the other. */
  valueE4: amountE4,
  risk: share.nullable(),
  riskSource: riskSource.nullable(),
  expectedLossE4: amountE4.nullable(),
  reasons: z.array(text),
  status: caseStatus,
  owner: z.string().nullable(),
  due: isoDay.nullable(),
  snoozedUntil: isoDay.nullable(),
  outcome: alertOutcome.nullable(),
  note: z.string().nullable(),
});
export type AlertRow = z.infer<typeof alertRow>;

export const alertSort = z.enum(['expectedLoss', 'risk', 'value', 'level', 'since', 'due']);
export type AlertSort = z.infer<typeof alertSort>;

export const alertSelection = {
  project: projectRef,
  asOf: asOfArg,
  within: withinArg,
  /** Only these alerts, by number; the other filters then do not count. */
  alerts: z.array(z.int()).max(20_000).optional(),
  levels: z.array(z.int().min(1).max(3)).max(3).default([]),
  changes: z.array(alertChange).max(5).default([]),
  status: z.array(caseStatus).max(4).default([]),
  /** An empty text: nobody's. */
  owner: z.string().max(80).nullable().default(null),
  search: z.string().max(200).default(''),
  sort: alertSort.default('expectedLoss'),
};

const changes = z.strictObject({ new: count, worse: count, better: count, same: count, closed: count });
export type AlertChanges = z.infer<typeof changes>;

export const alertList = z.strictObject({
  ...analysisBase,
  /** Whether there are rules, and how many are switched on. */
  rules: z.strictObject({ version: z.int(), on: count }).nullable(),
  /** Day of the list that the changes are told against; null for the first list. */
  comparedWith: isoDay.nullable(),
  /** A list of a later day has been made: what people do is entered there. */
  past: z.boolean(),
  /** Rows of the list that have no number yet. */
  unlisted: count,
  levels: z.strictObject({ slight: count, clear: count, severe: count }),
  changes,
  /** Severe since at most seven days, and their revenue of the last 365 days. */
  newSevere: z.strictObject({ customers: count, valueE4: amountE4 }),
  valueE4: amountE4,
  expectedLossE4: amountE4.nullable(),
  status: z.strictObject({ open: count, overdue: count, snoozed: count, done: count }),
  owners: z.array(z.strictObject({ owner: z.string(), alerts: count })),
  riskBasis: riskBasis.nullable(),
  /** Of customers who had an alert of the level in the past, how many were lost within `horizonDays`. */
  risks: z.array(levelRisk).length(3),
  horizonDays: count,
  total: count,
  rows: z.array(alertRow),
});
export type AlertList = z.infer<typeof alertList>;

export const alertEntry = z.strictObject({
  step: z.int(),
  day: isoDay,
  kind: alertEntryKind,
  value: z.string().nullable(),
  by: z.string().nullable(),
  enteredAt: z.string(),
});

const alertStep = z.strictObject({ day: isoDay, before: alertLevel, after: alertLevel, reasons: z.array(text) });

export const alertOfCustomer = z.strictObject({
  alert: z.int(),
  since: isoDay,
  opened: isoDay,
  closed: isoDay.nullable(),
  level: alertLevel,
  worst: alertLevel,
  steps: z.array(alertStep),
  entries: z.array(alertEntry),
});

/**
 * How alerts that were really raised came out, against what the back-test promised: holds (no more than ten points
 * below), holds once saved customers count as right, less than promised, too few to say, nothing promised.
 */
export const heldVerdict = z.enum(['holds', 'holdsIfSaved', 'less', 'tooFew', 'noPromise']);
export type HeldVerdict = z.infer<typeof heldVerdict>;

export const heldLevel = z.strictObject({
  /** Alerts that reached this level or a worse one on a list after the first. */
  level: z.int().min(1).max(3),
  /** Those whose horizon is not over yet. */
  waiting: count,
  /** Followed by a loss within the horizon; the same with those that people entered as saved. */
  held: rate,
  heldOrSaved: rate,
  promised: rate,
  /** Held less promised, with the 95 % interval. */
  difference: z.strictObject({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  verdict: heldVerdict,
  /** Alerts more until something can be said, if they come true as promised; null where no number would do. */
  more: count.nullable(),
  /** What people entered about those judged; none: nothing. */
  outcomes: z.strictObject({ falseAlarm: count, saved: count, lost: count, unreachable: count, none: count }),
  says: text,
});
export type HeldLevel = z.infer<typeof heldLevel>;

export const heldAlerts = z.strictObject({
  ...analysisBase,
  /** Version of the rules that raised these alerts, and those that could be looked at instead. */
  version: z.int().nullable(),
  versions: z.array(z.int()),
  /** Day on which the version made its first list: what was promised is worked out from the rows up to it. */
  promisedOn: isoDay.nullable(),
  horizonDays: count,
  /** Day on which the first horizon is over. */
  firstAnswer: isoDay.nullable(),
  levels: z.array(heldLevel),
});
export type HeldAlerts = z.infer<typeof heldAlerts>;

export const alertsCalls = {
  'alerts.state': read({
    help: 'Whether the list of alerts is up to date, and how many new severe alerts nobody has looked at; cheap',
    args: { project: projectRef, asOf: asOfArg },
    result: z.strictObject({
      asOf: isoDay.nullable(),
      rules: z.int().nullable(),
      lastDay: isoDay.nullable(),
      /** The list of this date is not the newest one any more, or there is none. */
      needsRefresh: z.boolean(),
      past: z.boolean(),
      newSevere: count,
    }),
  }),
  'alerts.refresh': write({
    help: 'Bring the list of alerts up to the date: new, worse, better, closed since last time; the same data twice give nothing new',
    args: { project: projectRef, asOf: asOfArg },
    result: z.strictObject({
      asOf: isoDay.nullable(),
      /** Whether the list was worked out anew. */
      ran: z.boolean(),
      first: z.boolean(),
      changes,
      newSevere: count,
    }),
    touches: ['project'],
  }),
  'alerts.list': read({
    help: 'Alerts at a date with level, since when, value at risk, reasons and what has been done about them',
    args: { ...alertSelection, offset, limit },
    result: alertList,
  }),
  'alerts.one': read({
    help: 'One alert in full: reasons against the own past and customers like this, what would close it, its history',
    args: { project: projectRef, asOf: asOfArg, customer: z.string().min(1).max(400) },
    result: z.strictObject({
      asOf: isoDay.nullable(),
      row: alertRow,
      risk: customerRisk.nullable(),
      details: z.array(
        z.strictObject({
          rule: z.string(),
          ruleName: z.string().nullable(),
          level: alertLevel,
          reason: text,
          closes: text,
          /** How customers like this stand; null where there are too few. */
          peers: text.nullable(),
        }),
      ),
      history: alertOfCustomer.nullable(),
    }),
  }),
  'alerts.ofCustomer': read({
    help: 'Every alert a customer has had, newest first, with what was done about it; and the chance of leaving',
    args: { project: projectRef, asOf: asOfArg, customer: z.string().min(1).max(400) },
    result: z.strictObject({
      asOf: isoDay.nullable(),
      /** The same figure as on the list and under Prediction; null where nobody can say. */
      risk: customerRisk.nullable(),
      alerts: z.array(alertOfCustomer),
    }),
  }),
  'alerts.act': write({
    help: 'Set owner, deadline, snooze, outcome or note of alerts; one step, which can be undone',
    args: {
      project: projectRef,
      asOf: asOfArg,
      alerts: z.array(z.int()).min(1).max(20_000),
      action: alertAction,
      by: z.string().trim().max(80).default(''),
    },
    result: z.strictObject({ step: z.int(), alerts: count }),
    touches: ['project'],
  }),
  'alerts.undo': write({
    help: 'Take back a step of alerts.act or of outcomes read back; the latest where none is named',
    args: { project: projectRef, step: z.int().nullable().default(null) },
    result: z.strictObject({ step: z.int(), alerts: count }),
    touches: ['project'],
  }),
  'alerts.held': read({
    help: 'Of the alerts really raised, how many were followed by a loss, beside what the back-test promised then',
    args: { project: projectRef, asOf: asOfArg, version: z.int().min(1).nullable().default(null) },
    result: heldAlerts,
  }),
  'alerts.fatigue': read({
    help: 'Alerts a week against what is handled, the share of false alarms, and what to do about it',
    args: { project: projectRef, asOf: asOfArg, weeks: z.int().min(1).max(52).default(8) },
    result: z.strictObject({
      ...analysisBase,
      weeks: z.array(z.strictObject({ from: isoDay, raised: count, handled: count })),
      raisedPerWeek: z.number().nullable(),
      handledPerWeek: z.number().nullable(),
      falseAlarms: rate,
      outcomes: z.strictObject({ falseAlarm: count, saved: count, lost: count, unreachable: count }),
      verdict: z.enum(['tooYoung', 'fine', 'tooMany', 'tooManyFalse']),
      advice: text,
    }),
  }),
};
