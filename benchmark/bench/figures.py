"""Percentiles, ratios and the table of them."""

import statistics


def percentile(values, part):
    """The value that a part (0 to 1) of all do not exceed, interpolated."""
    ordered = sorted(values)
    place = part * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def summary(milliseconds):
    return {"n": len(milliseconds), "p50": round(statistics.median(milliseconds), 3),
            "p95": round(percentile(milliseconds, 0.95), 3)}


def table(rows):
    """Columns as wide as they must be; the first one left-aligned."""
    texts = [[cell if isinstance(cell, str) else f"{cell:.2f}" for cell in row] for row in rows]
    widths = [max(len(row[column]) for row in texts) for column in range(len(texts[0]))]
    return "\n".join("  ".join(cell.rjust(width) if column else cell.ljust(width)
                               for column, (cell, width) in enumerate(zip(row, widths))) for row in texts)
