#!/usr/bin/env bash
# From annotated texts to the reader's model, in one command:
#
#   training/make.sh ENCODER_DIR OPEN_TEXTS.jsonl OUT.reader
#
# ENCODER_DIR holds model.safetensors and tokenizer.json of all-MiniLM-L6-v2; OPEN_TEXTS.jsonl the openly licensed texts
# (`{"id", "published", "text"}` a line) whose labels are models/reader/open.jsonl. The texts of bundles and of cases/kinds
# are the project's own. Some two hours on two processors; the same input gives the same weights on the same processor.
set -euo pipefail
cd "$(dirname "$0")/.."
encoder=$1 texts=$2 out=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=${PYTHON:-python3}

cargo build --release --package xtask
rows() { ./target/release/xtask reader-rows --vocabulary "$work/vocabulary.txt" <"$1" >"$2"; }

"$python" - "$encoder/tokenizer.json" >"$work/vocabulary.txt" <<'PY'
import json, sys
vocabulary = json.load(open(sys.argv[1], encoding="utf-8"))["model"]["vocab"]
print("\n".join(sorted(vocabulary, key=vocabulary.get)))
PY
"$python" training/annotations.py check "$texts" models/reader/open.jsonl
"$python" training/kinds.py texts cases/kinds/*.cases >"$work/kinds.jsonl"
rows "$texts" "$work/open.rows"
rows "$work/kinds.jsonl" "$work/kinds.rows"

# The bundles that were written first, and those written for what a model of the first got wrong.
number() { basename "$1" | cut -d- -f1; }
first=() later=()
for bundle in $(printf '%s\n' models/reader/bundles/*.bundle | LC_ALL=C sort); do
    if [ "$(number "$bundle")" -le 64 ]; then first+=("$bundle"); else later+=("$bundle"); fi
done
for part in first later; do
    declare -n bundles=$part
    "$python" training/bundles.py texts "${bundles[@]}" >"$work/$part.jsonl"
    "$python" training/annotations.py bundles "${bundles[@]}" >"$work/$part.labels"
    rows "$work/$part.jsonl" "$work/$part.rows"
done

# First above all which words tell an act of which kind: that is asked of every word and its loss is small beside that of the
# roles. Then from the later bundles too, with more weight on the roles.
"$python" training/train.py "$encoder" "$work/first.pt" --kind-weight 8 --threads 2 --hold 0 --epochs 4 \
    --rows "$work/open.rows" "$work/first.rows" "$work/kinds.rows" \
    --annotations models/reader/open.jsonl "$work/first.labels" models/reader/kinds.jsonl
"$python" training/train.py "$encoder" "$work/weights.pt" --start "$work/first.pt" --kind-weight 4 --threads 2 --hold 0 --epochs 3 \
    --rows "$work/open.rows" "$work/first.rows" "$work/kinds.rows" "$work/later.rows" \
    --annotations models/reader/open.jsonl "$work/first.labels" "$work/later.labels" models/reader/kinds.jsonl | tee "$work/log"
settings=$("$python" training/calibrate.py "$work/weights.pt" --hold 0 --rows "$work/open.rows" "$work/first.rows" "$work/later.rows" \
    --annotations models/reader/open.jsonl "$work/first.labels" "$work/later.labels" | tee -a "$work/log" | head -1)
# shellcheck disable=SC2086
"$python" training/export.py "$work/weights.pt" "$work/vocabulary.txt" "$out" --name "$(basename "$out" .reader)" $settings
cat models/reader/bundles/*.bundle >"$work/bundles"
cat cases/kinds/*.cases >"$work/kinds.cases"
"$python" training/manifest.py "$out" "$work/log" --encoder "$encoder/model.safetensors" \
    --input "$texts" "CC BY-SA, CC BY, public domain" --input models/reader/open.jsonl "MIT OR Apache-2.0" \
    --input "$work/bundles" "MIT OR Apache-2.0" --input "$work/kinds.cases" "MIT OR Apache-2.0" \
    --input models/reader/kinds.jsonl "MIT OR Apache-2.0" >"${out%.reader}.manifest.json"
