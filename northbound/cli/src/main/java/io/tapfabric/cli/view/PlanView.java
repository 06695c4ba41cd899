package io.tapfabric.cli.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.PlanOutput;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.output.Host;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.output.TapFlow;
import org.opendaylight.yang.gen.v1.urn.tapfabric.rev261120.plan.output.host.Change;

/**
 * What a change would do: first to the tap-flows, with their problems, then to each host, row by row and flow by flow.
 * {@code +} would be made, {@code ~} changed, {@code -} removed.
 */
public final class PlanView {
    private static final Difference.Words WORDS = new Difference.Words("~", "before", "after ");

    private final PlanOutput output;

    public PlanView(final PlanOutput output) {
        this.output = output;
    }

    /** Prints all of it. */
    public void print(final Screen screen) {
        screen.print(tapFlows());
        sortedHosts().forEach(host -> {
            screen.print(screen.paint(Style.BOLD, "host " + host.requireId().getValue()));
            screen.print(new Table(List.of(), differences(host).sorted(Difference.ORDER)
                .flatMap(difference -> difference.rows(WORDS).stream()).toList()));
        });
        screen.print(summary());
    }

    /** The tap-flows: one row each, and one for each of their problems. */
    private Table tapFlows() {
        final var rows = new ArrayList<List<Cell>>();
        output.nonnullTapFlow().values().stream().sorted(Comparator.comparing(flow -> flow.requireId().getValue()))
            .forEach(flow -> {
                rows.add(List.of(Cell.of("tap-flow " + flow.requireId().getValue()), effect(flow)));
                rows.addAll(ProblemCells.rows(Optional.of(flow)));
            });
        return new Table(List.of(), rows);
    }

    /** One line that says how much would be done, and that nothing was. */
    private String summary() {
        final var all = sortedHosts().flatMap(PlanView::differences).toList();
        final long made = all.stream().filter(Difference::comes).count();
        final long removed = all.stream().filter(Difference::goes).count();
        return "dry run: " + made + " made, " + (all.size() - made - removed) + " changed, " + removed + " removed on "
            + output.nonnullHost().size() + " hosts; nothing applied";
    }

    private Stream<Host> sortedHosts() {
        return output.nonnullHost().values().stream().sorted(Comparator.comparing(host -> host.requireId().getValue()));
    }

    private static Stream<Difference> differences(final Host host) {
        return host.nonnullChange().values().stream().map(PlanView::difference);
    }

    private static Difference difference(final Change change) {
        return new Difference(change.requireKind(), change.requireKey(), Optional.ofNullable(change.getBefore()),
            Optional.ofNullable(change.getAfter()));
    }

    private static Cell effect(final TapFlow flow) {
        final var effect = flow.requireEffect();
        final var style = switch (effect) {
            case Planned -> Style.GREEN;
            case InPart -> Style.MAGENTA;
            case NotPlanned -> Style.RED;
            case Disabled, Deleted -> Style.GREY;
        };
        return new Cell(effect.getName(), style);
    }
}
