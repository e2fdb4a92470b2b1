#!/usr/bin/env python3
"""From annotated texts to the reader's weights.

    python training/train.py ENCODER_DIR OUT.pt --rows ROWS.jsonl ... --annotations ANN.jsonl ... [--hold 0..19] [--epochs N] [--seed N]

ENCODER_DIR holds model.safetensors of all-MiniLM-L6-v2. Rows are what `cargo xtask reader-rows` prints; annotations are lines of
annotations.py. One document in twenty can be held out (--hold): it is scored after each epoch and never learned from.
"""
import argparse
import copy
import json
import math
import random
import time
import zlib

import torch
from safetensors.torch import load_file
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from network import KINDS, LABELS, MASK, MODES, ROLES, STATUS, Network


def overlapping(words, span):
    return [i for i, (a, b) in enumerate(words) if a < span[1] and b > span[0]] if span else []


def mode_of(event):
    """The number of the act's mode; -100 where it is not known or none of the codebook's."""
    name = f"{event['kind']}/{event['mode']}"
    return MODES.index(name) if event["mode"] is not None and name in MODES else -100


# For each kind the modes that it can have, as numbers to be added to the scores.
ALLOWED = torch.tensor([[0.0 if mode.startswith(kind + "/") else -1e9 for mode in MODES] for kind in KINDS])


def prepared(row, events):
    """A window with its labels: kind of each word (-100: not asked), and its events by word."""
    words, sentences = row["words"], row["sentences"]
    kind = [-100] * len(words)
    for a, b in sentences:
        kind[a:b] = [0] * (b - a)
    found, low, high = [], words[row["before"]][0] if row["before"] < len(words) else 1 << 60, words[-1][1]
    for event in events:
        if not (low <= event["trigger"][0] < high):
            continue
        inside = [i for i in overlapping(words, event["trigger"]) if i >= row["before"]]
        if not inside:
            continue
        k = KINDS.index(event["kind"])
        for rank, i in enumerate(inside):
            kind[i] = (1 + len(KINDS) + k) if rank else 1 + k
        spans = [[p["span"] for p in event["actors"]], [p["span"] for p in event["recipients"]],
                 [event["holder"] and event["holder"]["span"]], [event["time"] and event["time"]["span"]], [event["place"] and event["place"]["span"]]]
        roles = [sorted({i for span in one for i in overlapping(words, span)}) for one in spans]
        # A party told only out of reach teaches nothing about the words in reach.
        # Nor does a sentence whose times and places nobody marked.
        partial = event.get("partial", False)
        known = [all(span is not None for span in one) if role < 2 else not partial or role < 3 for role, one in enumerate(spans)]
        # Which state each party is of: the words that name it in this window, if any does.
        parties = []
        for party in event["actors"] + event["recipients"]:
            own = overlapping(words, party["span"])
            if own:
                parties.append((own, party["country"]))
        # The states of either side, wherever they are told; none for a side that nothing tells.
        sides = [{party["country"] for party in side} - {"---"} for side in (event["actors"], event["recipients"])]
        found.append({"sides": sides, "partial": partial, "parties": parties, "words": inside, "kind": k, "status": STATUS.index(event["status"]), "mode": mode_of(event), "roles": roles, "known": known})
    return {**row, "kind": kind, "events": found}


def collate(rows):
    b, n, w = len(rows), max(len(r["pieces"]) for r in rows), max(len(r["words"]) for r in rows)
    pieces, owner = torch.zeros(b, n, dtype=torch.long), torch.full((b, n), -1)
    features, first, kind = torch.zeros(b, w, 6, dtype=torch.long), torch.zeros(b, w, dtype=torch.long), torch.full((b, w), -100)
    lengths = torch.tensor([len(r["pieces"]) for r in rows])
    for j, row in enumerate(rows):
        count = len(row["words"])
        pieces[j, :len(row["pieces"])] = torch.tensor(row["pieces"])
        features[j, :count] = torch.tensor(row["features"])
        first[j, :count] = torch.tensor(row["first"])
        kind[j, :count] = torch.tensor(row["kind"])
        bounds = row["first"] + [len(row["pieces"]) - 1]
        for word in range(count):
            owner[j, bounds[word]:bounds[word + 1]] = word
    return pieces, features, owner, lengths, first, kind


