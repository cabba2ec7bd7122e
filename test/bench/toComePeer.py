# Value to come with pandas and scipy: MBG/NBD and gamma-gamma, tried on the last year and fitted to everything, with the
# intervals of 200 futures of up to 400 customers of each group, of more 100; the numbers of ours.
import numpy
import pandas
from scipy.optimize import minimize
from scipy.special import betaln, gammaln, hyp2f1

WEEKS = 52
FUTURES, ALL_DRAWN, SOME_DRAWN = 200, 400, 100


def histories(bought, until):
    spent = bought[bought.day <= until].groupby(['customer', 'day'], as_index=False).amount.sum()
    each = spent.groupby('customer').agg(
        first=('day', 'min'), last=('day', 'max'), size=('day', 'size'), money=('amount', 'sum'))
    begin = spent.drop_duplicates('customer').set_index('customer').amount
    x = each['size'] - 1
    return pandas.DataFrame({
        'x': x.astype(float), 'tx': (each['last'] - each['first']).dt.days / 7, 'age': (until - each['first']).dt.days / 7,
        'mean': ((each.money - begin) / x).where(x > 0, 0)})


def most_likely(loss, start, n):
    """Parameters above 0 and the covariance of their logarithms, as the search itself knows it."""
    found = minimize(loss, numpy.log(start), method='L-BFGS-B')
    return found.x, found.hess_inv.todense() / n


def fit_buying(h):
    x, tx, age = h.x.to_numpy(), h.tx.to_numpy(), h.age.to_numpy()

    def loss(logs):
        r, alpha, a, b = numpy.exp(logs)
        stays = betaln(a, b + x + 1) - (r + x) * numpy.log(alpha + age)
        leaves = betaln(a + 1, b + x) - (r + x) * numpy.log(alpha + tx)
        each = gammaln(r + x) - gammaln(r) + r * numpy.log(alpha) - betaln(a, b) + numpy.logaddexp(stays, leaves)
        return -each.mean()
    return most_likely(loss, [0.5, 5, 0.8, 2], len(x))


def fit_spending(h):
    x, mean = (h[h.x > 0][column].to_numpy() for column in ('x', 'mean'))

    def loss(logs):
        p, q, v = numpy.exp(logs)
        each = (gammaln(p * x + q) - gammaln(p * x) - gammaln(q) + q * numpy.log(v)
                + (p * x - 1) * numpy.log(mean) + p * x * numpy.log(x) - (p * x + q) * numpy.log(v + x * mean))
        return -each.mean()
    return most_likely(loss, [2, 3, mean.mean()], len(x))


def alive(model, h):
    r, alpha, a, b = model
    return 1 / (1 + a / (b + h.x) * ((alpha + h.age) / (alpha + h.tx)) ** (r + h.x))


def ahead(model, h, t):
    r, alpha, a, b = model
    far = alpha + h.age + t
    rest = ((alpha + h.age) / far) ** (r + h.x) * hyp2f1(r + h.x, b + h.x + 1, a + b + h.x, t / far)
    return alive(model, h) * (a + b + h.x) / (a - 1) * (1 - rest)


def amount(spending, h):
    p, q, v = spending
    return p * (v + h.x * h['mean']) / (p * h.x + q - 1)


