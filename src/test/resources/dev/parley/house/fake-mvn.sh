#!/bin/sh
# Stands in for Maven: makes what `package` makes and notes each call; fails when there is a file named `broken`.
if [ "$1" = --version ]; then
  echo "Apache Maven 3.9.9"
  exit
fi
root=$(dirname "$0")/..
echo "$*" >>"$root/maven-calls"
[ ! -e "$root/broken" ] || exit 1
mkdir -p "$root/target"
: >"$root/target/jvm.options"
cat "$root"/src/main/* >"$root/target/parley.jar"
