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


work = {'rfm': rfm, 'cohorts': cohorts, 'rates': rates}[what]
ms, cpu = [], []
for text in dates:
    day = pandas.Timestamp(text)
    started, used = time.perf_counter(), time.process_time()
    work(lines[lines.day <= day], day)
    ms.append((time.perf_counter() - started) * 1000)
    cpu.append((time.process_time() - used) * 1000)
print(json.dumps({'ms': ms, 'cpuMs': cpu, 'peakMiB': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