def trial(bought, day):
    weeks = min(WEEKS, (day - bought.day.min()).days // 3 // 7)
    cut = day - pandas.Timedelta(weeks=weeks)
    h = histories(bought, cut)
    model = numpy.exp(fit_buying(h)[0])
    later = bought[bought.day > cut].drop_duplicates(['customer', 'day'])
    h['came'] = later.groupby('customer').size().reindex(h.index, fill_value=0)
    h['expected'] = ahead(model, h, weeks)
    h['usual'] = h.x / h.age.clip(1) * weeks
    spend = (h.expected * amount(numpy.exp(fit_spending(h)[0]), h)).sum(), (h.usual * h['mean']).sum()
    errors = ((h.expected - h.came) ** 2).mean(), ((h.usual - h.came) ** 2).mean()
    by_times = h.groupby(h.x.clip(upper=7))[['came', 'expected', 'usual']].agg(['size', 'sum'])
    some = h.iloc[::max(1, len(h) * weeks // 40_000)]
    weekly = [ahead(model, some, week + 1).sum() for week in range(weeks)]
    known = later[later.customer.isin(h.index)]
    came = ((known.day - cut).dt.days.sub(1) // 7).value_counts().sort_index().cumsum()
    return errors, spend, by_times, weekly, came


def futures(h, rng, buying, spending):
    """Orders and spend of every group in each of the futures."""
    orders, money = [], []
    for b in range(FUTURES):
        model = r, alpha, a, beta = numpy.exp(rng.multivariate_normal(*buying))
        spend = p, q, v = numpy.exp(rng.multivariate_normal(*spending))
        some = pandas.concat([
            rows if len(rows) <= ALL_DRAWN else rows.iloc[(numpy.arange(SOME_DRAWN) + b / FUTURES) * len(rows) // SOME_DRAWN]
            for rows in h])
        n = len(some)
        mean = ahead(model, some, WEEKS)
        wanted = rng.poisson(rng.gamma(r + some.x) / (alpha + some.age) * WEEKS)
        until = rng.geometric(rng.beta(a, beta + some.x + 1).clip(1e-12))
        bought = numpy.where(rng.random(n) < alive(model, some), numpy.minimum(wanted, until), 0)
        paid = numpy.where(bought > 0, rng.gamma(p * bought.clip(1)), 0) / (rng.gamma(q + p * some.x) / (v + some.x * some['mean']))
        drawn = pandas.DataFrame({
            'group': some.group, 'usual': some.orders, 'mean': mean, 'drawn': bought,
            'usualE': some.spend, 'meanE': mean * amount(spend, some), 'drawnE': paid}).groupby('group').sum()
        orders.append((drawn['mean'] / drawn.usual, drawn.drawn - drawn['mean']))
        money.append((drawn.meanE / drawn.usualE, drawn.drawnE - drawn.meanE))
    return orders, money


def interval(total, sizes, drawn, rng):
    """Of all groups together: what a world expects in proportion, chance in the width of the drawn customers."""
    shares, chances = (pandas.concat(part, axis=1) for part in zip(*drawn))
    width = numpy.sqrt((chances ** 2).mean(axis=1) * sizes / sizes.clip(upper=SOME_DRAWN))
    noise = rng.standard_normal(shares.shape) * width.to_numpy()[:, None]
    return numpy.quantile((shares.mul(total, axis=0) + noise).sum(axis=0), [0.025, 0.975])


def to_come(bought, day):
    tried = trial(bought, day)
    rng = numpy.random.default_rng(1987)
    h = histories(bought, day)
    buying, spending = fit_buying(h), fit_spending(h)
    model, spend = numpy.exp(buying[0]), numpy.exp(spending[0])
    h['alive'] = alive(model, h)
    h['orders'] = ahead(model, h, WEEKS)
    h['spend'] = h.orders * amount(spend, h)
    parts = [ahead(model, h, WEEKS * part / 4) for part in (1, 2, 3)] + [h.orders]
    h['value'] = sum((part - before) * 1.1 ** -((i + 0.5) / 4) for i, (before, part) in enumerate(zip([0, *parts], parts)))
    h['next'] = (model[1] + h.age) * (2 ** (1 / (model[0] + h.x)) - 1)
    year = bought[bought.day > day - pandas.Timedelta(days=365)].groupby('customer').amount.sum()
    worth = year.reindex(h.index, fill_value=0).rank(pct=True, method='first')
    h['group'] = (worth > 0.5).astype(int) + (worth > 0.8) + 3 * (h.x > 0)
    again = h[h.x > 0]
    bound = numpy.corrcoef(again.x, again['mean'])
    groups = [rows for _, rows in h.groupby('group')]
    sizes = h.groupby('group').size()
    orders, money = futures(groups, rng, buying, spending)
    sums = h.groupby('group')[['orders', 'spend']].sum()
    return tried, bound, interval(sums.orders, sizes, orders, rng), interval(sums.spend, sizes, money, rng), sums.sum()
