# What an analyst would write with pandas: `pandasPeer.py <what> <lines.csv> <date> ...`; answers the times as JSON.
import json
import resource
import sys
import time

import pandas

what, path, *dates = sys.argv[1:]
lines = pandas.read_csv(path, parse_dates=['day'])
lines = lines[lines.refund == 0]
SILENCE = pandas.Timedelta(days=120)


def rfm(bought, day):
    each = bought.groupby('customer').agg(last=('day', 'max'), orders=('order_no', 'nunique'), spent=('amount', 'sum'))
    each['r'] = pandas.qcut((day - each['last']).dt.days.rank(method='first'), 5, labels=False)
    each['f'] = pandas.qcut(each.orders.rank(method='first'), 5, labels=False)
    each['m'] = pandas.qcut(each.spent.rank(method='first'), 5, labels=False)
    return each.groupby(['r', 'f']).spent.agg(['size', 'sum'])


def cohorts(bought, day):
    month = bought.day.dt.year * 12 + bought.day.dt.month
    first = month.groupby(bought.customer).transform('min')
    return bought.assign(first=first, age=month - first).groupby(['first', 'age']).agg(
        customers=('customer', 'nunique'), spent=('amount', 'sum'))


def rates(bought, day):
    visits = bought[['customer', 'day']].drop_duplicates().sort_values(['customer', 'day'])
    ends = visits.groupby('customer').day.shift(-1)
    until = (visits.day + SILENCE).where(ends.isna() | (ends > visits.day + SILENCE), ends)
    rows = []
    before = None
    for edge in pandas.date_range(visits.day.min(), day, freq=pandas.offsets.MonthEnd()):
        active = visits.customer[(visits.day <= edge) & (until > edge)]
        if before is not None:
            rows.append((edge, len(before), len(before) - before.isin(active).sum()))
        before = active
    return rows


def alerts(bought, day):
    window = pandas.Timedelta(days=60)
    recent = bought[bought.day > day - window]
    before = bought[(bought.day <= day - window) & (bought.day > day - 4 * window)]
    spent = pandas.DataFrame({'now': recent.groupby('customer').amount.sum(),
                              'base': before.groupby('customer').amount.sum() / 3}).fillna(0)
    orders = pandas.DataFrame({'now': recent.groupby('customer').order_no.nunique(),
                               'base': before.groupby('customer').order_no.nunique() / 3}).fillna(0)
    visits = bought[['customer', 'day']].drop_duplicates().sort_values(['customer', 'day'])
    gaps = visits.groupby('customer').day.diff().dt.days
    gap = gaps.groupby(visits.customer).median()
    silent = (day - visits.groupby('customer').day.max()).dt.days
    ratio = silent / gap
    level = sum((ratio >= cut).astype(int) for cut in (2, 3, 4))
    for each in (spent, orders):
        fall = 1 - each.now / each.base.where(each.base > 0)
        level = level.combine(sum((fall >= cut).astype(int) for cut in (0.3, 0.5, 0.7)), max, fill_value=0)
    return level[silent.reindex(level.index) <= 120]


if what == 'toCome':
    from toComePeer import to_come

    work = to_come
else:
    work = {'alerts': alerts, 'rfm': rfm, 'cohorts': cohorts, 'rates': rates}[what]
ms, cpu = [], []
for text in dates:
    day = pandas.Timestamp(text)
    started, used = time.perf_counter(), time.process_time()
    work(lines[lines.day <= day], day)
    ms.append((time.perf_counter() - started) * 1000)
    cpu.append((time.process_time() - used) * 1000)
print(json.dumps({'ms': ms, 'cpuMs': cpu, 'peakMiB': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
