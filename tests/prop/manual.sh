#!/usr/bin/env bash
# The manual pages say what the program does: mandoc has nothing to say, every
# command, option and code is there, and the examples run. TAP.
set -u
. "$(dirname "$0")/../lib/tap.sh"
PATH=$(dirname "$precept"):$PATH

# examples PAGE: what stands in its EXAMPLES, one display after another, each
# ended by a form feed.
examples() {
	awk '/^\.Sh / { in_it = /^\.Sh EXAMPLES/ }
		in_it && /^\.Bd/ { show = 1; next }
		in_it && /^\.Ed/ { show = 0; printf "\f"; next }
		show { gsub(/\\e/, "\\"); gsub(/\\&/, ""); print }' "$1"
}

# Commands that go on in the next line, as one line each.
joined() {
	tr -d '\f' | sed -e ':more' -e '/\\$/{' -e 'N;s/ *\\\n */ /;b more' -e '}'
}

for page in "$top"/build/man/*.[1-9]; do
	mandoc -T lint -W warning "$page" >"$work/lint" 2>&1
	[ ! -s "$work/lint" ]
	status=$?
	sed 's/^/# /' "$work/lint"
	ok $status "mandoc has nothing to say on ${page##*/}"
done

# A part that no page takes in is read by nobody.
for part in "$top"/src/man/*/*.mdoc; do
	grep -qxF -- "$(grep -v '^\.[A-Z][a-z]' "$part" | head -n 1)" \
		"$top"/build/man/*
	ok $? "a page takes in ${part#"$top"/src/man/}"
done

"$precept" help | awk '/^[A-Z]/ { in_it = /^Commands:/; next }
	in_it && NF { print $1 }' >"$work/commands"
[ -s "$work/commands" ]
ok $? "help lists commands"
while read -r command; do
	grep -q "^\.It Ic $command" "$top/src/man/precept.1"
	ok $? "precept(1) describes $command"
	"$precept" help "$command" | grep -oE -- '--[a-z]+' | sort -u |
		while read -r option; do
			grep -qE -- "-${option#--}([ =]|$)|Fl -${option#--}" \
				"$top/src/man/precept.1" || echo "$option"
		done >"$work/missing"
	[ ! -s "$work/missing" ]
	status=$?
	sed 's/^/# not in the page: /' "$work/missing"
	ok $status "precept(1) has the options of $command"
done <"$work/commands"

diff <("$precept" explain | awk '{ print $1 }' | sort) \
	<(awk '/^\.It P[0-9]/ { print $2 }' \
		"$top/build/man/precept-messages.7" | sort) >"$work/diff"
status=$?
sed 's/^/# /' "$work/diff"
ok $status "explain and precept-messages(7) know the same codes"

cd "$work" || exit 1
examples "$top/build/man/precept.1" | joined >commands.sh
while read -r line; do
	sh -c "$line" >said 2>&1 </dev/null
	status=$?
	[ $status = 0 ] || sed 's/^/# /' said
	ok $status "precept(1): $line"
done <commands.sh

"$top/build/precept-grade" --help | grep -oE -- '--[a-z]+' | sort -u |
	while read -r option; do
		grep -qE -- "-${option#--}([ =]|$)|[, ]-${option#--} " \
			"$top/src/man/precept-grade.1" || echo "$option"
	done >missing
[ ! -s missing ]
status=$?
sed 's/^/# not in the page: /' missing
ok $status "precept-grade(1) has its options"

mkdir -p grade/private/quizzes/nurse grade/inbox && cd grade || exit 1
printf '%064d\n' 7 >private/token.key
kit=$top/tests/lib/quiz.py
python3 "$kit" key private/quizzes/nurse/key.zip / \
	result inbox/a.xml person=e1 form=A / result inbox/b.xml person=e2 form=A
cp private/quizzes/nurse/key.zip private/quizzes/nurse/key-0a1b2c3d4e5f.zip
printf 'person,q-photo,q-device,q-like,q-report,q-review\ne9,B,A|C,F,C>A>B,C\n' |
	tee first.csv >second.csv
printf 'person,name,department\ne1,Ann Sample,ICU\n' >people.csv
cp "$top/templates/quiz/lms-export.xml" map.xml
printf 'User ID,Full Name,Course,Completed,Score,Status\n%s\n' \
	'e1,Ann Sample,Social Media: Nurses,11/22/2026,92.5,Passed' >export.csv
# The page names a question of the library; the sample quiz has one like it.
examples "$top/build/man/precept-grade.1" | joined |
	sed 's/q-friend-1/q-friend/' >commands.sh
while read -r line; do
	sh -c "$line" >said 2>&1 </dev/null
	status=$?
	[ $status = 0 ] || said said
	ok $status "precept-grade(1): $line"
done <commands.sh
for shell in bash zsh fish; do
	"$top/build/precept-grade" --completion=$shell >completion.$shell
	ok $? "precept-grade: completions for $shell"
done
bash -n completion.bash && bash -n completion.zsh
ok $? "precept-grade: a shell takes them"
cd ..

mkdir settings && examples "$top/build/man/precept-settings.5" |
	tr -d '\f' >settings/organization.xml
precept check settings >said 2>&1
status=$?
[ $status = 0 ] || sed 's/^/# /' said
ok $status "precept-settings(5): the example checks"

precept --quiet build --out=edition settings >said 2>&1 &&
	mkdir earlier && cp -r edition/. earlier &&
	mv earlier edition && cd edition || exit 1
examples "$top/build/man/precept-edition.5" >../all
for i in 1 2 3; do
	awk -v RS='\f' -v i=$i 'NR == i' ../all >../example
	bash ../example >../said 2>&1
	status=$?
	[ $status = 0 ] || said ../said
	ok $status "precept-edition(5): example $i"
done
cd ..

# What precept-quiz(5) tells an auditor to type comes to what the parts hold.
mkdir quiz && cd quiz || exit 1
python3 "$kit" key key.zip && cp key.zip open.zip
printf '%064d\n' 7 >token.key
examples "$top/build/man/precept-quiz.5" >../all
for i in 1 2 3 4; do
	awk -v RS='\f' -v i=$i 'NR == i' ../all >../example
	bash -e ../example >../said 2>&1
	status=$?
	[ -s ../said ] || status=1
	[ $status = 0 ] || said ../said
	ok $status "precept-quiz(5): example $i"
	cp ../said said.$i
done
python3 - <<'END'
import hashlib, hmac, re, zipfile
z = zipfile.ZipFile("key.zip")
hex = lambda b: hashlib.sha256(b).hexdigest()
quiz = hex(z.read("digests.txt"))	# of the open part; here the key stands for it
assert quiz in open("said.1").read()
assert open("said.2").read().split()[0] == hex(z.read("open-digests.txt"))
seed = hex(f"{quiz}|e1001|1".encode())
units = []
for item in re.findall(r"<item [^>]*>", z.read("quiz.xml").decode()):
    unit = re.search(r'scenario="([^"]*)"', item) or re.search(r'id="([^"]*)"', item)
    if unit[1] not in units:
        units.append(unit[1])
want = sorted(f"{hex(f'{seed}|{u}'.encode())}  {u}" for u in units)
assert open("said.3").read().splitlines() == want, want
code = hmac.new(bytes(31) + b"\7", f"precept-token-1\n{quiz}\ne1001\n20261231\n".encode(), "sha256")
assert open("said.4").read().strip() == code.hexdigest()[:32]
END
ok $? "precept-quiz(5): what its examples print"
cd ..

for shell in bash zsh fish; do
	precept help --completion=$shell >completion.$shell
	ok $? "completions for $shell"
	# Where the shell is not here, bash sees at least a quotation mark that
	# is not closed: in zsh's whole file, in each of fish's lines.
	if command -v $shell >/dev/null; then
		$shell -n completion.$shell
	elif [ $shell = zsh ]; then
		bash -n completion.zsh
	else
		(while read -r line; do
			bash -n <<<"$line" || exit
		done <completion.fish)
	fi
	ok $? "$shell takes them"
done
tap_done