def batches(rows, size, shuffle):
    rows = list(rows)
    if shuffle:
        random.shuffle(rows)
    made = []
    for start in range(0, len(rows), size * 8):
        pool = sorted(rows[start:start + size * 8], key=lambda r: len(r["pieces"]))
        made += [pool[k:k + size] for k in range(0, len(pool), size)]
    if shuffle:
        random.shuffle(made)
    return made


def triggers(rows):
    return [(j, event) for j, row in enumerate(rows) for event in row["events"]]


def forward_roles(model, words, rows, told):
    batch = torch.tensor([j for j, _ in told])
    middle = torch.tensor([e["words"][0] for _, e in told])
    trigger = words[batch, middle]
    return trigger, model.roles(words, torch.tensor([len(r["words"]) for r in rows]), trigger, torch.tensor([e["kind"] for _, e in told]), batch, middle)


def state_scores(model, words, told):
    """For each party of the acts its scores over none and all words, and which of these are right and which can be asked."""
    flat = [(j, own, country) for j, event in told for own, country in event["parties"]]
    if not flat:
        return None
    batch = torch.tensor([j for j, _, _ in flat])
    party = torch.stack([words[j, own].mean(0) for j, own, _ in flat])
    return flat, model.states(words, party, batch)


def state_targets(rows, flat, width):
    right, asked = torch.zeros(len(flat), width, dtype=torch.bool), torch.zeros(len(flat), width, dtype=torch.bool)
    asked[:, 0] = True
    for t, (j, _, country) in enumerate(flat):
        for at, polity in enumerate(rows[j]["polities"]):
            if polity:
                asked[t, 1 + at] = True
                right[t, 1 + at] = polity == country
        right[t, 0] = not bool(right[t].any())
    return right, asked


def side_targets(rows, told, width):
    """For either side of each act which of none and all words name a state of it, and which can be asked. None is right for
    a side that nothing tells, and for one whose states are not named in the window: there is nothing to point to."""
    right, asked = torch.zeros(len(told), 2, width, dtype=torch.bool), torch.zeros(len(told), 2, width, dtype=torch.bool)
    asked[..., 0] = True
    for t, (j, event) in enumerate(told):
        for at, polity in enumerate(rows[j]["polities"]):
            if polity:
                asked[t, :, 1 + at] = True
                for side in range(2):
                    right[t, side, 1 + at] = polity in event["sides"][side]
        for side in range(2):
            right[t, side, 0] = not bool(right[t, side].any())
    return right, asked


def hidden_pieces(pieces, share):
    """Some pieces replaced by [MASK], so that an act is also learned from what stands around it."""
    hide = (torch.rand(pieces.shape) < share) & (pieces > MASK)
    return torch.where(hide, MASK, pieces)


def loss_of(model, rows, kind_weight=1.0):
    pieces, features, owner, lengths, first, kind = collate(rows)
    words = model.words(model.encode(hidden_pieces(pieces, 0.05), features, owner, lengths), first)
    dropped = model.dropout(words)
    loss = kind_weight * cross_entropy(model.kind(dropped).flatten(0, 1), kind.flatten(), ignore_index=-100)
    told = triggers(rows)
    if told:
        trigger, scores = forward_roles(model, dropped, rows, told)
        loss = loss + 0.2 * cross_entropy(model.status(trigger), torch.tensor([e["status"] for _, e in told]))
        modes = torch.tensor([e["mode"] for _, e in told])
        if (modes >= 0).any():
            allowed = ALLOWED[torch.tensor([e["kind"] for _, e in told])]
            loss = loss + 0.1 * cross_entropy(model.mode(trigger) + allowed, modes, ignore_index=-100)
        states = state_scores(model, dropped, told)
        if states:
            flat, scores_of = states
            right, asked = state_targets(rows, flat, scores_of.shape[1])
            whole = scores_of.masked_fill(~asked, -1e9).logsumexp(1)
            loss = loss + 0.3 * (whole - scores_of.masked_fill(~right, -1e9).logsumexp(1)).mean()
        scores_of = model.sides(dropped, trigger, torch.tensor([j for j, _ in told]))
        right, asked = side_targets(rows, told, scores_of.shape[2])
        whole = scores_of.masked_fill(~asked, -1e9).logsumexp(2) - scores_of.masked_fill(~right, -1e9).logsumexp(2)
        loss = loss + 0.4 * whole.mean()
        gold, weight = torch.zeros_like(scores), torch.zeros_like(scores)
        for t, (j, event) in enumerate(told):
            for role, inside in enumerate(event["roles"]):
                gold[t, inside, role] = 1.0
                if event["known"][role]:
                    weight[t, :len(rows[j]["words"]), role] = 1.0
        loss = loss + (binary_cross_entropy_with_logits(scores, gold, reduction="none") * weight).sum() / (8 * len(told))
    return loss


