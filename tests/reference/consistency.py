"""consistency.py DIR: decision consistency after Livingston and Lewis, with
scipy's integrals in place of our sums, against DIR/ours.csv. TAP."""

import csv
import math
import sys

from scipy.integrate import quad
from scipy.stats import beta, binom

folder = sys.argv[1]
with open(f"{folder}/rows.csv", encoding="utf-8") as f:
    rows = [[float(x) for x in row[:20]] for row in list(csv.reader(f))[1:]]
with open(f"{folder}/ours.csv", encoding="utf-8", newline="") as f:
    ours = {
        row["measure"]: row["value"]
        for row in csv.DictReader(f)
        if row["subject"] == "form"
    }

k = len(rows[0])
totals = [sum(row) for row in rows]


def variance(values):
    mean = sum(values) / len(values)
    return sum((v - mean) ** 2 for v in values) / (len(values) - 1)


mean = sum(totals) / len(totals)
spread = variance(totals)
alpha = k / (k - 1) * (1 - sum(variance(column) for column in zip(*rows)) / spread)
step = 1 if all(x in (0, 1) for row in rows for x in row) else 1 / 12
length = (mean * (k - mean) - alpha * spread) / (spread * (1 - alpha))
need = math.ceil(length * (16 - step / 2) / k)
true = alpha * spread / k**2
size = mean / k * (1 - mean / k) / true - 1
people = beta(mean / k * size, (1 - mean / k) * size)


def passing(t):
    return binom.sf(need - 1, round(length), t)


def over_all(f):
    """The mean of f over people, cut where the curve is steep."""
    steep = need / round(length)
    return quad(lambda t: f(t) * people.pdf(t), 0, 1, points=[steep], limit=500)[0]


p0 = over_all(lambda t: passing(t) ** 2 + (1 - passing(t)) ** 2)
once = over_all(passing)
chance = once**2 + (1 - once) ** 2
failed = 0
for number, (name, want) in enumerate(
    [("consistency", p0), ("kappa", (p0 - chance) / (1 - chance))], 1
):
    good = abs(float(ours[name]) - want) <= 2e-6
    failed += not good
    print(
        f"{'ok' if good else 'not ok'} {number} - {name}: "
        f"ours {ours[name]}, scipy's {want:.7f}"
    )
print("1..2")
sys.exit(failed > 0)
