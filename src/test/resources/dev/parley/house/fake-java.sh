#!/bin/sh
# Stands in for Java: prints each argument on a line, and makes the start-up record when it is asked to.
for argument in "$@"; do
  printf '<%s>\n' "$argument"
  case $argument in -XX:AOTCacheOutput=*) : >"${argument#*=}" ;; esac
done