def spans_of(labels):
    """Triggers of a sentence's labels: (first word, one past the last, kind)."""
    found, i = [], 0
    while i < len(labels):
        if labels[i] <= 0:
            i += 1
            continue
        k, end = (labels[i] - 1) % len(KINDS), i + 1
        while end < len(labels) and labels[end] == 1 + len(KINDS) + k:
            end += 1
        found.append((i, end, k))
        i = end
    return found


@torch.no_grad()
def evaluate(model, rows):
    """Triggers by overlap and kind, and status and role words of gold triggers, on held-out rows."""
    model.eval()
    right = given = asked = status = events = modes = moded = 0
    roles = [[0, 0, 0] for _ in ROLES]
    of, sides = [0, 0], [[0, 0, 0], [0, 0, 0]]
    for batch in batches(rows, 16, False):
        pieces, features, owner, lengths, first, kind = collate(batch)
        words = model.words(model.encode(pieces, features, owner, lengths), first)
        best = model.kind(words).argmax(-1)
        for j, row in enumerate(batch):
            labels = [int(best[j, i]) if row["kind"][i] != -100 else 0 for i in range(len(row["words"]))]
            found, wanted = spans_of(labels), [(set(e["words"]), e["kind"]) for e in row["events"]]
            given += len(found)
            asked += len(wanted)
            used = set()
            for a, b, k in found:
                hit = next((i for i, (w, kk) in enumerate(wanted) if i not in used and kk == k and w & set(range(a, b))), None)
                if hit is not None:
                    used.add(hit)
                    right += 1
        told = triggers(batch)
        if not told:
            continue
        trigger, scores = forward_roles(model, words, batch, told)
        best = model.status(trigger).argmax(-1)
        mode = (model.mode(trigger) + ALLOWED[torch.tensor([e["kind"] for _, e in told])]).argmax(-1)
        scores_of = model.sides(words, trigger, torch.tensor([j for j, _ in told]))
        right_of, asked_of = side_targets(batch, told, scores_of.shape[2])
        best_of = scores_of.masked_fill(~asked_of, -1e9).argmax(2)
        for t in range(len(told)):
            for side in range(2):
                sides[side][0] += bool(best_of[t, side]) and bool(right_of[t, side, best_of[t, side]])
                sides[side][1] += bool(best_of[t, side])
                sides[side][2] += not right_of[t, side, 0]
        states = state_scores(model, words, told)
        if states:
            flat, scores_of = states
            of_right, asked_of = state_targets(batch, flat, scores_of.shape[1])
            best_of = scores_of.masked_fill(~asked_of, -1e9).argmax(1)
            of[0] += int(of_right[torch.arange(len(flat)), best_of].sum())
            of[1] += len(flat)
        for t, (j, event) in enumerate(told):
            events += 1
            status += int(best[t]) == event["status"]
            moded += event["mode"] >= 0
            modes += int(mode[t]) == event["mode"]
            for role, inside in enumerate(event["roles"]):
                if event["known"][role]:
                    got = {i for i in range(len(batch[j]["words"])) if scores[t, i, role] > 0}
                    roles[role][0] += len(got & set(inside))
                    roles[role][1] += len(got)
                    roles[role][2] += len(inside)
    f1 = lambda hit, a, b: 2 * hit / max(1, a + b)
    return {"trigger P": right / max(1, given), "trigger R": right / max(1, asked), "trigger F1": f1(right, given, asked),
            "status": status / max(1, events), "mode": modes / max(1, moded), "of state": of[0] / max(1, of[1]), "state of actor": f1(*sides[0]), "state of recipient": f1(*sides[1]), **{ROLES[r]: f1(*roles[r]) for r in range(len(ROLES))}}


