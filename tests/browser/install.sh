#!/bin/sh
# install.sh - the packages of package.json, in exactly those versions, into
# build/browser. Does nothing when they are there.
set -eu
cd "$(dirname "$0")/../.."
out=build/browser
mkdir -p "$out"
cmp -s tests/browser/package.json "$out/package.json" &&
	[ -d "$out/node_modules" ] && exit 0
rm -rf "$out/node_modules"
cp tests/browser/package.json "$out/package.new"
mkdir -p "$out/get"
cp tests/browser/package.json "$out/get/package.json"
(cd "$out/get" && npm install --no-package-lock --no-audit --no-fund \
	--ignore-scripts --loglevel=error)
mv "$out/get/node_modules" "$out/node_modules"
rm -rf "$out/get"
mv "$out/package.new" "$out/package.json"
