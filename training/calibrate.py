#!/usr/bin/env python3
"""What the scores are divided by so that confidences are what they say (Guo et al. 2017), fitted on the texts held out.

    python training/calibrate.py WEIGHTS.pt --rows ... --annotations ... --hold N

Prints the arguments for export.py (temperatures, and the threshold with the best F1 of triggers) on the first line, then the
expected calibration error of the confidence that an act is one of its kind, before and after.
"""
import argparse
import math

import torch

import train
from network import KINDS, Network


def error(pairs, bins=10):
    """Expected calibration error of (confidence, right) pairs."""
    total = 0.0
    for b in range(bins):
        inside = [(c, r) for c, r in pairs if b / bins <= c < (b + 1) / bins or (b == bins - 1 and c == 1.0)]
        if inside:
            total += abs(sum(c for c, _ in inside) - sum(r for _, r in inside))
    return total / max(1, len(pairs))


def best_temperature(loss):
    return min((t / 20 for t in range(10, 61)), key=loss)


def acts(chances, asked, threshold):
    """Acts of a window as the reader finds them: (first word, one past the last, kind, confidence)."""
    found, i, k = [], 0, len(KINDS)
    while i < len(chances):
        if not asked[i] or 1 - chances[i][0] < threshold:
            i += 1
            continue
        kinds = chances[i][1:1 + k] + chances[i][1 + k:]
        kind, end = int(kinds.argmax()), i + 1
        while end < len(chances) and asked[end] and int(chances[end].argmax()) == 1 + k + kind:
            end += 1
        found.append((i, end, kind, float(kinds[kind])))
        i = end
    return found


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights")
    parser.add_argument("--rows", nargs="+", required=True)
    parser.add_argument("--annotations", nargs="+", required=True)
    parser.add_argument("--hold", type=int, required=True)
    given = parser.parse_args()
    torch.set_num_threads(1)
    model = Network()
    model.load_state_dict(torch.load(given.weights)["last"])
    model.eval()
    rows, _ = train.load(given.rows, given.annotations)
    rows = [row for row in rows if train.bucket(row) == given.hold]
    windows, status, roles = [], [], []
    for batch in train.batches(rows, 8, False):
        pieces, features, owner, lengths, first, _ = train.collate(batch)
        words = model.words(model.encode(pieces, features, owner, lengths), first)
        scores = model.kind(words)
        windows += [(scores[j, :len(row["words"])], row) for j, row in enumerate(batch)]
        told = train.triggers(batch)
        if told:
            trigger, of_roles = train.forward_roles(model, words, batch, told)
            status.append((model.status(trigger), torch.tensor([e["status"] for _, e in told])))
            for t, (j, event) in enumerate(told):
                for role, inside in enumerate(event["roles"]):
                    if event["known"][role]:
                        gold = torch.zeros(len(batch[j]["words"]))
                        gold[inside] = 1.0
                        roles.append((role, of_roles[t, :len(gold), role], gold))
    asked = torch.cat([s[torch.tensor(r["kind"]) != -100] for s, r in windows])
    gold = torch.cat([torch.tensor(r["kind"])[torch.tensor(r["kind"]) != -100] for s, r in windows])
    cross = torch.nn.functional.cross_entropy
    kind = best_temperature(lambda t: float(cross(asked / t, gold)))
    s, g = torch.cat([a for a, _ in status]), torch.cat([b for _, b in status])
    standing = best_temperature(lambda t: float(cross(s / t, g)))
    r, rg = torch.cat([a for _, a, _ in roles]), torch.cat([b for _, _, b in roles])
    role = best_temperature(lambda t: float(torch.nn.functional.binary_cross_entropy_with_logits(r / t, rg)))

    def best_threshold(which):
        """The least chance at which the words of a role have the best F1."""
        chances = torch.cat([a for one, a, _ in roles if one == which]).div(role).sigmoid()
        told = torch.cat([b for one, _, b in roles if one == which])
        found = lambda t: 2 * float(((chances >= t) * told).sum()) / max(1.0, float((chances >= t).sum() + told.sum()))
        return max((t / 100 for t in range(20, 61, 5)), key=found)

    def judged(temperature, threshold):
        pairs, hits, wanted = [], 0, 0
        for scores, row in windows:
            chances = (scores / temperature).softmax(-1)
            events = [(set(e["words"]), e["kind"]) for e in row["events"]]
            wanted += len(events)
            used = set()
            for a, b, k, confidence in acts(chances, [one != -100 for one in row["kind"]], threshold):
                hit = next((i for i, (w, kk) in enumerate(events) if i not in used and kk == k and w & set(range(a, b))), None)
                if hit is not None:
                    used.add(hit)
                    hits += 1
                pairs.append((confidence, hit is not None))
        return pairs, 2 * hits / max(1, len(pairs) + wanted)

    def scaled(pairs, slope, shift):
        return [(float(torch.sigmoid(torch.tensor(slope * math.log(c / (1 - c)) + shift))), r) for c, r in pairs]

    def best_scaling(pairs):
        """The slope and shift of the log-odds with which the confidences are likeliest (Platt 1999)."""
        odds = torch.tensor([math.log(c / (1 - c)) for c, _ in pairs])
        right = torch.tensor([float(r) for _, r in pairs])
        both = torch.tensor([1.0, 0.0], requires_grad=True)
        fit = torch.optim.LBFGS([both], max_iter=100)

        def step():
            fit.zero_grad()
            loss = torch.nn.functional.binary_cross_entropy_with_logits(both[0] * odds + both[1], right)
            loss.backward()
            return loss
        with torch.enable_grad():
            fit.step(step)
        return [round(float(one), 4) for one in both]

    threshold = max((t / 100 for t in range(30, 71, 5)), key=lambda t: judged(kind, t)[1])
    pairs, _ = judged(kind, threshold)
    pairs = [(min(max(c, 1e-6), 1 - 1e-6), r) for c, r in pairs]
    slope, shift = best_scaling(pairs)
    print(f"--temperature kind={kind} status={standing} role={role} --threshold {threshold} --scaling {slope} {shift} --roles {' '.join(str(best_threshold(one)) for one in range(5))}")
    print(f"calibration error {error(pairs):.4f} before, {error(scaled(pairs, slope, shift)):.4f} after; F1 {judged(kind, threshold)[1]:.4f}")


if __name__ == "__main__":
    main()
