"""What is shown of the figures of `converge`, and what is to be reached."""

from bench.figures import table

TARGETS = {             # of the medians: what is compared, with which floor, at most how many times it
    "further": ("flow-mod", 3.0),
    "first": ("held-ovsdb", 1.5),
}
TARGET_PUT = 15.0       # milliseconds from the PUT to the commit, at most


def show(figures):
    print("machine: " + ", ".join(f"{key} {value}" for key, value in figures["machine"].items()))
    for size in figures["sizes"]:
        shots = size["shots"]
        count = shots["flow-mod"]["first copy"]["n"]
        print(f"\n{size['ports']} ports, {count} shots of each kind, all in turns")
        for rows in (totals(shots), split(shots), verdicts(shots)):
            print("\n" + table(rows))


def totals(shots):
    yield ["start to first copy, ms", "p50", "p95", "p50 / flow-mod", "p50 / held-ovsdb"]
    for name, steps in shots.items():
        first = steps["first copy"]
        yield [name, first["p50"], first["p95"],
               *(first["p50"] / shots[floor]["first copy"]["p50"] for floor in ("flow-mod", "held-ovsdb"))]


def split(shots):
    yield ["split, ms, p50 / p95", *TARGETS]
    for step in shots["further"]:
        yield [step, *(f"{shots[name][step]['p50']:.2f} / {shots[name][step]['p95']:.2f}" for name in TARGETS)]


def verdicts(shots):
    yield ["to reach, p50", "measured", "at most", ""]
    for name, (floor, times) in TARGETS.items():
        ratio = shots[name]["commit seen to first copy"]["p50"] / shots[floor]["first copy"]["p50"]
        yield verdict(f"{name}: commit seen to first copy, in {floor}s", ratio, times)
        yield verdict(f"{name}: put to commit seen, ms", shots[name]["put to commit seen"]["p50"], TARGET_PUT)


def verdict(what, measured, most):
    return [what, measured, most, "reached" if measured <= most else "NOT REACHED"]
