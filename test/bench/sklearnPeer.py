# What an analyst would write with pandas and scikit-learn: `sklearnPeer.py <what> <lines.csv> <dates> ...`, dates being the
# learning dates and, last, the judged one, with commas; answers times and areas as JSON.
import json
import sys
import time

import numpy
import pandas
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier

what, path, *plans = sys.argv[1:]
lines = pandas.read_csv(path, parse_dates=['day'])
SILENCE = pandas.Timedelta(days=120)
MOST_ROWS = 200_000


def features(known, day):
    bought = known[known.refund == 0]
    visits = bought[['customer', 'day']].drop_duplicates().sort_values(['customer', 'day'])
    each = visits.groupby('customer').day.agg(first='min', last='max', visits='size')
    each = each[each['last'] >= day - SILENCE]
    gaps = visits.groupby('customer').day.diff().dt.days
    gap = gaps.groupby(visits.customer).median().reindex(each.index)
    gap[each.visits < 3] = numpy.nan
    table = pandas.DataFrame(index=each.index)
    table['recency'] = (day - each['last']).dt.days
    table['no_rhythm'] = gap.isna().astype(int)
    gap = gap.fillna(gap.median())
    table['gap'] = gap
    table['overdue'] = (table.recency / gap.clip(lower=1)).clip(upper=50)
    last_gap = gaps.groupby(visits.customer).last().reindex(each.index)
    table['last_gap'] = (last_gap / gap.clip(lower=1)).clip(upper=50).fillna(1)
    table['visits'] = each.visits
    table['tenure'] = (day - each['first']).dt.days

    def count(frame, start, end):
        part = frame[(frame.day > start) & (frame.day <= end)]
        return part.groupby('customer').size().reindex(each.index, fill_value=0)

    def spent(start, end):
        part = known[(known.day > start) & (known.day <= end)]
        return part.groupby('customer').amount.sum().reindex(each.index, fill_value=0).clip(lower=0)

    table['recent'] = count(visits, day - SILENCE, day)
    table['before'] = count(visits, day - 2 * SILENCE, day - SILENCE)
    table['trend'] = ((table.recent - table.before) / (table.recent + table.before).clip(lower=1))
    table['spend'] = spent(day - SILENCE, day)
    table['spend_before'] = spent(day - 2 * SILENCE, day - SILENCE)
    table['spend_year'] = spent(day - pandas.Timedelta(days=365), day)
    table['order'] = (bought.groupby('customer').amount.sum() / bought.groupby('customer').order_no.nunique()).reindex(each.index)
    net = known.groupby('customer').amount.sum().reindex(each.index)
    gross = bought.groupby('customer').amount.sum().reindex(each.index)
    table['refund_share'] = ((gross - net) / gross).clip(0, 1).fillna(0)
    both = table.spend + table.spend_before
    table['spend_trend'] = ((table.spend - table.spend_before) / both.where(both > 0)).fillna(0)
    return table


def outcome(table, day):
    later = lines[(lines.refund == 0) & (lines.day > day) & (lines.day <= day + SILENCE + pandas.Timedelta(days=1))]
    return (~table.index.isin(later.customer.unique())).astype(int)


LONG = ['recency', 'gap', 'overdue', 'last_gap', 'visits', 'tenure', 'recent', 'before', 'spend', 'spend_before', 'spend_year', 'order']


def straight(table):
    return table.assign(**{name: numpy.log1p(table[name]) for name in LONG})


ms, cpu, facts = [], [], {}
for plan in plans:
    *learnt, judged = [pandas.Timestamp(text) for text in plan.split(',')]
    started, used = time.perf_counter(), time.process_time()
    parts = [features(lines[lines.day <= day], day) for day in learnt]
    answers = numpy.concatenate([outcome(part, day) for part, day in zip(parts, learnt)])
    table = pandas.concat(parts)
    if len(table) > MOST_ROWS:
        drawn = numpy.random.default_rng(1).choice(len(table), MOST_ROWS, replace=False)
        table, answers = table.iloc[drawn], answers[drawn]
    later = features(lines[lines.day <= judged], judged)
    truth = outcome(later, judged)
    facts = {'rows': len(table), 'judged': len(later)}
    if what == 'readable':
        model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=200)).fit(straight(table), answers)
        facts['area logistic'] = f'{roc_auc_score(truth, model.predict_proba(straight(later))[:, 1]):.4f}'
        model = DecisionTreeClassifier(criterion='entropy', max_depth=4, min_samples_leaf=20).fit(table, answers)
        facts['area tree'] = f'{roc_auc_score(truth, model.predict_proba(later)[:, 1]):.4f}'
    else:
        model = HistGradientBoostingClassifier(
            max_iter=300, learning_rate=0.1, max_leaf_nodes=16, max_depth=4, early_stopping=True, n_iter_no_change=20)
        model.fit(table, answers)
        facts['area boosted'] = f'{roc_auc_score(truth, model.predict_proba(later)[:, 1]):.4f}'
    ms.append((time.perf_counter() - started) * 1000)
    cpu.append((time.process_time() - used) * 1000)
print(json.dumps({'ms': ms, 'cpuMs': cpu, 'facts': facts}))
