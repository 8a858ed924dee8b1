#!/bin/sh
# Speak the demo texts: one sentence a line, a pause after each, a longer one for an empty line.
# Needs flite and sox; the result is the same, sample for sample, each time.
#   resources/demo/make.sh                  all of them
#   resources/demo/make.sh earlier-1        one of them
set -eu
cd "$(dirname "$0")"
[ $# -gt 0 ] || set -- walkthrough earlier-1 earlier-2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
format="-r 16000 -c 1 -b 16"

for name in "$@"; do
    rm -f "$work"/*
    line=0
    while IFS= read -r words; do
        line=$((line + 1))
        part="$work/$(printf %04d "$line")"
        if [ -z "$words" ]; then
            # shellcheck disable=SC2086
            sox -D -n $format "$part.wav" trim 0 0.8
        else
            printf '%s\n' "$words" >"$part.txt"
            flite -voice slt -f "$part.txt" -o "$part.spoken"
            # shellcheck disable=SC2086
            sox -D -t wav "$part.spoken" $format "$part.wav" pad 0 0.6
        fi
    done <"$name.txt"
    # shellcheck disable=SC2086
    sox -D "$work"/*.wav $format "$name.flac"
    echo "$name.flac: $(soxi -D "$name.flac") s"
done
