#!/usr/bin/env bash
# The grader at scale, on random answers: verdicts are those of a slow scorer
# in Python, do not depend on the order of rows, nor on how the CSV is written;
# no score is out of bounds; results in XML score as the same rows do. TAP.
set -u
. "$(dirname "$0")/../lib/tap.sh"
grade=$(dirname "$precept")/precept-grade
cd "$work" || exit 1
seed=${SEED:-4711}
echo "# SEED=$seed"

python3 - "$top/tests/lib" "$seed" <<'END' || exit 1
import csv, random, subprocess, sys
sys.path.insert(0, sys.argv[1])
import quiz
rnd = random.Random(int(sys.argv[2]))
# Three of four kinds of cells are right; the rest is anything allowed.
items = [(f"q{n:02}", "multiple" if n % 5 == 4 else "single") for n in range(20)]
key, rows = {}, []
for i, kind in items:
    key[i] = "|".join(sorted(rnd.sample("ABCD", 2))) if kind == "multiple" else rnd.choice("ABCD")
critical = {"q00", "q07"}
with open("key.csv", "w", newline="") as f:
    w = csv.writer(f)
    w.writerow(["item", "key", "critical", "kind"])
    w.writerows([i, key[i], int(i in critical), kind] for i, kind in items)
def cell(i, kind):
    if rnd.random() < .75:
        return key[i]
    if rnd.random() < .1:
        return ""
    return "|".join(rnd.sample("ABCD", rnd.randint(1, 4))) if kind == "multiple" else rnd.choice("ABCD")
with open("want.csv", "w") as want:
    want.write("emp_id,attempt,score,pass\n")
    for n in range(20000):
        row = [f"e{n // 2:05}", str(1 + n % 2), f"2026-11-{1 + n % 28:02}T{n % 24:02}:{n % 60:02}:00Z"]
        row += [cell(i, kind) for i, kind in items]
        right = {i for (i, _), c in zip(items, row[3:]) if set(c.split("|")) == set(key[i].split("|"))}
        # 16 of 20: four fifths, without a fraction
        want.write(f"{row[0]},{row[1]},{len(right)},{int(len(right) * 5 >= 20 * 4 and critical <= right)}\n")
        rows.append(row)
head = ["emp_id", "attempt", "submitted"] + [i for i, _ in items]
def write(name, rows, head=head, bom="", **kw):
    with open(name, "w", newline="", encoding="utf-8") as f:
        f.write(bom)
        csv.writer(f, lineterminator=kw.pop("end", "\n"), **kw).writerows([head] + rows)
write("rows.csv", rows)
write("quoted.csv", rows, quoting=csv.QUOTE_ALL, end="\r\n", bom="\ufeff")
write("semicolons.csv", rows, delimiter=";")
write("small.csv", [[c if n < 3 else c.lower() for n, c in enumerate(r)] for r in rows])
shuffled = rows[:]
rnd.shuffle(shuffled)
write("shuffled.csv", shuffled)
order = list(range(len(head)))
rnd.shuffle(order)
write("columns.csv", [[r[n] for n in order] for r in rows], head=[head[n] for n in order])
write("first.csv", rows[:300])
quiz.foreign("key.zip", "key.csv")
import os
os.mkdir("results")
for r in rows[:300]:
    parts = "".join(f'<itemResult identifier="{i}"><responseVariable identifier="RESPONSE" cardinality="{kind}" baseType="identifier">'
                    "<candidateResponse>" + "".join(f"<value>{v}</value>" for v in c.split("|") if v) +
                    "</candidateResponse></responseVariable></itemResult>" for (i, kind), c in zip(items, r[3:]))
    with open(f"results/{r[0]}-{r[1]}.xml", "w") as f:
        f.write('<assessmentResult xmlns="http://www.imsglobal.org/xsd/imsqti_result_v3p0">'
                f'<context sourcedId="{r[0]}"><sessionIdentifier sourceID="urn:precept:attempt" identifier="a{r[1]}"/></context>'
                f'<testResult identifier="t" datestamp="{r[2]}"/>{parts}</assessmentResult>')
END

columns=emp_id,attempt,score,pass
run() { # FILE [OPTION...]
	local file=$1
	shift
	"$grade" --quiet --key=key.zip --pass=.8 --columns="$columns" "$@" "$file"
}

for file in rows quoted semicolons small columns; do
	run $file.csv >got 2>err
	status=$?
	said err
	ok $status "$file.csv is graded"
	cmp got want.csv
	ok $? "$file.csv: scores and verdicts of 20,000 rows are those of the slow scorer"
done
run shuffled.csv | sort >got && sort want.csv | cmp - got
ok $? "the order of rows changes no verdict"
run - <rows.csv | cmp - want.csv
ok $? "nor does standard input"
"$grade" --quiet --key=key.zip --pass=.8 --columns=person,attempt,score,pass results |
	sed 1d >got && sed 1d want.csv | head -300 | cmp - got
ok $? "300 results documents score as the same rows do"
awk -F, 'NR > 1 && ($3 < 0 || $3 > 20) { bad = 1 } END { exit bad }' want.csv
ok $? "scores are within bounds"
# Which attempt counts does not depend on the order of rows either.
for how in highest average first last; do
	columns=emp_id,final,final-percent run rows.csv --attempts=$how | sort -u >one
	columns=emp_id,final,final-percent run shuffled.csv --attempts=$how | sort -u | cmp - one
	ok $? "--attempts=$how, whatever the order"
done
"$grade" --quiet --key=key.zip --pass=.8 --format=json first.csv >a.json &&
	"$grade" --quiet --key=key.zip --pass=.8 --format=json first.csv | cmp - a.json
ok $? "the same input gives the same bytes"
tap_done
