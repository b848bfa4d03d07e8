#!/bin/sh
# Fuzzes the decoder of packed programs (image/unpack) with sanitizers.
# Usage: src/test/c/fuzz.sh SECONDS [SEED] FOLDER
# The folder holds payloads to begin with, and Go's tables alone: TestPackedByC leaves some in target/payloads. Needs clang or
# gcc (CC chooses).
# A finding ends the run; the mutant is then in target/fuzz/fuzz-last. Make a test of
# TestPackedByC of it.
set -eu

[ $# -ge 2 ] || { sed -n 's/^# //p' "$0" >&2; exit 2; }
seconds=$1
seed=1
if [ $# -ge 3 ]; then
    seed=$2
    shift
fi
payloads=$(cd "$2" && pwd)
home=$(cd "$(dirname "$0")/../../.." && pwd)
work=$home/target/fuzz
mkdir -p "$work"
${CC:-clang} -g -O1 -std=gnu11 -Wall -Wextra -fsanitize=address,undefined -fno-sanitize-recover=all -DEVERY_FILTER -I"$home/image/unpack" -o "$work/unpack" \
    "$home/src/test/c/unpack.c" "$home/image/unpack/decode.c" "$home/image/unpack/lzma.c" "$home/image/unpack/filter.c" "$home/image/unpack/go.c"
cd "$work"
exec ./unpack --fuzz "$seconds" "$seed" "$payloads"/*