def load(rows_paths, annotation_paths):
    events = {}
    for path in annotation_paths:
        with open(path, encoding="utf-8") as lines:
            for line in map(json.loads, lines):
                events[line["id"]] = line["events"]
    rows = []
    for path in rows_paths:
        with open(path, encoding="utf-8") as lines:
            rows += [row for row in map(json.loads, lines) if row["document"] in events]
    return [prepared(row, events[row["document"]]) for row in rows], events


def bucket(row):
    """Which twentieth a window is in. Texts of one bundle tell one happening: they are held out together."""
    return zlib.crc32(row["document"].rsplit("-", 1)[0].encode()) % 20


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder")
    parser.add_argument("out")
    parser.add_argument("--rows", nargs="+", required=True)
    parser.add_argument("--annotations", nargs="+", required=True)
    parser.add_argument("--hold", type=int, default=None)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--start", help="weights to go on from, instead of the encoder's own")
    parser.add_argument("--kind-weight", type=float, default=1.0, help="how much which words tell an act counts beside the rest")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    random.seed(given.seed)
    torch.set_num_threads(given.threads)
    rows, annotated = load(given.rows, given.annotations)
    held = [row for row in rows if given.hold is not None and bucket(row) == given.hold]
    learned = [row for row in rows if given.hold is None or bucket(row) != given.hold]
    print(f"{len(annotated)} texts, {sum(map(len, annotated.values()))} events annotated, {sum(len(r['events']) for r in rows)} in {len(rows)} windows; {len(held)} windows held out", flush=True)
    model = Network()
    model.load_encoder(load_file(given.encoder + "/model.safetensors"))
    if given.start:
        model.load_state_dict(torch.load(given.start)["last"])
    model.pieces.weight.requires_grad = False
    encoder = [p for n, p in model.named_parameters() if p.requires_grad and n.split(".")[0] in ("positions", "norm0", "layers")]
    heads = [p for n, p in model.named_parameters() if p.requires_grad and n.split(".")[0] not in ("positions", "norm0", "layers")]
    optimiser = torch.optim.AdamW([{"params": encoder, "lr": given.rate}, {"params": heads, "lr": 2e-3}], weight_decay=0.01)
    steps = math.ceil(len(learned) / given.batch) * given.epochs + given.epochs
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [given.rate, 2e-3], total_steps=steps, pct_start=0.1)
    begun, mean = time.time(), None
    for epoch in range(given.epochs):
        model.train()
        total = count = 0
        for batch in batches(learned, given.batch, True):
            loss = loss_of(model, batch, given.kind_weight)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(encoder + heads, 1.0)
            optimiser.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
            if count % 50 == 0:
                print(f"  {count} batches, loss {total / count:.4f}, {time.time() - begun:.0f} s", flush=True)
            if epoch >= given.epochs - 2:
                # The weights that are kept are a running mean of the last two epochs.
                with torch.no_grad():
                    if mean is None:
                        mean = {n: p.detach().clone() for n, p in model.named_parameters()}
                    for name, weight in model.named_parameters():
                        mean[name].lerp_(weight, 0.005)
        print(f"epoch {epoch} loss {total / count:.4f} {time.time() - begun:.0f} s", flush=True)
        if held:
            print(json.dumps({k: round(v, 4) for k, v in evaluate(model, held).items()}), flush=True)
        torch.save({"last": model.state_dict(), "epoch": epoch}, given.out + ".part")
    with torch.no_grad():
        for name, weight in model.named_parameters():
            weight.copy_(mean[name])
    if held:
        print("mean", json.dumps({k: round(v, 4) for k, v in evaluate(model, held).items()}), flush=True)
    torch.save({"last": model.state_dict(), "epoch": given.epochs}, given.out)


if __name__ == "__main__":
    main()
