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


def to_come(bought, day):
    import numpy
    from scipy.optimize import minimize
    from scipy.special import betaln, gammaln, hyp2f1

    def histories(until):
        spent = bought[bought.day <= until].groupby(['customer', 'day'], as_index=False).amount.sum()
        each = spent.groupby('customer').agg(
            first=('day', 'min'), last=('day', 'max'), size=('day', 'size'), money=('amount', 'sum'))
        begin = spent.drop_duplicates('customer').set_index('customer').amount
        x = (each['size'] - 1).to_numpy(float)
        tx, age = ((days.dt.days / 7).to_numpy() for days in (each['last'] - each['first'], until - each['first']))
        return each.index, x, tx, age, ((each.money - begin) / (each['size'] - 1)).to_numpy()

    def fit(x, tx, age):
        def loss(logs):
            r, alpha, a, b = numpy.exp(logs)
            stays = betaln(a, b + x + 1) - (r + x) * numpy.log(alpha + age)
            leaves = betaln(a + 1, b + x) - (r + x) * numpy.log(alpha + tx)
            each = gammaln(r + x) - gammaln(r) + r * numpy.log(alpha) - betaln(a, b) + numpy.logaddexp(stays, leaves)
            return -each.mean()
        return numpy.exp(minimize(loss, numpy.log([0.5, 5, 0.8, 2]), method='L-BFGS-B').x)

    def ahead(model, x, tx, age, t):
        r, alpha, a, b = model
        alive = 1 / (1 + a / (b + x) * ((alpha + age) / (alpha + tx)) ** (r + x))
        far = alpha + age + t
        rest = ((alpha + age) / far) ** (r + x) * hyp2f1(r + x, b + x + 1, a + b + x, t / far)
        return alive * (a + b + x) / (a - 1) * (1 - rest)

    def spend(x, mean):
        def loss(logs):
            p, q, v = numpy.exp(logs)
            each = (gammaln(p * x + q) - gammaln(p * x) - gammaln(q) + q * numpy.log(v)
                    + (p * x - 1) * numpy.log(mean) + p * x * numpy.log(x) - (p * x + q) * numpy.log(v + x * mean))
            return -each.mean()
        return numpy.exp(minimize(loss, numpy.log([2, 3, mean.mean()]), method='L-BFGS-B').x)

    cut = day - pandas.Timedelta(weeks=52)
    who, x, tx, age, _ = histories(cut)
    later = bought[bought.day > cut].drop_duplicates(['customer', 'day'])
    came = later.groupby('customer').size().reindex(who, fill_value=0).to_numpy()
    off = ((ahead(fit(x, tx, age), x, tx, age, 52) - came) ** 2).mean(), ((x / age.clip(1) * 52 - came) ** 2).mean()
    who, x, tx, age, mean = histories(day)
    orders = ahead(fit(x, tx, age), x, tx, age, 52)
    again = x > 0
    p, q, v = spend(x[again], mean[again])
    return off, orders * p * (v + x * numpy.where(again, mean, 0)) / (p * x + q - 1)


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


work = {'alerts': alerts, 'rfm': rfm, 'cohorts': cohorts, 'rates': rates, 'toCome': to_come}[what]
ms, cpu = [], []
for text in dates:
    day = pandas.Timestamp(text)
    started, used = time.perf_counter(), time.process_time()
    work(lines[lines.day <= day], day)
    ms.append((time.perf_counter() - started) * 1000)
    cpu.append((time.process_time() - used) * 1000)
print(json.dumps({'ms': ms, 'cpuMs': cpu, 'peakMiB': resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
