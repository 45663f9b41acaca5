#!/bin/sh
# packages.sh build|test|browsers|reference [--list] - install the Debian
# packages that are missing for building, for testing too, for testing in a
# browser too, or for `make reference`.
# Elsewhere: say which programs and libraries are needed and stop.
set -eu

build="gcc libc6-dev pkg-config libxml2-dev libcmark-gfm-dev
	libcmark-gfm-extensions-dev libhpdf-dev libharfbuzz-dev
	libunibreak-dev libhyphen-dev libpng-dev libdeflate-dev libssl-dev
	libjansson-dev libutf8proc-dev libzip-dev fonts-sil-gentiumplus fonts-lato
	fonts-dejavu-core hyphen-en-us"
tests="perl libxml2-utils qpdf mupdf-tools poppler-utils mandoc valgrind
	clang clang-tidy libclang-rt-dev cppcheck shellcheck default-jdk-headless maven
	python3-minimal jq unzip"
browsers="chromium nodejs npm"
reference="r-base-core r-cran-psych r-cran-psychometric python3-scipy"

case ${1-} in
build) want=$build ;;
test) want="$build $tests" ;;
browsers) want="$build $tests $browsers" ;;
reference) want="$build $reference" ;;
*)
	echo "usage: packages.sh build|test|browsers|reference [--list]" >&2
	exit 64
	;;
esac
if [ "${2-}" = --list ]; then
	# shellcheck disable=SC2086 # a list of words
	printf '%s\n' $want
	exit 0
fi

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
	echo "This is not Debian, so nothing was installed." >&2
	echo "Install what these Debian packages hold, then run make again:" >&2
	# shellcheck disable=SC2086
	printf '  %s\n' $want >&2
	echo "(Ubuntu is untried; on Windows use WSL with Debian.)" >&2
	exit 1
fi

# Node.js often comes from elsewhere than Debian, with its own npm, and then
# Debian's npm cannot be installed beside it: the programs count, not the names.
have() {
	case $1 in
	nodejs) command -v node >/dev/null ;;
	npm) command -v npm >/dev/null ;;
	*)
		state=$(dpkg-query -W -f '${db:Status-Status}' "$1" \
			2>/dev/null || true)
		[ "$state" = installed ]
		;;
	esac
}

missing=
for package in $want; do
	have "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
	sudo=
elif command -v sudo >/dev/null; then
	sudo=sudo
else
	echo "These packages are missing:$missing" >&2
	echo "Ask an administrator for: apt-get install$missing" >&2
	exit 1
fi
echo "Installing:$missing"
[ -n "${APT_UPDATED-}" ] || $sudo apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq \
	-o DPkg::Lock::Timeout=600 --no-install-recommends $missing \
	>/dev/null
